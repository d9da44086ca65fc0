import { ago, clockTime, dateAndTime, hourSpan, shortTime } from '../../../src/text/time';

const at = (text: string) => Date.parse(text);
const oslo = (now: string) => ({ timeZone: 'Europe/Oslo', nowMs: at(now) });

describe('the viewer’s time zone', () => {
  test.each([
    ['Europe/Oslo', '09:30'],
    ['UTC', '08:30'],
    ['America/Los_Angeles', '00:30'],
    ['Asia/Kolkata', '14:00'],
    ['Australia/Lord_Howe', '19:30'],
  ])('%s', (timeZone, wanted) => {
    expect(clockTime(at('2026-11-24T08:30:00Z'), timeZone)).toBe(wanted);
  });

  test('midnight is 00:00, not 24:00', () => {
    expect(clockTime(at('2026-11-23T23:00:00Z'), 'Europe/Oslo')).toBe('00:00');
  });

  test.each(['Mars/Olympus', '', 'GMT+25', '<b>'])('%j, which nobody knows, is read as UTC', (timeZone) => {
    const viewer = { timeZone, nowMs: at('2026-11-24T12:00:00Z') };
    expect(clockTime(at('2026-11-24T08:30:00Z'), timeZone)).toBe('08:30');
    expect(dateAndTime(at('2026-11-23T08:40:00Z'), viewer)).toBe('23 Nov, 08:40');
    expect(shortTime(at('2026-11-23T08:40:00Z'), viewer)).toBe('yesterday 08:40');
  });
});

describe('a date and a time', () => {
  test.each([
    ['2026-11-23T07:40:00Z', '23 Nov, 08:40'],
    ['2026-09-05T07:40:00Z', '5 Sep, 09:40'],
    ['2025-11-23T07:40:00Z', '23 Nov 2025, 08:40'],
    ['2027-02-01T07:40:00Z', '1 Feb 2027, 08:40'],
  ])('%s', (time, wanted) => {
    expect(dateAndTime(at(time), oslo('2026-11-24T09:00:00Z'))).toBe(wanted);
  });

  test('the year is the viewer’s, not Greenwich’s', () => {
    const newYear = '2026-12-31T23:30:00Z';
    expect(dateAndTime(at('2027-01-01T08:00:00Z'), oslo(newYear))).toBe('1 Jan, 09:00');
    expect(dateAndTime(at('2026-12-31T22:30:00Z'), oslo(newYear))).toBe('31 Dec 2026, 23:30');
  });

  test('every month is named in three letters', () => {
    const months = Array.from({ length: 12 }, (_, month) =>
      dateAndTime(Date.UTC(2026, month, 15, 12), oslo('2026-11-24T09:00:00Z')).split(/[ ,]/),
    );
    expect(months.map(([, month]) => month).join(' ')).toBe(
      'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec',
    );
  });
});

describe('a short time', () => {
  test.each([
    ['today', '2026-11-23T23:00:00Z', '00:00'],
    ['later today', '2026-11-24T22:59:00Z', '23:59'],
    ['yesterday’s last minute', '2026-11-23T22:59:00Z', 'yesterday 23:59'],
    ['yesterday’s first minute', '2026-11-22T23:00:00Z', 'yesterday 00:00'],
    ['the day before', '2026-11-22T22:59:00Z', '22 Nov, 23:59'],
    ['the same day of another year', '2025-11-24T08:00:00Z', '24 Nov 2025, 09:00'],
    ['the same day of another month', '2026-10-24T08:00:00Z', '24 Oct, 10:00'],
  ])('%s', (_when, time, wanted) => {
    expect(shortTime(at(time), oslo('2026-11-24T09:00:00Z'))).toBe(wanted);
  });

  test('yesterday goes over the new year', () => {
    expect(shortTime(at('2026-12-31T20:00:00Z'), oslo('2027-01-01T09:00:00Z'))).toBe('yesterday 21:00');
  });

  // In Oslo, 28 March 2027 has 23 hours.
  describe('after the night in which an hour is lost', () => {
    const now = oslo('2027-03-28T22:30:00Z');

    test('yesterday is the short day', () => {
      expect(clockTime(now.nowMs, now.timeZone)).toBe('00:30');
      expect(shortTime(at('2027-03-28T18:00:00Z'), now)).toBe('yesterday 20:00');
    });

    test('the day before it is not yesterday', () => {
      expect(shortTime(at('2027-03-27T19:00:00Z'), now)).toBe('27 Mar, 20:00');
    });
  });

  // In Oslo, 25 October 2026 has 25 hours.
  test('late on the day that has an hour more, yesterday is still the day before', () => {
    const now = oslo('2026-10-25T22:30:00Z');
    expect(clockTime(now.nowMs, now.timeZone)).toBe('23:30');
    expect(shortTime(at('2026-10-24T15:00:00Z'), now)).toBe('yesterday 17:00');
  });

  test('an hour that comes twice is said twice', () => {
    const now = oslo('2026-10-25T09:00:00Z');
    expect(shortTime(at('2026-10-25T00:30:00Z'), now)).toBe('02:30');
    expect(shortTime(at('2026-10-25T01:30:00Z'), now)).toBe('02:30');
  });
});

describe('the hour in which something was', () => {
  const now = '2026-11-24T09:00:00Z';

  test.each([
    ['today', '2026-11-24T08:00:00Z', '09:00–10:00'],
    ['yesterday', '2026-11-23T16:00:00Z', 'yesterday 17:00–18:00'],
    ['over midnight', '2026-11-22T22:00:00Z', '22 Nov, 23:00–00:00'],
  ])('%s', (_when, hour, wanted) => {
    expect(hourSpan(at(hour), oslo(now))).toBe(wanted);
  });

  test('begins at half past where the zone does', () => {
    const viewer = { timeZone: 'Asia/Kolkata', nowMs: at(now) };
    expect(hourSpan(at('2026-11-24T08:00:00Z'), viewer)).toBe('13:30–14:30');
  });
});

test.each([
  [0, 'just now'],
  [29_999, 'just now'],
  [-60_000, 'just now'],
  [60_000, '1 minute ago'],
  [5 * 60_000, '5 minutes ago'],
  [59 * 60_000, '59 minutes ago'],
  [60 * 60_000, '1 hour ago'],
  [3 * 3_600_000, '3 hours ago'],
  [47 * 3_600_000, '47 hours ago'],
  [48 * 3_600_000, '2 days ago'],
])('%i ms ago', (ms, wanted) => {
  expect(ago(1_000_000_000_000 - ms, 1_000_000_000_000)).toBe(wanted);
});
