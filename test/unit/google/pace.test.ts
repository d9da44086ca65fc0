/** Owns the proof of the pace: never more units in any minute than Gmail gives, and never a wait past the deadline. */

import fc from 'fast-check';
import { createPace, UNITS_A_MINUTE } from '../../../src/google/pace';
import { appErrorOf, fixedClock, START_MS } from '../fakes';

function bench(deadlineMs = Infinity) {
  const clock = fixedClock();
  const slept: number[] = [];
  const sleep = (ms: number) => {
    slept.push(ms);
    clock.advance(ms);
  };
  return { clock, slept, pace: createPace({ nowMs: clock.nowMs, sleep, deadlineMs }) };
}

test('a minute’s units are spent at once, and the next wait for the first of them to be a minute old', () => {
  const { clock, slept, pace } = bench();
  for (let n = 0; n < 5; n++) {
    pace.spend(1_000);
    clock.advance(1_000);
  }
  expect(slept).toEqual([]);
  pace.spend(1_000);
  expect(slept).toEqual([55_000]);
  pace.spend(1_900);
  expect(slept).toEqual([55_000, 1_000]);
});

test('what is a minute old counts no more', () => {
  const { clock, slept, pace } = bench();
  pace.spend(UNITS_A_MINUTE);
  clock.advance(60_000);
  pace.spend(UNITS_A_MINUTE);
  expect(slept).toEqual([]);
});

test('F07: whatever is asked, no minute has more than 6,000 units', () => {
  const asks = fc.array(fc.record({ units: fc.integer({ min: 1, max: 1_000 }), thenMs: fc.nat(20_000) }), {
    minLength: 20,
    maxLength: 60,
  });
  fc.assert(
    fc.property(asks, (all) => {
      const { clock, pace } = bench();
      const spent: { atMs: number; units: number }[] = [];
      for (const { units, thenMs } of all) {
        pace.spend(units);
        spent.push({ atMs: clock.nowMs(), units });
        clock.advance(thenMs);
      }
      for (const { atMs } of spent) {
        const inMinute = spent.filter((one) => one.atMs > atMs - 60_000 && one.atMs <= atMs);
        const total = inMinute.reduce((sum, one) => sum + one.units, 0);
        if (total > 6_000) throw new Error(`${total} units in a minute`);
      }
    }),
    { seed: 5, numRuns: 200 },
  );
});

test('a wait past the deadline is not begun, and says how long it would have been', () => {
  const { slept, pace } = bench(START_MS + 59_999);
  pace.spend(UNITS_A_MINUTE);
  expect(appErrorOf(() => pace.spend(1))).toMatchObject({
    code: 'google.throttled',
    facts: { waitSeconds: 60 },
  });
  expect(slept).toEqual([]);
});

test.each([
  [59_999, 0],
  [60_000, 1],
])('with %d ms left, a wait of a minute is begun %d times', (leftMs, times) => {
  const { slept, pace } = bench(START_MS + leftMs);
  const wait = () => pace.wait(60_000);
  if (times === 0) expect(appErrorOf(wait).code).toBe('google.throttled');
  else wait();
  expect(slept).toHaveLength(times);
});

test('units that were refused for the deadline are not spent', () => {
  const { pace, clock, slept } = bench(START_MS + 30_000);
  pace.spend(5_000);
  appErrorOf(() => pace.spend(1_000));
  pace.spend(900);
  expect([slept, clock.nowMs()]).toEqual([[], START_MS]);
});
