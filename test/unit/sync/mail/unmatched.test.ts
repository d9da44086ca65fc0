/** Owns the proof of what is kept of mail that nobody matched: who may still be found, and no more than fits. */

import { listTexts } from '../../../../src/store/sharded-list';
import { unmatchedAfter } from '../../../../src/sync/mail/unmatched';
import { START_MS } from '../../fakes';
import { ALAN, DAY, GRACE, HOUR, mailOf, personRow, syncBench, who } from './mail-bench';

const range = (count: number) => Array.from({ length: count }, (_, n) => n);
const kept = (id: string, addresses: string[], atMs = START_MS) => ({ id, atMs, addresses });

describe('what fits', () => {
  const stored = (items: readonly object[]) =>
    Object.values(listTexts({ name: 'w', version: 1, item: (one) => one }, items, {})).join('').length;

  test('2,000 mails of ten long addresses leave room in a store of 500 KB; the oldest go, and are told', () => {
    const long = (n: number) => range(10).map((one) => `${n}.${one}.ü${'a'.repeat(40)}@elsewhere.example`);
    const found = range(2_000).map((n) => kept(`m${n}`, long(n)));
    expect(stored(found)).toBeGreaterThan(900_000);
    const after = unmatchedAfter([], { met: [], found, nowMs: START_MS });
    expect(stored(after.kept)).toBeLessThanOrEqual(205_000);
    expect(after.kept.at(-1)?.id).toBe('m1999');
    expect([...after.gone, ...after.kept.map(({ id }) => id)]).toEqual(found.map(({ id }) => id));
  });

  test('2,000 mails of one address are all kept, one more is not', () => {
    const found = range(2_001).map((n) => kept(`${n}`, ['new@elsewhere.example']));
    const after = unmatchedAfter(found.slice(0, 2_000), {
      met: [],
      found: found.slice(2_000),
      nowMs: START_MS,
    });
    expect([after.kept.length, after.gone]).toEqual([2_000, ['0']]);
  });

  test('one that is a month old goes with its reason', () => {
    const bench = syncBench();
    bench.run();
    bench.mailbox.receive([mailOf({ id: 'a', from: who('new@elsewhere.example') })]);
    bench.run();
    bench.clock.ms += 31 * DAY;
    bench.mailbox.receive([mailOf({ id: 'b', receivedAtMs: bench.clock.ms })]);
    bench.run();
    expect(bench.state()).toMatchObject({ unmatched: [], skipped: [{ id: 'a', reason: 'unmatched' }] });
  });
});

describe('colleagues', () => {
  const client = 'new@elsewhere.example';

  test('take no place: the client behind ten of them is found once there is a contact', () => {
    const bench = syncBench();
    bench.run();
    const colleagues = range(10).map((n) => who(`colleague${n}@acme.example`));
    bench.mailbox.receive([mailOf({ id: 'a', from: who(ALAN.address), to: colleagues, cc: [who(client)] })]);
    bench.run();
    expect(bench.state().unmatched).toEqual([kept('a', [client])]);
    bench.org.contacts.push(personRow({ id: '003000000000009AAA', address: client }));
    bench.clock.ms += DAY + HOUR;
    expect(bench.run().logged).toBe(1);
  });

  test('who are contacts too have no mail read again', () => {
    const bench = syncBench();
    bench.org.contacts.push(personRow({ id: '003000000000008AAA', address: GRACE.address }));
    bench.run();
    bench.mailbox.receive([mailOf({ id: 'a', from: who(client) })]);
    bench.run();
    bench.mailbox.readIds.length = 0;
    bench.clock.ms += DAY + HOUR;
    bench.run();
    expect(bench.mailbox.readIds).toEqual([]);
  });
});

describe('the look at who is in Salesforce now', () => {
  const late = { id: '003000000000009AAA', address: `${'x'.repeat(60)}.599@elsewhere.example` };
  const started = () => {
    const bench = syncBench();
    bench.run();
    const address = (n: number) => `${'x'.repeat(60)}.${n}@elsewhere.example`;
    bench.mailbox.receive(range(600).map((n) => mailOf({ id: `m${n}`, from: who(address(n)) })));
    bench.run();
    bench.org.contacts.push(personRow(late));
    bench.clock.ms += DAY + HOUR;
    bench.org.calls.length = 0;
    return bench;
  };

  test('is one request a run of no more than a statement holds; the next run goes on, then it is over for a day', () => {
    const bench = started();
    const asked: number[] = [];
    const run = () =>
      bench.run({
        salesforce: {
          ...bench.org,
          match: (ask) => {
            if (ask.keys.length === 0) asked.push(ask.addresses.join().length);
            return bench.org.match(ask);
          },
        },
      }).logged;
    expect(run()).toBe(0);
    bench.clock.ms += HOUR;
    expect(run()).toBe(1);
    bench.clock.ms += HOUR;
    expect(run()).toBe(0);
    expect(asked).toHaveLength(2);
    expect(Math.max(...asked)).toBeLessThan(30_000);
    expect(bench.state().unmatched).toHaveLength(599);
  });

  test('is none of a card’s', () => {
    const bench = started();
    bench.run({ firstBatch: 50, deadlineMs: bench.clock.ms + 25_000 });
    expect(bench.org.calls).toEqual([]);
  });
});
