/** Owns encoded words in a header (RFC 2047), which Gmail decodes itself, but for those it does not know (assumed). */

import type { DecodeBody } from '../ports';

/**
 * `=?charset?B?…?=`, with the white space to the next one, which is no part of the text (RFC 2047, 6.2). Each quantifier
 * ends at a question mark or another letter, so the time is linear.
 */
const WORD = /=\?([^?\s]{1,60})\?([bq])\?([^?]*)\?=(?:\s+(?==\?[^?\s]{1,60}\?[bq]\?))?/gi;

/** `text` with its encoded words read; one that is none stays as it is. */
export function decodeWords(text: string, decodeBody: DecodeBody): string {
  if (!text.includes('=?')) return text;
  return text.replace(WORD, (whole: string, ...[charset = '', encoding = '', content = '']: string[]) => {
    if (content === '') return '';
    const base64url = /b/i.test(encoding) ? webSafe(content) : base64Of(bytesOfQ(content));
    // A language may stand behind the charset (RFC 2231, 5).
    return decodeBody(base64url, charset.replace(/\*.*$/, '')) || whole;
  });
}

function webSafe(base64: string): string {
  return base64.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

function bytesOfQ(content: string): number[] {
  const bytes: number[] = [];
  for (let at = 0; at < content.length; at++) {
    const hex = content[at] === '=' ? /^[0-9a-f]{2}/i.exec(content.slice(at + 1, at + 3))?.[0] : undefined;
    if (hex === undefined) bytes.push(content[at] === '_' ? 0x20 : content.charCodeAt(at) & 0xff);
    else {
      bytes.push(parseInt(hex, 16));
      at += 2;
    }
  }
  return bytes;
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Base64url without padding. */
function base64Of(bytes: readonly number[]): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const three = bytes.slice(at, at + 3);
    const [a = 0, b = 0, c = 0] = three;
    const digits = [a >> 2, ((a & 3) << 4) | (b >> 4), ((b & 15) << 2) | (c >> 6), c & 63];
    text += digits
      .slice(0, three.length + 1)
      .map((digit) => DIGITS.charAt(digit))
      .join('');
  }
  return text;
}
