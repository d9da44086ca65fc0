/** Owns Utilities.parseDate: Java's SimpleDateFormat read backwards, leniently as it is there (documented). */

import { checkArguments, exception } from '../strict';
import { DAYS, MONTHS, type PatternPart, readPattern } from './date-pattern';
import { instantOf, isKnownZone, type TimeZone, timeZoneOf } from './time-zone';

interface Fields {
  year: number;
  month: number;
  day: number;
  hour: number;
  isAfternoon: boolean | undefined;
  minute: number;
  second: number;
  millisecond: number;
  /** When the text names one. */
  zone: TimeZone | undefined;
}

/** How a letter is found in a text, and what it changes. */
interface Reader {
  pattern: string;
  take(fields: Fields, found: string): void;
}

const byName = (names: string[], found: string): number =>
  names.findIndex((name) => name.slice(0, 3).toLowerCase() === found.slice(0, 3).toLowerCase());
const anyName = (names: string[]): string => names.map((name) => `${name}|${name.slice(0, 3)}`).join('|');

/** A number that stands directly before another takes only as many digits as its pattern has letters. */
const digits = (count: number, isAdjacent: boolean): string => (isAdjacent ? `\\d{${count}}` : '[+-]?\\d+');

function numeric(set: (fields: Fields, value: number) => void) {
  return (count: number, isAdjacent: boolean): Reader => ({
    pattern: digits(count, isAdjacent),
    take: (fields, found) => set(fields, Number(found)),
  });
}

/** With two letters a year of two digits lies within 80 years before and 20 after now. */
function fullYear(found: string, count: number): number {
  if (count !== 2 || !/^\d\d$/.test(found)) return Number(found);
  const first = new Date().getFullYear() - 80;
  const year = first - (first % 100) + Number(found);
  return year < first ? year + 100 : year;
}

const month = (count: number, isAdjacent: boolean): Reader =>
  count < 3
    ? numeric((fields, value) => (fields.month = value - 1))(count, isAdjacent)
    : { pattern: anyName(MONTHS), take: (fields, found) => (fields.month = byName(MONTHS, found)) };

/** A name, `GMT` with hours, or hours alone; `Z` is Greenwich. */
const zone = (): Reader => ({
  pattern: 'GMT[+-]\\d{1,2}:?\\d{2}|[A-Za-z_]+(?:/[A-Za-z_]+)*|[+-]\\d{2}(?::?\\d{2})?',
  take(fields, found) {
    const name = /^[+-]/.test(found) ? `GMT${found}` : found === 'Z' ? 'GMT' : found;
    if (!/^GMT/.test(name) && !isKnownZone(name)) throw exception(`Unparseable date: "${found}"`);
    fields.zone = timeZoneOf(name);
  },
});

const hour = numeric((fields, value) => (fields.hour = value % 24));
const READERS: Record<string, (count: number, isAdjacent: boolean) => Reader> = {
  G: () => ({ pattern: 'AD|BC', take: () => undefined }),
  y: (count, isAdjacent) => ({
    pattern: digits(count, isAdjacent),
    take: (fields, found) => (fields.year = fullYear(found, count)),
  }),
  M: month,
  L: month,
  d: numeric((fields, value) => (fields.day = value)),
  D: numeric((fields, value) => Object.assign(fields, { month: 0, day: value })),
  E: () => ({ pattern: anyName(DAYS), take: () => undefined }),
  u: numeric(() => undefined),
  a: () => ({
    pattern: '[AaPp][Mm]',
    take: (fields, found) => (fields.isAfternoon = found.toUpperCase() === 'PM'),
  }),
  H: numeric((fields, value) => (fields.hour = value)),
  k: hour,
  K: numeric((fields, value) => (fields.hour = value)),
  h: numeric((fields, value) => (fields.hour = value % 12)),
  m: numeric((fields, value) => (fields.minute = value)),
  s: numeric((fields, value) => (fields.second = value)),
  S: numeric((fields, value) => (fields.millisecond = value)),
  z: zone,
  Z: zone,
  X: zone,
};

function readerOf(parts: PatternPart[], index: number): Reader {
  const part = parts[index]!;
  if ('text' in part)
    return { pattern: part.text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'), take: () => undefined };
  const reader = READERS[part.letter];
  if (!reader) throw exception(`Unparseable date: the letter ${part.letter} cannot be read`);
  const next = parts[index + 1];
  return reader(part.count, next !== undefined && 'letter' in next);
}

function wallOf({ year, month, day, hour, isAfternoon, minute, second, millisecond }: Fields): number {
  const wall = new Date(0);
  wall.setUTCFullYear(year, month, day);
  return wall.setUTCHours(hour + (isAfternoon && hour < 12 ? 12 : 0), minute, second, millisecond);
}

/**
 * What is not in the format is 1970-01-01 00:00. A value out of its range runs over, as Java's lenient reading does;
 * text after the format is left alone.
 *
 * @throws Exception `Unparseable date: "…"` (Java's words: documented)
 */
export function parseDate(date: string, timeZone: string, format: string): Date {
  checkArguments('Utilities.parseDate', arguments, ['String', 'String', 'String']);
  const parts = readPattern(format);
  const readers = parts.map((_, index) => readerOf(parts, index));
  const found = new RegExp(`^${readers.map(({ pattern }) => `(${pattern})`).join('')}`, 'i').exec(date);
  if (!found) throw exception(`Unparseable date: "${date}"`);
  const fields: Fields = {
    year: 1970,
    month: 0,
    day: 1,
    hour: 0,
    isAfternoon: undefined,
    minute: 0,
    second: 0,
    millisecond: 0,
    zone: undefined,
  };
  readers.forEach((reader, index) => reader.take(fields, found[index + 1]!));
  return new Date(instantOf(fields.zone ?? timeZoneOf(timeZone), wallOf(fields)));
}
