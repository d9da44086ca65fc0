/** Owns the proof that a person's wish and a run that goes on meanwhile undo nothing of each other, whoever writes first. */

import { createOwnMailParts } from '../../../../src/app/own-mail-parts';
import type { CallerParts } from '../../../../src/app/caller-parts';
import { createMailStore } from '../../../../src/sync/mail/mail-state';
import { fakeLock } from '../../fakes';
import { expectInvariants } from './invariants';
import { HOUR, mailOf, syncBench, type SyncBench } from './mail-bench';

const mail = (id: string) => mailOf({ id });

/** Somebody's click, in an execution of its own that has read the store as it is now. */
function click(bench: SyncBench) {
  const values = bench.properties.getProperties();
  const parts = {
    stores: () => ({ mine: bench.properties, withMyLock: fakeLock().withLock }),
    myValues: () => values,
    mailStore: () => createMailStore(bench.properties, values),
  };
  return createOwnMailParts(parts as unknown as CallerParts);
}

/** A rule of the org refuses these; the first run is over. */
function refusing(ids: readonly string[], bench = syncBench()): SyncBench {
  bench.run();
  bench.org.refuse = () => ({ code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', words: 'no' });
  bench.mailbox.receive(ids.map(mail));
  bench.run();
  return bench;
}

/** An hour later; the daily try is not due. */
function later(bench: SyncBench) {
  bench.clock.ms += HOUR;
  jest.setSystemTime(bench.clock.ms);
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

test('a run saves after the click has read the store: what it has kept and its cursor stay', () => {
  const bench = refusing(['q1']);
  later(bench);
  const hand = click(bench);
  bench.mailbox.receive([mail('q2')]);
  bench.run();
  const { progress } = bench.state();
  hand.tryRefusedAgain('q1');
  expect(bench.state().refused.map(({ id }) => id)).toEqual(['q1', 'q2']);
  expect(bench.state().progress).toEqual(progress);
  bench.org.refuse = () => undefined;
  later(bench);
  // Only what was asked for; the other waits for its day.
  expect(bench.run().logged).toBe(1);
  expectInvariants({ bench, eligible: [mail('q1'), mail('q2')], refused: ['q2'] });
});

test('a click comes while a run is at work: the run’s save leaves the wish, and the next run tries it, once', () => {
  const bench = refusing(['q1']);
  later(bench);
  bench.mailbox.receive([mail('q2')]);
  const { match } = bench.org;
  const clicked: typeof match = (ask) => {
    click(bench).tryRefusedAgain('q1');
    return match(ask);
  };
  bench.run({ salesforce: { ...bench.org, match: clicked } });
  const triesOf = () => bench.state().refused.map(({ id, tries }) => [id, tries]);
  expect(triesOf()).toEqual([
    ['q1', 1],
    ['q2', 1],
  ]);
  for (let run = 0; run < 2; run++) {
    later(bench);
    bench.run();
    expect(triesOf()).toEqual([
      ['q2', 1],
      ['q1', 2],
    ]);
  }
});

test('a click while the very mail is tried is tried once more: that try knew nothing of it', () => {
  const bench = refusing(['q1']);
  later(bench);
  click(bench).tryRefusedAgain('q1');
  bench.clock.ms += 1_000;
  const { create } = bench.org;
  const clicked: typeof create = (emails) => {
    jest.setSystemTime((bench.clock.ms += 1_000));
    click(bench).tryRefusedAgain('q1');
    bench.clock.ms += 1_000;
    return create(emails);
  };
  bench.run({ salesforce: { ...bench.org, create: clicked } });
  expect(bench.state().refused).toMatchObject([{ tries: 2 }]);
  later(bench);
  bench.run();
  later(bench);
  bench.run();
  expect(bench.state().refused).toMatchObject([{ tries: 3 }]);
});

test('the card tells the next try at once', () => {
  const bench = refusing(['q1', 'q2']);
  later(bench);
  const hand = click(bench);
  hand.tryRefusedAgain('q1');
  expect(hand.mail().refused).toMatchObject([{ id: 'q2' }, { id: 'q1', nextTryAtMs: bench.clock.ms }]);
});
