import { createTimes, inWords } from '../../../../dev/page/times';

const NOW = Date.UTC(2026, 10, 24, 9, 41, 5);
const HOUR = 3_600_000;

test('times are those of the viewer’s zone', () => {
  expect(createTimes('UTC').hour(NOW)).toBe('09:41');
  expect(createTimes('Asia/Tokyo').hour(NOW)).toBe('18:41');
  expect(createTimes('UTC').full(NOW)).toBe('Tue 24 Nov 2026, 09:41:05');
});

test('a mailbox has the hour on the same day, then the day, then the year', () => {
  const { brief } = createTimes('UTC');
  expect(brief(NOW - 9 * HOUR, NOW)).toBe('00:41');
  expect(brief(NOW - 10 * HOUR, NOW)).toBe('23 Nov');
  expect(brief(NOW - 365 * 24 * HOUR, NOW)).toBe('24 Nov 2025');
});

test('the day is the viewer’s day', () => {
  expect(createTimes('Asia/Tokyo').brief(NOW - 10 * HOUR, NOW)).toBe('08:41');
});

test('midnight is hour 00', () => {
  expect(createTimes('UTC').hour(Date.UTC(2026, 10, 24))).toBe('00:00');
});

test.each([
  [0, '0 ms'],
  [830, '830 ms'],
  [4210, '4.2 s'],
  [125_000, '2 min 5 s'],
  [0.237, '0.24 ms'],
  [360_000, '6 min'],
  [3_600_000, '1 h'],
  [21_900_000, '6 h 5 min'],
])('%d ms is %s', (ms, words) => {
  expect(inWords(ms)).toBe(words);
});

test('no unit is ever full', () => {
  expect(inWords(999.7)).toBe('1.0 s');
  expect(inWords(59_980)).toBe('1 min');
  expect(inWords(119_800)).toBe('2 min');
  expect(inWords(3_599_600)).toBe('1 h');
});
