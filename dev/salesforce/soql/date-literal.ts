/** Owns date literals: TODAY, LAST_N_DAYS:30 and the others, as spans of time in the user's zone (documented). */

import { TZDate } from '@date-fns/tz';
import type { Literal, LiteralContext } from './literal';
import { soqlError } from './soql-error';

/** A civil day's start: as a date, and as milliseconds since 1970. */
export interface DayStart {
  date: string;
  ms: number;
}

export interface DateRange {
  from: DayStart;
  /** The first day that is no longer in. */
  until: DayStart;
}

export const isDateLiteral = ({ kind }: Literal) => kind === 'DATE_LITERAL' || kind === 'DATE_N_LITERAL';

type Unit = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR';

/** Year, month from 0, day: numbers out of range run over, as in Date.UTC. */
type Civil = readonly [year: number, month: number, day: number];

const FIXED: Record<string, [unit: Unit, from: number, until: number]> = {
  YESTERDAY: ['DAY', -1, 0],
  TODAY: ['DAY', 0, 1],
  TOMORROW: ['DAY', 1, 2],
  // Both take in today (assumed for the second).
  LAST_90_DAYS: ['DAY', -90, 1],
  NEXT_90_DAYS: ['DAY', 1, 91],
};

/** The fiscal year is the calendar's here, which is how an org begins. */
const NAMED = /^(LAST|THIS|NEXT)_(?:FISCAL_)?(WEEK|MONTH|QUARTER|YEAR)$/;
const COUNTED = /^(LAST|NEXT)_N_(?:FISCAL_)?(DAY|WEEK|MONTH|QUARTER|YEAR)S:(\d+)$/;
const AGO = /^N_(?:FISCAL_)?(DAY|WEEK|MONTH|QUARTER|YEAR)S_AGO:(\d+)$/;
/** Beyond it dates make no sense (assumed). */
const FARTHEST = 36_500;

/** @throws OrgRefusal MALFORMED_QUERY for a literal that does not exist */
export function dateRange(text: string, { nowMs, timeZone }: LiteralContext): DateRange {
  const span = spanOf(text.toUpperCase());
  if (!span) throw soqlError('MALFORMED_QUERY', `unexpected token: '${text}'`);
  const [unit, from, until] = span;
  const now = new TZDate(nowMs, timeZone);
  const today: Civil = [now.getFullYear(), now.getMonth(), now.getDate()];
  const start = startOf(unit, today, now.getDay());
  const at = (count: number) => dayStart(moved(unit, start, count), timeZone);
  return { from: at(from), until: at(until) };
}

function spanOf(text: string): [Unit, number, number] | undefined {
  if (FIXED[text]) return FIXED[text];
  const named = NAMED.exec(text);
  if (named) {
    const offset = { LAST: -1, THIS: 0, NEXT: 1 }[named[1] as 'LAST' | 'THIS' | 'NEXT'];
    return [named[2] as Unit, offset, offset + 1];
  }
  const counted = COUNTED.exec(text);
  if (counted) {
    const [unit, count] = [counted[2] as Unit, checkedCount(counted[3]!)];
    // "Last n days" goes on to the present day, "last n weeks" ends with the week before (documented).
    if (counted[1] === 'LAST') return [unit, -count, unit === 'DAY' ? 1 : 0];
    return [unit, 1, count + 1];
  }
  const ago = AGO.exec(text);
  if (!ago) return undefined;
  const count = checkedCount(ago[2]!);
  return [ago[1] as Unit, -count, 1 - count];
}

function checkedCount(text: string): number {
  const count = Number(text);
  if (count < 1 || count > FARTHEST)
    throw soqlError('MALFORMED_QUERY', `The number ${text} of a date literal is out of range`);
  return count;
}

/** Weeks begin on Sunday, as in the locale en_US, which all users here have. */
function startOf(unit: Unit, [year, month, day]: Civil, weekday: number): Civil {
  switch (unit) {
    case 'DAY':
      return [year, month, day];
    case 'WEEK':
      return [year, month, day - weekday];
    case 'MONTH':
      return [year, month, 1];
    case 'QUARTER':
      return [year, month - (month % 3), 1];
    case 'YEAR':
      return [year, 0, 1];
  }
}

function moved(unit: Unit, [year, month, day]: Civil, count: number): Civil {
  switch (unit) {
    case 'DAY':
      return [year, month, day + count];
    case 'WEEK':
      return [year, month, day + 7 * count];
    case 'MONTH':
      return [year, month + count, day];
    case 'QUARTER':
      return [year, month + 3 * count, day];
    case 'YEAR':
      return [year + count, month, day];
  }
}

function dayStart([year, month, day]: Civil, timeZone: string): DayStart {
  const utc = new Date(Date.UTC(year, month, day));
  const ms = new TZDate(utc.getUTCFullYear(), utc.getUTCMonth(), utc.getUTCDate(), timeZone).getTime();
  return { date: utc.toISOString().slice(0, 10), ms };
}
