/** Owns what the platform does about events: start, end and duration, which must agree. */

import type { Row } from '../storage/rows';
import { relatePeople, whoAndAccount } from './activity-people';
import type { Behaviour } from './platform';
import { failure, requiredMissing } from './save-failure';
import type { Draft } from './saving';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Known from use, not documented for the API. */
const LONGEST_MS = 14 * DAY;

export const EVENT_BEHAVIOUR: Behaviour = {
  prepare: (saving, draft) => ({ ...times(draft), ...whoAndAccount(saving, draft, 'Event') }),
  saved: (saving, draft) => relatePeople(saving, draft, 'Event'),
};

function times(draft: Draft): Row {
  const named = (name: string) => draft.given.has(name) || !draft.before;
  const isTouched = [
    'StartDateTime',
    'EndDateTime',
    'DurationInMinutes',
    'ActivityDateTime',
    'ActivityDate',
    'IsAllDayEvent',
  ];
  if (draft.before && !isTouched.some((name) => draft.given.has(name))) return {};
  const start = startOf(draft, named);
  const end = endOf(draft, start, named);
  if (end < start)
    throw failure('FIELD_INTEGRITY_EXCEPTION', 'Invalid event: the end is before the start', ['EndDateTime']);
  if (end - start > LONGEST_MS)
    throw failure('FIELD_INTEGRITY_EXCEPTION', "Event duration can't be longer than 14 days", [
      'EndDateTime',
    ]);
  const day = new Date(start).toISOString().slice(0, 10);
  const isAllDay = draft.row['IsAllDayEvent'] === 1;
  return {
    StartDateTime: start,
    EndDateTime: end,
    // The last day is in (assumed), so one day lasts a whole day.
    DurationInMinutes: (end - start) / MINUTE + (isAllDay ? DAY / MINUTE : 0),
    ActivityDateTime: isAllDay ? null : start,
    ActivityDate: day,
    EndDate: new Date(end).toISOString().slice(0, 10),
  };
}

type Named = (name: string) => boolean;

/** An all-day event lies at midnight UTC and is shifted by no zone (documented). */
function startOf({ row }: Draft, named: Named): number {
  if (row['IsAllDayEvent'] === 1) {
    const date = row['ActivityDate'];
    const start = row['StartDateTime'];
    if (typeof start === 'number' && named('StartDateTime')) return start - (start % DAY);
    if (typeof date === 'string') return Date.parse(`${date}T00:00:00Z`);
    if (typeof start === 'number') return start - (start % DAY);
    throw requiredMissing(['ActivityDate']);
  }
  const names = ['StartDateTime', 'ActivityDateTime'].filter((name) => typeof row[name] === 'number');
  const name = names.find(named) ?? names[0];
  if (name === undefined) throw requiredMissing(['ActivityDateTime']);
  return Number(row[name]);
}

function endOf({ row, given }: Draft, start: number, named: Named): number {
  const isAllDay = row['IsAllDayEvent'] === 1;
  const duration = row['DurationInMinutes'];
  const span = typeof duration === 'number' ? duration * MINUTE - (isAllDay ? DAY : 0) : undefined;
  const end = row['EndDateTime'];
  if (typeof end === 'number' && named('EndDateTime')) {
    const asked = isAllDay ? end - (end % DAY) : end;
    if (span !== undefined && given.has('DurationInMinutes') && start + span !== asked)
      throw failure(
        'FIELD_INTEGRITY_EXCEPTION',
        'Duration and end time do not agree: give one of them, or both alike',
        ['DurationInMinutes', 'EndDateTime'],
      );
    return asked;
  }
  if (span !== undefined) return start + span;
  if (isAllDay) return start;
  throw requiredMissing(['DurationInMinutes']);
}
