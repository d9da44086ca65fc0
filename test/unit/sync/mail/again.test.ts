/** Owns the proof that a person's wish and a run that goes on meanwhile undo nothing of each other, whoever writes first. */

import { createOwnMailParts } from '../../../../src/app/own-mail-parts';
import type { CallerParts } from '../../../../src/app/caller-parts';
import { createAgain, wishesIn } from '../../../../src/sync/mail/again';
import { createMailStore } from '../../../../src/sync/mail/mail-state';
import { fakeLock } from '../../fakes';
import { expectInvariants } from './invariants';
import { DAY, HOUR, mailOf, syncBench, type SyncBench } from './mail-bench';

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

test('all at once: each is tried in the next run, over as its own tries are, and what is refused later is not', () => {
  const ids = Array.from({ length: 450 }, (_, n) => `q${n}`);
  const bench = syncBench();
  bench.run();
  const old = { subject: '', code: 'REQUIRED_FIELD_MISSING', words: 'no', kind: 'validation' as const };
  const refused = ids.map((id) => ({ ...old, id, tries: 4, sinceMs: bench.clock.ms - 9 * DAY }));
  bench.deps.store.save({ ...bench.state(), refused });
  bench.mailbox.receive(ids.map(mail));
  // Its history is read already: only the quarantine knows them.
  bench.deps.store.save({
    ...bench.state(),
    progress: { ...bench.state().progress!, historyId: bench.mailbox.historyId() },
  });
  later(bench);
  const hand = click(bench);
  hand.tryAllRefusedAgain();
  expect(hand.mail().refused.every(({ nextTryAtMs }) => nextTryAtMs === bench.clock.ms)).toBe(true);
  bench.mailbox.receive([mail('new')]);
  bench.org.refuse = ({ Subject }) =>
    Subject === 'Subject new' ? { code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', words: 'no' } : undefined;
  later(bench);
  expect(bench.run().logged).toBe(450);
  later(bench);
  bench.run();
  expect(bench.state().refused).toMatchObject([{ id: 'new', tries: 1 }]);
});

test('more single wishes than one value holds become a wish for all: none is forgotten', () => {
  const { properties } = syncBench();
  const again = createAgain(properties, fakeLock().withLock);
  for (let n = 0; n <= 100; n++) again.askOne(`19a0b1c2d3e4f${100 + n}`, 1_000 + n);
  expect(wishesIn(properties.getProperties())).toEqual({ allAtMs: 1_100, mails: [] });
});
