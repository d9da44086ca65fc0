/** What Apps Script and many users do to a sync (facts/quality.md, Table 2): each row that is true without a host. */

import { firstDueMs } from '../../../../dev/apps-script/outside/schedule';
import { createRandom } from '../../../../dev/world/random';
import { budgetOf } from '../../../../src/sync/budget';
import type { SalesforceMail } from '../../../../src/salesforce/mail-records';
import { createMailStore, mailStateIn } from '../../../../src/sync/mail/mail-state';
import { type FakeProperties, START_MS } from '../../fakes';
import { expectInvariants, expectNothingLost } from './invariants';
import { DAY, fakeMailbox, fakeOrg, HOUR, mailOf, syncBench, type SyncBench, who } from './mail-bench';

const MINUTE = 60_000;
const range = (count: number) => Array.from({ length: count }, (_, n) => n);
const mails = (count: number, of = 'm') => range(count).map((n) => mailOf({ id: `${of}${n}` }));

/** An org whose match takes so long. */
function slow(bench: SyncBench, ms: number): SalesforceMail {
  const match: SalesforceMail['match'] = (ask) => ((bench.clock.ms += ms), bench.org.match(ask));
  return { ...bench.org, match };
}

test('F61: with 5,000 mails before the six minutes a run ends itself by the fifth, and the next goes on at its last batch', () => {
  const bench = syncBench();
  bench.run();
  const eligible = mails(5_000);
  bench.mailbox.receive(eligible);
  const ends: string[] = [];
  while (ends.at(-1) !== 'done' && ends.length < 20) {
    bench.clock.ms += HOUR;
    const startMs = bench.clock.ms;
    ends.push(bench.run({ salesforce: slow(bench, 40_000) }).end);
    expect(bench.clock.ms - startMs).toBeLessThanOrEqual(5 * MINUTE);
    expectNothingLost({ bench, eligible });
  }
  expect(ends.length).toBeGreaterThan(3);
  // Nothing is read twice: each run begins where the one before had come to.
  expect(bench.mailbox.readIds).toEqual(eligible.map(({ id }) => id));
  expectInvariants({ bench, eligible });
});

describe('F67: a kill between two related writes', () => {
  class Killed extends Error {}

  /** Ends the execution before its n-th write. */
  function killedAt(properties: FakeProperties, at: number): { store: FakeProperties; writes: string[][] } {
    const writes: string[][] = [];
    const write = (keys: string[]) => {
      if (writes.length === at) throw new Killed();
      writes.push(keys);
    };
    const store: FakeProperties = {
      ...properties,
      setProperty: (key, value) => (write([key]), properties.setProperty(key, value)),
      setProperties: (values: Record<string, string>) => (
        write(Object.keys(values)),
        properties.setProperties(values)
      ),
    };
    return { store, writes };
  }

  function prepared() {
    const bench = syncBench();
    bench.run();
    const eligible = [...mails(450), mailOf({ id: 'refused' })];
    bench.mailbox.receive([...eligible, mailOf({ id: 'stranger', from: who('nobody@elsewhere.example') })]);
    bench.org.refuse = ({ Subject }) =>
      Subject === 'Subject refused' ? { code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', words: 'no' } : undefined;
    return { bench, eligible };
  }

  const storeOf = (bench: SyncBench, at: number) => {
    const { store, writes } = killedAt(bench.properties, at);
    return { writes, deps: { store: createMailStore(store, bench.properties.getProperties()) } };
  };

  test('cannot be: cursor, numbers, refused and unmatched go with one write a batch, and each state in between is whole', () => {
    const { bench: whole } = prepared();
    const { writes, deps } = storeOf(whole, Infinity);
    whole.run(deps);
    expect(writes).toHaveLength(3);
    expect(writes.at(-1)).toEqual(expect.arrayContaining(['mail', 'q.0', 'w.0']));
    for (const at of range(writes.length)) {
      const { bench, eligible } = prepared();
      const { deps: killed } = storeOf(bench, at);
      expect(() => bench.run(killed)).toThrow(Killed);
      expect(() => mailStateIn(bench.properties.getProperties())).not.toThrow();
      expectNothingLost({ bench, eligible });
      bench.run();
      expectInvariants({ bench, eligible, refused: ['refused'] });
    }
  });
});

describe('F74: a state that another version of the script has written', () => {
  const KEYS = ['mail', 'q.0', 'w.0', 's.0'];

  function withAll(): SyncBench {
    const bench = syncBench();
    bench.run();
    bench.org.refuse = () => ({ code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', words: 'no' });
    bench.mailbox.receive([
      mailOf({ id: 'refused' }),
      mailOf({ id: 'stranger', from: who('nobody@elsewhere.example') }),
      mailOf({ id: 'list', isAutomated: true }),
    ]);
    bench.run();
    bench.org.refuse = () => undefined;
    bench.org.calls.length = 0;
    bench.mailbox.receive(mails(3));
    return bench;
  }

  test.each(KEYS.flatMap((key) => [[key, 'newer', 2] as const, [key, 'older', 0] as const]))(
    '%s of a %s one is refused: nothing is read, written or overwritten, and back in its own version all goes on',
    (key, _which, version) => {
      const bench = withAll();
      const own = bench.properties.values.get(key)!;
      expect(own).toContain('"v":1');
      const other = own.replace('"v":1', `"v":${version}`).replace('"d":', '"more":{"x":1},"d":');
      bench.properties.values.set(key, other);
      const before = bench.properties.getProperties();
      expect(() => bench.run()).toThrow(expect.objectContaining({ code: 'store.corrupt' }));
      expect(bench.properties.getProperties()).toEqual(before);
      expect(bench.org.calls).toEqual([]);
      bench.properties.values.set(key, own);
      bench.clock.ms += DAY;
      bench.run();
      expectInvariants({ bench, eligible: [...mails(3), mailOf({ id: 'refused' })] });
    },
  );
});

describe('F76: 10,000 users resume together', () => {
  test('their runs are spread over the hour: under 1,000 at once, though each takes its five minutes', () => {
    const random = createRandom(76);
    const hourly = { kind: 'recurring', everyMs: HOUR } as const;
    const starts = range(10_000).map(() =>
      Math.floor((firstDueMs(hourly, START_MS, random) - START_MS) / MINUTE),
    );
    const atOnce = range(60).map((minute) => starts.filter((start) => (minute - start + 60) % 60 < 5).length);
    expect(Math.max(...atOnce)).toBeLessThan(1_000);
  });

  test('together they leave the org a fifth of its allocation, and nobody’s mail is lost', () => {
    const org = fakeOrg();
    const people = range(400).map((n) => {
      const bench = syncBench({ org, address: `p${n}@acme.example` });
      bench.run();
      const eligible = mails(3, `p${n}-`);
      bench.mailbox.receive(eligible);
      return { bench, eligible };
    });
    org.calls.length = 0;
    const max = 1_500;
    const ends: Record<string, number> = {};
    for (const { bench } of people) {
      const { end } = bench.run({ budget: () => budgetOf({ used: org.calls.length, max }) });
      ends[end] = (ends[end] ?? 0) + 1;
    }
    // No more than what the last one had begun.
    expect(org.calls.length).toBeGreaterThan(0.79 * max);
    expect(org.calls.length).toBeLessThanOrEqual(0.8 * max + 5);
    expect(ends.throttled).toBeGreaterThan(100);
    org.calls.length = 0;
    for (const { bench } of people) bench.run();
    // The next day has what was left, each once.
    expect(org.rows).toHaveLength(1_200);
    expectNothingLost(...people.slice(0, 20));
  });
});

test('F77: beside one mailbox with 50,000 mails, 999 others have theirs within their own hour', () => {
  const org = fakeOrg();
  const heavy = syncBench({ org, mailbox: fakeMailbox(500) });
  const spread = range(50_000).map((n) =>
    mailOf({ id: `h${n}`, receivedAtMs: START_MS - 13 * DAY + n * 20_000 }),
  );
  heavy.mailbox.receive(spread);
  const others = range(999).map((n) => syncBench({ org, address: `p${n}@acme.example` }));
  for (const bench of others) bench.run();
  for (const hour of range(3)) {
    const startMs = heavy.clock.ms;
    const { end, logged } = heavy.run({ salesforce: slow(heavy, 40_000) });
    expect([end, logged > 500]).toEqual(['more', true]);
    expect(heavy.clock.ms - startMs).toBeLessThanOrEqual(5 * MINUTE);
    heavy.clock.ms = startMs + HOUR;
    let fresh = 0;
    for (const [n, bench] of others.entries()) {
      bench.clock.ms += HOUR;
      if (n % 3 === hour) bench.mailbox.receive(mails(1, `p${n}-`));
      const report = bench.run({ budget: () => budgetOf({ used: org.calls.length, max: 100_000 }) });
      expect(report.end).toBe('done');
      fresh += report.logged;
    }
    expect(fresh).toBe(333);
  }
  expect(new Set(org.rows.map(({ key }) => key)).size).toBe(org.rows.length);
});
