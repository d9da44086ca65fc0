/** Owns the proof of how long refused mail is kept, how much of it, and when there is too much of it to go on. */

import { bounded } from '../../../../src/sync/mail/refused';
import type { Refused } from '../../../../src/sync/mail/mail-state';
import { START_MS } from '../../fakes';
import { expectNothingLost } from './invariants';
import { DAY, HOUR, mailOf, syncBench, type SyncBench } from './mail-bench';

const CODE = 'FIELD_CUSTOM_VALIDATION_EXCEPTION';
const range = (count: number) => Array.from({ length: count }, (_, n) => n);

/** One of which all tries are over. */
const over = (id: string, more: Partial<Refused> = {}): Refused => ({
  id,
  subject: `Subject ${id}`,
  code: CODE,
  words: 'no',
  kind: 'validation',
  tries: 4,
  sinceMs: START_MS - 40 * DAY,
  triedAtMs: START_MS - 37 * DAY,
  ...more,
});

/** A mailbox whose first run is over, with these in its quarantine. */
function keeping(refused: readonly Refused[]): SyncBench {
  const bench = syncBench();
  bench.run();
  bench.deps.store.save({ ...bench.state(), refused });
  return bench;
}

test('500 old refusals of which no try is left stop nobody', () => {
  const bench = keeping(range(500).map((n) => over(`old${n}`)));
  bench.mailbox.receive([mailOf({ id: 'm1' })]);
  expect(bench.run()).toMatchObject({ end: 'done', logged: 1 });
});

test('a rule that refuses everything for three days stops the runs while it lasts; the list does not grow, and all ends well', () => {
  const bench = syncBench();
  bench.run();
  const eligible = range(3_000).map((n) => mailOf({ id: `m${n}` }));
  bench.mailbox.receive(eligible);
  bench.org.refuse = () => ({ code: CODE, words: 'Close Date is required' });
  const sizes: number[] = [];
  for (let hour = 0; hour < 72; hour += 3) {
    bench.clock.ms += 3 * HOUR;
    try {
      bench.run();
    } catch (error) {
      expect(error).toMatchObject({
        code: 'salesforce.rejected',
        facts: { words: 'Close Date is required' },
      });
    }
    sizes.push(bench.state().refused.length);
  }
  expect(Math.max(...sizes)).toBe(400);
  expectNothingLost({ bench, eligible });
  bench.org.refuse = () => undefined;
  // The next try is a day away at most.
  bench.clock.ms += DAY;
  bench.run();
  expect([bench.state().refused, bench.org.rows.length]).toEqual([[], 3_000]);
});

test('what nobody has asked for in 90 days is let go with its reason; what is younger, or still tried, stays', () => {
  const bench = keeping([
    over('gone', { triedAtMs: START_MS - 91 * DAY }),
    over('asked', { sinceMs: START_MS - 200 * DAY, triedAtMs: START_MS - DAY }),
    over('tried', { triedAtMs: START_MS - 91 * DAY, nextTryAtMs: START_MS + DAY }),
  ]);
  bench.mailbox.receive([mailOf({ id: 'm1' })]);
  bench.run();
  expect(bench.state().refused.map(({ id }) => id)).toEqual(['asked', 'tried']);
  expect(bench.state().skipped).toEqual([{ id: 'gone', reason: 'refused' }]);
});

test('of a list that is too long for the store the oldest go whose tries are over', () => {
  // Six bytes a letter.
  const long = { subject: '表'.repeat(80), words: '表'.repeat(200) };
  const all = [
    over('open', { ...long, nextTryAtMs: START_MS + DAY }),
    ...range(100).map((n) => over(`n${n}`, long)),
  ];
  const { kept, gone } = bounded(all, START_MS);
  expect(JSON.stringify(kept).replace(/[^\x20-\x7e]/g, '\\u0000').length).toBeLessThan(151_000);
  expect(kept.length).toBeGreaterThan(60);
  expect(kept[0]!.id).toBe('open');
  expect([gone[0], kept.at(-1)!.id]).toEqual(['n0', 'n99']);
});
