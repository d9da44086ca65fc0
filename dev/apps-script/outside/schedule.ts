/** Owns when a trigger is due: once, at an interval, or by the calendar of its time zone. */

import { TZDate } from '@date-fns/tz';
import type { Random } from '../../world/random';
import type { CalendarSchedule, TriggerSchedule } from '../wire';

const MINUTE_MS = 60_000;

/**
 * The schedule with what it leaves open decided, as the platform decides it once (documented): the hour of a day, and
 * the minute of that hour. `nearMinute` means up to 15 minutes before or after (documented).
 */
export function decided(schedule: TriggerSchedule, random: Pick<Random, 'below'>): TriggerSchedule {
  if (schedule.kind === 'once' || schedule.kind === 'recurring') return schedule;
  const hour = schedule.hour ?? random.below(24);
  const minute =
    schedule.nearMinute === null ? random.below(60) : schedule.nearMinute - 15 + random.below(31);
  return { ...schedule, hour, nearMinute: Math.min(Math.max(minute, 0), 59) };
}

/** When a decided schedule is first due. The platform picks a minute within the first interval (documented). */
export function firstDueMs(schedule: TriggerSchedule, nowMs: number, random: Pick<Random, 'below'>): number {
  switch (schedule.kind) {
    case 'once':
      return schedule.atMs;
    case 'recurring':
      return nowMs + MINUTE_MS * (1 + random.below(Math.max(schedule.everyMs / MINUTE_MS - 1, 1)));
    default:
      return firstByCalendar(schedule, nowMs);
  }
}

/** When it is due next, after it was at `dueMs` and now is `nowMs`; what was missed is not made up for. */
export function nextDueMs(
  schedule: Exclude<TriggerSchedule, { kind: 'once' }>,
  dueMs: number,
  nowMs: number,
): number {
  if (schedule.kind === 'recurring')
    return dueMs + schedule.everyMs * Math.ceil((nowMs + 1 - dueMs) / schedule.everyMs);
  let next = dueMs;
  while (next <= nowMs) next = nextByCalendar(schedule, next);
  return next;
}

/** The schedule's wall-clock time on a day of its zone. Where the clock springs over it, an hour later. */
function atTime({ timeZone, hour, nearMinute }: CalendarSchedule, day: TZDate): TZDate {
  const [year, month, date] = [day.getFullYear(), day.getMonth(), day.getDate()];
  return new TZDate(year, month, date, hour ?? 0, nearMinute ?? 0, timeZone);
}

function plusDays(day: TZDate, days: number): TZDate {
  const moved = new TZDate(day, day.timeZone);
  moved.setDate(moved.getDate() + days);
  return moved;
}

function firstByCalendar(schedule: CalendarSchedule, nowMs: number): number {
  for (let day = new TZDate(nowMs, schedule.timeZone); ; day = plusDays(day, 1)) {
    const atMs = atTime(schedule, day).getTime();
    if (atMs > nowMs && falls(schedule, day)) return atMs;
  }
}

function falls(schedule: CalendarSchedule, day: TZDate): boolean {
  if (schedule.kind === 'weekly') return day.getDay() === schedule.weekday;
  return schedule.kind === 'daily' || day.getDate() === schedule.monthDay;
}

/** A month without the day is passed over (assumed). */
function nextByCalendar(schedule: CalendarSchedule, dueMs: number): number {
  const due = new TZDate(dueMs, schedule.timeZone);
  if (schedule.kind === 'monthly') return firstByCalendar(schedule, dueMs);
  const days = schedule.kind === 'daily' ? schedule.everyDays : 7 * schedule.everyWeeks;
  return atTime(schedule, plusDays(due, days)).getTime();
}
