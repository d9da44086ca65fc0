import type { TriggerSchedule } from '../../../../dev/host/api';
import { createTimes } from '../../../../dev/page/times';
import { scheduleInWords, untilInWords } from '../../../../dev/page/views/schedule-words';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 24, 8);
const times = createTimes('UTC');

test.each([
  [HOUR, 'Every hour'],
  [2 * HOUR, 'Every 2 hours'],
  [24 * HOUR, 'Every day'],
  [72 * HOUR, 'Every 3 days'],
  [168 * HOUR, 'Every week'],
  [600_000, 'Every 10 minutes'],
  [60_000, 'Every minute'],
  [90_000, 'Every 90 seconds'],
  [1_500, 'Every 1500 ms'],
])('a recurrence of %d ms is %s', (everyMs, words) => {
  expect(scheduleInWords({ kind: 'recurring', everyMs }, times)).toBe(words);
});

test.each<[TriggerSchedule, string]>([
  [
    { kind: 'daily', everyDays: 1, hour: 9, nearMinute: null, timeZone: 'Europe/Oslo' },
    'Every day, between 09:00 and 10:00, Europe/Oslo',
  ],
  [
    { kind: 'weekly', everyWeeks: 2, weekday: 1, hour: 23, nearMinute: 30, timeZone: 'UTC' },
    'Every 2 weeks on Monday, about 23:30, UTC',
  ],
  [
    { kind: 'monthly', monthDay: 3, hour: null, nearMinute: null, timeZone: 'UTC' },
    'Every month on day 3, at any hour, UTC',
  ],
])('%j is told by the calendar', (schedule, words) => {
  expect(scheduleInWords(schedule, times)).toBe(words);
});

test('a trigger that fires once says when', () => {
  expect(scheduleInWords({ kind: 'once', atMs: NOW }, times)).toBe('Once, on Tue 24 Nov 2026, 08:00:00');
});

test.each([
  [-HOUR, 'now'],
  [0, 'now'],
  [1, 'in 1 min'],
  [60_000, 'in 1 min'],
  [59.5 * 60_000, 'in 1 h'],
  [HOUR, 'in 1 h'],
  [HOUR + 5 * 60_000, 'in 1 h 5 min'],
  [30 * HOUR, 'in 30 h'],
  [49 * HOUR, 'in 2 days'],
])('%d ms away is %s', (ms, words) => {
  expect(untilInWords(NOW + ms, NOW)).toBe(words);
});
