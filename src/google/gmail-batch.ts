/** Owns many requests in one: the body that is sent, and the answers in the one that comes (documented: guides/batch). */

import type { HttpResponse } from '../ports';

/** More are discouraged (documented), though 100 are taken. */
export const MOST_PARTS = 50;

const BOUNDARY = 'trunkline_batch';

/** GETs of these paths. */
export function batchBody(paths: readonly string[]): { contentType: string; text: string } {
  const parts = paths.map(
    (path, n) =>
      `--${BOUNDARY}\r\nContent-Type: application/http\r\nContent-ID: <${n}>\r\n\r\nGET ${path}\r\n\r\n`,
  );
  return {
    contentType: `multipart/mixed; boundary=${BOUNDARY}`,
    text: `${parts.join('')}--${BOUNDARY}--\r\n`,
  };
}

export interface PartAnswer {
  status: number;
  text: string;
}

/** Answers by the number of their request; where one is missing or cut off, there is none. */
export function batchAnswers({ headers, text }: HttpResponse): Map<number, PartAnswer> {
  const answers = new Map<number, PartAnswer>();
  const boundary = /boundary="?([^";]+)"?/i.exec(headers['content-type'] ?? '')?.[1]?.trim();
  if (boundary === undefined) return answers;
  // The last piece is what follows the end, or a part without its end.
  const pieces = `\r\n${text}`.split(`\n--${boundary}`).slice(1, -1);
  for (const piece of pieces) {
    const [number, answer] = partAnswer(piece);
    if (answer) answers.set(number, answer);
  }
  return answers;
}

/** Each part is headers, a status line with headers, a body; between them an empty line. */
function partAnswer(piece: string): [number: number, answer: PartAnswer | undefined] {
  const [head, afterHead] = halves(piece);
  const [status, body] = halves(afterHead);
  // The id comes back as `response-` and the id (documented).
  const number = /^content-id:[ \t]*<?response-(\d+)>?/im.exec(head)?.[1];
  const code = /^\s*HTTP\/\S+ (\d{3})/.exec(status)?.[1];
  return [Number(number), number && code ? { status: Number(code), text: body.trim() } : undefined];
}

function halves(text: string): [before: string, after: string] {
  const gap = /\r?\n\r?\n/.exec(text);
  return gap ? [text.slice(0, gap.index), text.slice(gap.index + gap[0].length)] : [text, ''];
}
