/** Owns the event object of a time-driven trigger. */

import { TZDate } from '@date-fns/tz';
import { getISOWeek } from 'date-fns';

/**
 * The fields of a time-driven event, in UTC (documented: guides/triggers/events; recorded ones have these and no other).
 * That the week is ISO's, as the day of the week is, is assumed.
 */
export function triggerEvent(triggerUid: string, atMs: number): object {
  const at = new Date(atMs);
  return {
    authMode: 'FULL',
    triggerUid,
    timezone: 'UTC',
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    'day-of-month': at.getUTCDate(),
    'day-of-week': at.getUTCDay() || 7,
    'week-of-year': getISOWeek(new TZDate(atMs, 'UTC')),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: at.getUTCSeconds(),
  };
}
