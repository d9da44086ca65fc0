/** Owns saying in words when a trigger fires, and how far away a time is. */

import type { TriggerSchedule } from '../../host/api';
import type { Times } from '../times';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const UNITS = [
  { name: 'week', ms: 7 * DAY_MS },
  { name: 'day', ms: DAY_MS },
  { name: 'hour', ms: HOUR_MS },
  { name: 'minute', ms: MINUTE_MS },
  { name: 'second', ms: 1000 },
] as const;

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

type Calendar = Extract<TriggerSchedule, { hour: number | null }>;

/** `Every hour`, `Once, on Tue 24 Nov 2026, 09:12:05`, `Every 2 weeks on Monday, between 09:00 and 10:00, Asia/Tokyo`. */
export function scheduleInWords(schedule: TriggerSchedule, times: Pick<Times, 'full'>): string {
  if (schedule.kind === 'once') return `Once, on ${times.full(schedule.atMs)}`;
  if (schedule.kind !== 'recurring')
    return `${calendarDays(schedule)}, ${hourOf(schedule)}, ${schedule.timeZone}`;
  const unit = UNITS.find(({ ms }) => schedule.everyMs % ms === 0);
  return unit ? every(schedule.everyMs / unit.ms, unit.name) : `Every ${schedule.everyMs} ms`;
}

function every(count: number, unit: string): string {
  return count === 1 ? `Every ${unit}` : `Every ${count} ${unit}s`;
}

function calendarDays(schedule: Calendar): string {
  switch (schedule.kind) {
    case 'daily':
      return every(schedule.everyDays, 'day');
    case 'weekly':
      return `${every(schedule.everyWeeks, 'week')} on ${WEEKDAYS[schedule.weekday] ?? ''}`;
    case 'monthly':
      return `Every month on day ${schedule.monthDay}`;
  }
}

/** The platform promises the hour, and with `nearMinute` a quarter of an hour around it. */
function hourOf({ hour, nearMinute }: Calendar): string {
  const at = (number: number) => String(number).padStart(2, '0');
  if (hour === null) return nearMinute === null ? 'at any hour' : `about ${at(nearMinute)} past any hour`;
  if (nearMinute === null) return `between ${at(hour)}:00 and ${at((hour + 1) % 24)}:00`;
  return `about ${at(hour)}:${at(nearMinute)}`;
}

/** `in 42 min`, `in 3 h 5 min`, `in 2 days`, `now`; in whole minutes, and never less than the truth by a whole one. */
export function untilInWords(atMs: number, nowMs: number): string {
  const minutes = Math.ceil((atMs - nowMs) / MINUTE_MS);
  if (minutes <= 0) return 'now';
  if (minutes < 60) return `in ${minutes} min`;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours < 48) return rest ? `in ${hours} h ${rest} min` : `in ${hours} h`;
  return `in ${Math.floor(hours / 24)} days`;
}
