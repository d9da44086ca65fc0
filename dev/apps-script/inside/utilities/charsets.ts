/** Owns charsets: the two that Utilities names, and those that blobs and responses are read in by name. */

import { call } from '../bridge';
import { type SignedBytes, fromBase64, toBase64, utf8Bytes, utf8Text } from '../bytes';
import { hostEnum } from '../host-enum';
import { exception } from '../strict';

export const CHARSET = hostEnum<typeof GoogleAppsScript.Utilities.Charset>('Utilities.Charset', [
  'US_ASCII',
  'UTF_8',
]);

/** What US-ASCII does not have becomes a question mark, one for each character (seen). */
export function asciiBytes(text: string): SignedBytes {
  return Array.from(text, (letter) => (letter.codePointAt(0)! < 128 ? letter.charCodeAt(0) : 63));
}

/** Bytes of `text` in a value of Utilities.Charset. */
export function bytesIn(charset: unknown, text: string): SignedBytes {
  return CHARSET.nameOf(charset) === 'UTF_8' ? utf8Bytes(text) : asciiBytes(text);
}

export const isUtf8 = (charset: string): boolean => /^utf-?8$/i.test(charset);

/** @throws Exception for a charset that is unknown (words: assumed). */
export function textOf(bytes: SignedBytes, charset = 'UTF-8'): string {
  if (isUtf8(charset)) return utf8Text(bytes);
  return supported(charset, call<string | null>('Utilities', 'decodeText', toBase64(bytes), charset));
}

/** @throws Exception for a charset that is unknown (words: assumed). */
export function bytesOfText(text: string, charset = 'UTF-8'): SignedBytes {
  if (isUtf8(charset)) return utf8Bytes(text);
  return fromBase64(supported(charset, call<string | null>('Utilities', 'encodeText', text, charset)))!;
}

function supported(charset: string, answer: string | null): string {
  if (answer === null) throw exception(`Unsupported charset: ${charset}`);
  return answer;
}
