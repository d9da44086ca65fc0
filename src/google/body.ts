/** Owns which parts of a mail are its body, and their text. */

import { type Decoded, type Decoder, decode, list, optional, record, text } from '../decode';
import type { DecodeBody } from '../ports';
import { cleanText } from './clean-text';

const untouched: Decoder<unknown> = (value) => value;

/** Its parts are decoded when they are reached, so that no nesting is too deep. */
export const partWire = record({
  mimeType: optional(text),
  filename: optional(text),
  headers: optional(list(record({ name: text, value: optional(text) }))),
  body: optional(record({ data: optional(text), attachmentId: optional(text) })),
  parts: optional(list(untouched)),
});
export type PartWire = Decoded<typeof partWire>;

export interface Bodies {
  text: string;
  html: string;
}

export interface BodyDeps {
  decodeBody: DecodeBody;
  /** Base64url of a body that came by its id alone, which the API may do (documented: MessagePartBody). */
  external: (attachmentId: string) => string;
}

/** Base64 that is read of one part: three quarters of that in bytes, and so more text than Salesforce has room for. */
const MOST_BASE64 = 1_000_000;
/** More parts than a person's mail has. */
const MOST_PARTS = 1_000;

/** The texts that a reader sees; no attachment, no invitation, nothing of a mail that is attached. */
export function readBodies(root: PartWire, deps: BodyDeps): Bodies {
  const found = { text: [] as string[], html: [] as string[] };
  const open: unknown[] = [root];
  for (let parts = 0; open.length > 0 && parts < MOST_PARTS; parts++) {
    const part = decode('http.bad_response', partWire, open.pop());
    const kind = kindOf(part);
    if (kind === 'multipart') open.push(...[...(part.parts ?? [])].reverse());
    else if (kind !== undefined) {
      const piece = textOf(part, deps);
      if (piece !== '') found[kind].push(piece);
    }
  }
  return { text: found.text.join('\n'), html: found.html.join('\n') };
}

function kindOf(part: PartWire): keyof Bodies | 'multipart' | undefined {
  const type = (part.mimeType ?? '').toLowerCase();
  if (type.startsWith('multipart/')) return 'multipart';
  if (part.filename || /^\s*attachment\b/i.test(headerOf(part, 'content-disposition'))) return undefined;
  return type === 'text/plain' ? 'text' : type === 'text/html' ? 'html' : undefined;
}

/** The first of that name, in lower case; '' where there is none. */
function headerOf({ headers }: PartWire, name: string): string {
  return headers?.find((header) => header.name.toLowerCase() === name)?.value ?? '';
}

function textOf(part: PartWire, { decodeBody, external }: BodyDeps): string {
  const { data, attachmentId } = part.body ?? {};
  const all = data ?? (attachmentId === undefined ? '' : external(attachmentId));
  if (all === '') return '';
  const head = all.slice(0, MOST_BASE64);
  const inCharset = (charset: string): string => {
    const decoded = decodeBody(head, charset);
    return head === all ? decoded : withoutCutEnd(decoded);
  };
  const contentType = headerOf(part, 'content-type').slice(0, MOST_CONTENT_TYPE);
  const [, charset = WITHOUT_CHARSET] = /\bcharset\s*=\s*["']?([^"';\s]+)/i.exec(contentType) ?? [];
  return cleanText(decodedText(charset, inCharset));
}

const MOST_CONTENT_TYPE = 1_000;
/** What browsers, too, read where nothing is said and the bytes are no UTF-8. */
const WITHOUT_CHARSET = 'windows-1252';

const REPLACED = '\ufffd';

/** The cut may have gone through a character. By hand, since the time of an expression here would be quadratic. */
function withoutCutEnd(decoded: string): string {
  let end = decoded.length;
  while (decoded[end - 1] === REPLACED) end--;
  return decoded.slice(0, end);
}

/** U+FFFD in UTF-8, read byte by byte. */
const REPLACED_BYTES = /\u00ef\u00bf\u00bd/g;

/**
 * Gmail gives texts in UTF-8 whatever their charset is, and leaves the header as it was (seen: openclaw/gogcli issue
 * 446); and senders name another charset than they use (seen: macro-inc/macro 6133). So what is UTF-8 is read as that,
 * and only what is not by its header.
 */
function decodedText(charset: string, inCharset: (charset: string) => string): string {
  const utf8 = inCharset('UTF-8');
  const replaced = utf8.split(REPLACED).length - 1;
  if (replaced === 0) return isEscaped(utf8, charset) ? inCharset(charset) : utf8;
  // As many as the bytes themselves say: a text in UTF-8 that somebody else has spoilt before.
  const own = inCharset('ISO-8859-1').match(REPLACED_BYTES)?.length ?? 0;
  return own >= replaced ? utf8 : inCharset(charset);
}

/** ISO-2022 is ASCII with escapes to other alphabets, and so UTF-8 too; no text has these. */
function isEscaped(utf8: string, charset: string): boolean {
  return /^iso-2022-/i.test(charset) && utf8.includes('\u001b');
}
