/** Owns Utilities.formatDate: Java's SimpleDateFormat in English, in any time zone (documented). */

import { checkArguments, exception } from '../strict';
import { DAYS, MONTHS, readPattern } from './date-pattern';
import { offsetText, type TimeZone, timeZoneOf } from './time-zone';

const DAY_MS = 86_400_000;

/** What the letters are written from: the wall clock of the zone, as if it were UTC. */
interface Moment {
  wall: Date;
  atMs: number;
  zone: TimeZone;
}

type Writer = (moment: Moment, count: number) => string;

const padded = (value: number, count: number): string => String(value).padStart(count, '0');
const hour = ({ wall }: Moment): number => wall.getUTCHours();
const dayOfYear = ({ wall }: Moment): number =>
  Math.floor((wall.getTime() - Date.UTC(wall.getUTCFullYear(), 0, 1)) / DAY_MS) + 1;

/** Of the American calendar: weeks begin on Sunday, and the first holds January 1st. */
function weekYear({ wall }: Moment): { year: number; week: number } {
  const saturday = new Date(wall.getTime() + (6 - wall.getUTCDay()) * DAY_MS);
  const year = saturday.getUTCFullYear();
  return { year, week: Math.floor((saturday.getTime() - Date.UTC(year, 0, 1)) / DAY_MS / 7) + 1 };
}

/** Two letters are two digits; any other count pads the whole year. */
const yearText = (year: number, count: number): string =>
  count === 2 ? padded(year % 100, 2) : padded(year, count);

const monthText: Writer = ({ wall }, count) => {
  const month = wall.getUTCMonth();
  if (count < 3) return padded(month + 1, count);
  return count === 3 ? MONTHS[month]!.slice(0, 3) : MONTHS[month]!;
};

const WRITERS: Record<string, Writer> = {
  G: () => 'AD',
  y: ({ wall }, count) => yearText(wall.getUTCFullYear(), count),
  Y: (moment, count) => yearText(weekYear(moment).year, count),
  M: monthText,
  L: monthText,
  w: (moment, count) => padded(weekYear(moment).week, count),
  W: ({ wall }, count) => {
    const weekdayOfFirst = (((wall.getUTCDay() - wall.getUTCDate() + 1) % 7) + 7) % 7;
    return padded(Math.ceil((wall.getUTCDate() + weekdayOfFirst) / 7), count);
  },
  D: (moment, count) => padded(dayOfYear(moment), count),
  d: ({ wall }, count) => padded(wall.getUTCDate(), count),
  F: ({ wall }, count) => padded(Math.ceil(wall.getUTCDate() / 7), count),
  E: ({ wall }, count) => (count < 4 ? DAYS[wall.getUTCDay()]!.slice(0, 3) : DAYS[wall.getUTCDay()]!),
  u: ({ wall }, count) => padded(wall.getUTCDay() || 7, count),
  a: (moment) => (hour(moment) < 12 ? 'AM' : 'PM'),
  H: (moment, count) => padded(hour(moment), count),
  k: (moment, count) => padded(hour(moment) || 24, count),
  K: (moment, count) => padded(hour(moment) % 12, count),
  h: (moment, count) => padded(hour(moment) % 12 || 12, count),
  m: ({ wall }, count) => padded(wall.getUTCMinutes(), count),
  s: ({ wall }, count) => padded(wall.getUTCSeconds(), count),
  S: ({ wall }, count) => padded(wall.getUTCMilliseconds(), count),
  z: ({ zone, atMs }, count) => (count < 4 ? zone.names(atMs).short : zone.names(atMs).long),
  Z: ({ zone, atMs }) => offsetText(zone.offsetMinutes(atMs), ''),
  X: ({ zone, atMs }, count) => isoOffset(zone.offsetMinutes(atMs), count),
};

function isoOffset(minutes: number, count: number): string {
  if (count > 3) throw exception('invalid ISO 8601 format: length=' + String(count));
  if (minutes === 0) return 'Z';
  return count === 1 ? offsetText(minutes, '').slice(0, 3) : offsetText(minutes, count === 3 ? ':' : '');
}

/** @throws Exception for a pattern that Java refuses, and for a date that is none. */
export function formatDate(date: GoogleAppsScript.Base.Date, timeZone: string, format: string): string {
  checkArguments('Utilities.formatDate', arguments, [Date, 'String', 'String']);
  const atMs = date.getTime();
  // Words: assumed.
  if (Number.isNaN(atMs)) throw exception('Invalid argument: date');
  const zone = timeZoneOf(timeZone);
  const wall = new Date(atMs + zone.offsetMinutes(atMs) * 60_000);
  return readPattern(format)
    .map((part) => ('text' in part ? part.text : WRITERS[part.letter]!({ wall, atMs, zone }, part.count)))
    .join('');
}
