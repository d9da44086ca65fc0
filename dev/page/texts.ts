/** Owns how counts, sizes and stored values are written on the page. */

import { inWords } from './times';

const NUMBER = new Intl.NumberFormat('en-GB');

/** `100,000` */
export function count(number: number): string {
  return NUMBER.format(number);
}

/** `812 B`, `1.4 KB`, `500 KB`, `50 MB`; a KB is 1,024 bytes, as the platform counts. */
export function bytesInWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const [size, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'KB'] : [bytes / (1024 * 1024), 'MB'];
  return `${size < 10 && !Number.isInteger(size) ? size.toFixed(1) : Math.round(size)} ${unit}`;
}

/** JSON objects and lists on several lines; any other text as it is. */
export function prettyJson(text: string): string {
  if (!/^[[{]/.test(text)) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}

export interface Amounts {
  what: string;
  /** `3 of 20`, `1.4 KB of 500 KB`, `12.0 s of 360 min 0 s` */
  text: string;
}

/** A quota is named with its unit where it has one: `Bytes of …`, `…, ms`; each is then written in that unit. */
export function amounts(name: string, { used, limit }: { used: number; limit: number }): Amounts {
  const between = (write: (amount: number) => string) => `${write(used)} of ${write(limit)}`;
  const bytes = /^Bytes of (.+)$/.exec(name)?.[1];
  if (bytes !== undefined) return { what: capital(bytes.replace(/^an? /, '')), text: between(bytesInWords) };
  const span = /^(.+), ms$/.exec(name)?.[1];
  if (span !== undefined) return { what: span, text: between(inWords) };
  return { what: name, text: between(count) };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
