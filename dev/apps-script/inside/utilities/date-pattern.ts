/** Owns Java's SimpleDateFormat patterns, read into their parts (documented: its reference page). */

import { exception } from '../strict';

export type PatternPart = { text: string } | { letter: string; count: number };

const LETTERS = 'GyYMLwWDdFEuaHkKhmsSzZX';
const WORD = /'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']+|'/g;

/**
 * Text between quotes stands for itself, two quotes for one.
 *
 * @throws Exception for another letter, or for a quote that is not closed (Java's words: documented).
 */
export function readPattern(pattern: string): PatternPart[] {
  return [...pattern.matchAll(WORD)].map(([whole, quoted, letter]) => {
    if (quoted !== undefined) return { text: quoted === '' ? "'" : quoted.replaceAll("''", "'") };
    if (whole === "'") throw exception('Unterminated quote');
    if (letter === undefined) return { text: whole };
    if (!LETTERS.includes(letter)) throw exception(`Illegal pattern character '${letter}'`);
    return { letter, count: whole.length };
  });
}

export const MONTHS =
  'January,February,March,April,May,June,July,August,September,October,November,December'.split(',');
export const DAYS = 'Sunday,Monday,Tuesday,Wednesday,Thursday,Friday,Saturday'.split(',');
