/** Owns bytes as Apps Script shows them, signed, and their base64 and UTF-8 forms in plain ECMAScript. */

import { exception } from './strict';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The six bits of a letter, by its code. */
const SIXES = Array.from({ length: 128 }, (_, code) => ALPHABET.indexOf(String.fromCharCode(code)));

/** `encodeURIComponent` throws on half of a surrogate pair. */
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Signed bytes, -128 to 127 (documented). */
export type SignedBytes = number[];

export function toBase64(bytes: SignedBytes): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const three =
      ((bytes[at]! & 255) << 16) | (((bytes[at + 1] ?? 0) & 255) << 8) | ((bytes[at + 2] ?? 0) & 255);
    const four = [18, 12, 6, 0].map((shift) => ALPHABET[(three >> shift) & 63]!);
    const missing = Math.max(at + 3 - bytes.length, 0);
    text += four.slice(0, 4 - missing).join('') + '='.repeat(missing);
  }
  return text;
}

/** Returns nothing where the text is no base64. */
export function fromBase64(text: string): SignedBytes | undefined {
  const bare = text.replace(/=+$/, '');
  if (!/^[A-Za-z0-9+/]*$/.test(bare) || bare.length % 4 === 1) return undefined;
  const bytes: SignedBytes = [];
  let bits = 0;
  let held = 0;
  for (let at = 0; at < bare.length; at++) {
    held = (held << 6) | SIXES[bare.charCodeAt(at)]!;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push(((held >> bits) << 24) >> 24);
    held &= (1 << bits) - 1;
  }
  return bytes;
}

export function utf8Bytes(text: string): SignedBytes {
  const escaped = encodeURIComponent(text.replace(LONE_SURROGATE, '\uFFFD'));
  const bytes: SignedBytes = [];
  for (let at = 0; at < escaped.length; at++) {
    const hex = escaped[at] === '%';
    const code = hex ? parseInt(escaped.slice(at + 1, at + 3), 16) : escaped.charCodeAt(at);
    if (hex) at += 2;
    bytes.push((code << 24) >> 24);
  }
  return bytes;
}

/** More than a call takes as its arguments would be too much. */
const MOST_AT_ONCE = 8_192;

function endOfAscii(bytes: SignedBytes, start: number): number {
  const most = Math.min(bytes.length, start + MOST_AT_ONCE);
  let end = start;
  while (end < most && bytes[end]! >= 0) end++;
  return end;
}

/** Bytes that are no UTF-8 become U+FFFD. */
export function utf8Text(bytes: SignedBytes): string {
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const end = endOfAscii(bytes, at);
    text += String.fromCharCode(...bytes.slice(at, end));
    at = end;
    if (at === bytes.length) break;
    const first = bytes[at]! & 255;
    const length = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 0;
    const hex = bytes
      .slice(at, at + Math.max(length, 1))
      .map((b) => `%${(b & 255).toString(16).padStart(2, '0')}`);
    try {
      text += decodeURIComponent(hex.join(''));
      at += Math.max(length, 1);
    } catch (error) {
      if (!(error instanceof URIError)) throw error;
      text += '\uFFFD';
      at += 1;
    }
  }
  return text;
}

/**
 * The bytes of an array that a script hands over; 128 to 255 count as negative (assumed).
 *
 * @throws Exception `Cannot convert … to byte.` for anything else (seen but for the last word).
 */
export function byteArray(values: readonly unknown[]): SignedBytes {
  return values.map((value) => {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < -128 || value > 255)
      throw exception(`Cannot convert ${String(value)} to byte.`);
    return (value << 24) >> 24;
  });
}
