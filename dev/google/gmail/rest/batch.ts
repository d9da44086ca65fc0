/** Owns the batch endpoint: many requests in one body, each answered for itself (documented: guides/batch). */

import { errorResponse, invalid, tooManyAtOnce, type GmailError } from './gmail-error';

/** Documented. */
const MOST_PARTS = 100;

export interface BatchDeps {
  answer: (request: Request) => Promise<Response>;
  boundary: () => string;
  /** Parts beyond this many are refused; undefined answers them all. */
  atOnce: () => number | null;
}

export async function answerBatch(request: Request, deps: BatchDeps): Promise<Response> {
  const boundary = /boundary="?([^";]+)"?/i.exec(request.headers.get('content-type') ?? '')?.[1];
  // Words: seen.
  if (boundary === undefined)
    return refuse(invalid('Failed to parse batch request, error: missing boundary'));
  const parts = partsOf(await request.text(), boundary.trim());
  if (parts.length === 0)
    return refuse(invalid('The batch request could not be parsed: it has no inner requests.'));
  if (parts.length > MOST_PARTS) {
    // Words: seen (mhasbini/gmail_analyzer issue 12).
    return refuse(
      invalid(`Inner request count exceeds the limit. Received: ${parts.length}, Limit: ${MOST_PARTS}`),
    );
  }
  const atOnce = deps.atOnce() ?? Infinity;
  const answers = await Promise.all(
    parts.map(async (part, n) => {
      const inner = innerRequest(part, request);
      if (!inner) return { part, response: refuse(invalid('Failed to parse batch request')) };
      return { part, response: n < atOnce ? await deps.answer(inner) : refuse(tooManyAtOnce()) };
    }),
  );
  const mark = `batch_${deps.boundary()}`;
  const texts = await Promise.all(answers.map(({ part, response }) => answerText(part, response)));
  const body = texts.map((text) => `--${mark}\r\n${text}\r\n`).join('') + `--${mark}--\r\n`;
  return new Response(body, { headers: { 'content-type': `multipart/mixed; boundary=${mark}` } });
}

const refuse = (error: GmailError) => errorResponse(error.refusal);

interface Part {
  contentId: string | undefined;
  /** Request line, headers, body. */
  http: string;
}

function partsOf(body: string, boundary: string): Part[] {
  const [, ...pieces] = `\r\n${body.replace(/\r?\n/g, '\r\n')}`.split(`\r\n--${boundary}`);
  return pieces
    .filter((piece) => !piece.startsWith('--'))
    .map((piece) => {
      const [head, ...rest] = piece.replace(/^\r\n/, '').split('\r\n\r\n');
      const contentId = /^content-id:\s*(.+)$/im.exec(head!)?.[1]?.trim();
      return { contentId, http: rest.join('\r\n\r\n') };
    });
}

/** A part without an Authorization of its own is the outer request's (assumed; general rule of Google's batches). */
function innerRequest({ http }: Part, outer: Request): Request | undefined {
  const [head, ...rest] = http.split('\r\n\r\n');
  const [line, ...lines] = head!.trimStart().split('\r\n');
  const match = /^([A-Z]+) +(\S+)/.exec(line!);
  if (!match) return undefined;
  const [, method, target] = match as unknown as [string, string, string];
  const url = new URL(target, 'https://gmail.googleapis.com');
  const headers = new Headers();
  for (const name of ['authorization', 'x-goog-gmail-access-token']) {
    const value = outer.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  for (const header of lines) {
    const at = header.indexOf(':');
    if (at > 0 && !/^(host|content-length)$/i.test(header.slice(0, at)))
      headers.set(header.slice(0, at), header.slice(at + 1).trim());
  }
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(`https://gmail.googleapis.com${url.pathname}${url.search}`, {
    method,
    headers,
    ...(hasBody ? { body: rest.join('\r\n\r\n').trim() } : {}),
  });
}

/** The id of a part comes back as `response-` and the id (documented). */
async function answerText({ contentId }: Part, response: Response): Promise<string> {
  const body = await response.text();
  const id = contentId?.replace(/^<?/, '<response-').replace(/>?$/, '>');
  const names = ['content-type', 'vary', 'www-authenticate'];
  const headers = names.flatMap((name) => {
    const value = response.headers.get(name);
    return value === null ? [] : [`${titled(name)}: ${value}`];
  });
  return [
    'Content-Type: application/http',
    ...(id === undefined ? [] : [`Content-ID: ${id}`]),
    '',
    `HTTP/1.1 ${response.status} ${STATUS_WORDS[response.status] ?? 'Error'}`,
    ...headers,
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
}

const STATUS_WORDS: Record<number, string> = {
  200: 'OK',
  204: 'No Content',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  429: 'Too Many Requests',
  503: 'Service Unavailable',
};

function titled(name: string): string {
  return name === 'www-authenticate'
    ? 'WWW-Authenticate'
    : name.replace(/\b[a-z]/g, (first) => first.toUpperCase());
}
