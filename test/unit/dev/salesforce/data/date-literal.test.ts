import { dateRange } from '../../../../../dev/salesforce/soql/date-literal';

/** A Saturday evening in California, and Sunday in most of the world. */
const nowMs = Date.UTC(2026, 10, 1, 3, 30);
const range = (text: string, timeZone = 'America/Los_Angeles') => {
  const { from, until } = dateRange(text, { nowMs, timeZone });
  return [from.date, until.date];
};

test.each([
  ['TODAY', '2026-10-31', '2026-11-01'],
  ['YESTERDAY', '2026-10-30', '2026-10-31'],
  ['TOMORROW', '2026-11-01', '2026-11-02'],
  ['THIS_WEEK', '2026-10-25', '2026-11-01'],
  ['NEXT_WEEK', '2026-11-01', '2026-11-08'],
  ['LAST_MONTH', '2026-09-01', '2026-10-01'],
  ['NEXT_MONTH', '2026-11-01', '2026-12-01'],
  ['THIS_QUARTER', '2026-10-01', '2027-01-01'],
  ['LAST_FISCAL_YEAR', '2025-01-01', '2026-01-01'],
  ['LAST_90_DAYS', '2026-08-02', '2026-11-01'],
  ['NEXT_90_DAYS', '2026-11-01', '2027-01-30'],
  ['LAST_N_DAYS:2', '2026-10-29', '2026-11-01'],
  ['NEXT_N_DAYS:2', '2026-11-01', '2026-11-03'],
  ['N_DAYS_AGO:2', '2026-10-29', '2026-10-30'],
  ['LAST_N_WEEKS:2', '2026-10-11', '2026-10-25'],
  ['N_WEEKS_AGO:1', '2026-10-18', '2026-10-25'],
  ['LAST_N_MONTHS:11', '2025-11-01', '2026-10-01'],
  ['N_MONTHS_AGO:10', '2025-12-01', '2026-01-01'],
  ['NEXT_N_QUARTERS:1', '2027-01-01', '2027-04-01'],
  ['N_FISCAL_QUARTERS_AGO:1', '2026-07-01', '2026-10-01'],
  ['last_n_years:1', '2025-01-01', '2026-01-01'],
])('%s is from %s until before %s', (text, from, until) => {
  expect(range(text)).toEqual([from, until]);
});

test('a day begins where the user is, and is 25 hours long when the clocks go back', () => {
  const { from, until } = dateRange('TOMORROW', { nowMs, timeZone: 'America/Los_Angeles' });
  expect(new Date(from.ms).toISOString()).toBe('2026-11-01T07:00:00.000Z');
  expect(until.ms - from.ms).toBe(25 * 60 * 60 * 1000);
  expect(range('TODAY', 'Asia/Tokyo')).toEqual(['2026-11-01', '2026-11-02']);
});

test.each(['SOMETIME', 'LAST_N_DAYS:0', 'LAST_N_DAYS:99999'])('%s is refused', (text) => {
  expect(() => range(text)).toThrow();
});
