/** Owns turning bytes of mail into text: charsets, encoded words, and text out of HTML. */

import iconv from 'iconv-lite';
import libmime from 'libmime';

/** Bytes in a charset as text; without a known one UTF-8 where they are, else Windows-1252. */
export function decodeText(bytes: Buffer, charset: string): string {
  const name = charset.trim().toLowerCase();
  const isSaid = name !== '' && name !== 'us-ascii' && name !== 'ascii' && iconv.encodingExists(name);
  if (isSaid) return iconv.decode(bytes, name);
  const text = bytes.toString('utf8');
  return text.includes('\ufffd') ? iconv.decode(bytes, 'windows-1252') : text;
}

/** A header line of one character a byte: what stands behind its colon, unfolded and decoded. */
export function decodeHeader(line: string): string {
  const value = line
    .slice(line.indexOf(':') + 1)
    .replace(/\r?\n/g, '')
    .trim();
  return decodeWords(/[\x80-\xff]/.test(value) ? decodeText(Buffer.from(value, 'latin1'), '') : value);
}

/** Text with encoded words (RFC 2047); one in an unknown charset stays as it is. */
export function decodeWords(text: string): string {
  if (!text.includes('=?')) return text;
  try {
    return libmime.decodeWords(text);
  } catch (error) {
    if (error instanceof Error) return text;
    throw error;
  }
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** What is readable of an HTML text, on one line. */
export function textOfHtml(html: string): string {
  return html
    .replace(/<(style|script|head|title)\b[^]*?<\/\1\s*>/gi, ' ')
    .replace(/<!--[^]*?-->/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(#x?[0-9a-f]+|\w+);/gi, (whole, name: string) => entity(name) ?? whole);
}

function entity(name: string): string | undefined {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()];
  const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
