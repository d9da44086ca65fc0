/** The locks: at most one holder at any time, whoever asks, however many at once, and waiters in their order. */

import { type FixtureHost, JONAS, MIA, startFixture } from './fixture-host';

const PEOPLE = [MIA, JONAS, 'dana@acme.example', 'priya@acme.example'];
const TIMED_OUT = 'Lock timeout: another process was holding the lock for too long.';

let host: FixtureHost;
beforeAll(async () => {
  host = await startFixture();
});
beforeEach(async () => void (await host.post('/api/reset', { scenario: 'demo' })));
afterAll(() => host.close());

const take = () => LockService.getScriptLock().tryLock(0);

/** An execution of Mia's that has both of her locks and is held there, until released. */
async function holder(): Promise<{ ends: Promise<unknown> }> {
  await host.faults({ hold: { service: 'Session', method: 'getActiveUser', at: 'request' } });
  const ends = host.on(MIA, () => {
    LockService.getScriptLock().waitLock(1);
    LockService.getUserLock().waitLock(1);
    return Session.getActiveUser().getEmail();
  });
  await host.untilHeld(1);
  await host.faults({ hold: null });
  return { ends };
}

describe('one execution', () => {
  test('takes it, has it, and gives it back', async () => {
    const seen = await host.on(MIA, () => {
      const lock = LockService.getScriptLock();
      const had = [lock.hasLock(), lock.tryLock(0), lock.hasLock(), lock.tryLock(0)];
      lock.releaseLock();
      return [...had, lock.hasLock()];
    });
    expect(seen).toEqual([false, true, true, true, false]);
  });

  test('cannot give back what it does not have', async () => {
    const { ends } = await holder();
    await host.on(JONAS, () => LockService.getScriptLock().releaseLock());
    expect(await host.on(JONAS, take)).toBe(false);
    await host.faults({ release: true });
    await ends;
  });

  test('a document has no lock', async () => {
    expect(await host.on(MIA, () => LockService.getDocumentLock() as unknown)).toBeNull();
  });
});

describe('two executions', () => {
  test('the script’s lock keeps everybody out, a user’s that user alone', async () => {
    const { ends } = await holder();
    const tries = () => [LockService.getScriptLock().tryLock(0), LockService.getUserLock().tryLock(0)];
    expect(await host.on(JONAS, tries)).toEqual([false, true]);
    expect(await host.on(MIA, tries)).toEqual([false, false]);
    await host.faults({ release: true });
    await ends;
    expect(await host.on(MIA, tries)).toEqual([true, true]);
  });

  test('who waits in vain waits exactly as long as it said, by the host’s clock', async () => {
    await host.faults({ busyLock: { lock: 'script', forMs: 60_000 } });
    const waited = await host.on(JONAS, () => {
      const before = Date.now();
      const got = LockService.getScriptLock().tryLock(5_000);
      return [got, Date.now() - before];
    });
    expect(waited).toEqual([false, 5_000]);
    await expect(host.on(JONAS, () => LockService.getScriptLock().waitLock(1_000))).rejects.toThrow(
      TIMED_OUT,
    );
  });

  test('a lock that is busy is to be had when it is free, by the host’s clock', async () => {
    await host.faults({ busyLock: { lock: 'user', user: JONAS, forMs: 7_000 } });
    expect((await host.faults({})).busyLocks).toMatchObject([{ lock: 'user', user: JONAS }]);
    const wait = () => {
      const before = Date.now();
      LockService.getUserLock().waitLock(20_000);
      return Date.now() - before;
    };
    expect(await host.on(MIA, wait)).toBe(0);
    expect(await host.on(JONAS, wait)).toBe(7_000);
    expect((await host.faults({})).busyLocks).toEqual([]);
  });
});

describe('50 executions at once', () => {
  const COUNT = 50;

  /** Reads, waits, writes: without a lock most of the writes are lost. */
  const raise = (locked: boolean) => {
    const store = PropertiesService.getScriptProperties();
    const lock = LockService.getScriptLock();
    if (locked) lock.waitLock(25_000);
    const me = Utilities.getUuid();
    const found = store.getProperty('inside');
    store.setProperty('inside', me);
    const before = Number(store.getProperty('count') ?? 0);
    Utilities.sleep(20);
    store.setProperty('count', String(before + 1));
    const left = store.getProperty('inside');
    store.deleteProperty('inside');
    if (locked) lock.releaseLock();
    return { place: before, met: [found, left].filter((one) => one !== null && one !== me).length };
  };

  const all = (locked: boolean) =>
    Promise.all(
      Array.from({ length: COUNT }, (_, index) => host.on(PEOPLE[index % PEOPLE.length]!, raise, locked)),
    );
  const count = () => host.on(MIA, () => PropertiesService.getScriptProperties().getProperty('count'));

  test('never meet inside the lock, and none is left out', async () => {
    const seen = await all(true);
    expect(seen.filter(({ met }) => met > 0)).toEqual([]);
    expect(seen.map(({ place }) => place).sort((one, other) => one - other)).toEqual(
      Array.from({ length: COUNT }, (_, index) => index),
    );
    expect(await count()).toBe(String(COUNT));
  });

  test('without it they do: the test can tell', async () => {
    const seen = await all(false);
    expect(seen.filter(({ met }) => met > 0)).not.toEqual([]);
    expect(Number(await count())).toBeLessThan(COUNT);
  });
});

test('waiters are served in the order in which they came', async () => {
  await host.faults({
    busyLock: { lock: 'script', forMs: 5_000 },
    hold: { service: 'Lock', method: 'waitLock', at: 'request' },
  });
  const enter = (name: string) => {
    LockService.getScriptLock().waitLock(20_000);
    const store = PropertiesService.getScriptProperties();
    store.setProperty('order', `${store.getProperty('order') ?? ''}${name}`);
  };
  const names = ['a', 'b', 'c', 'd'];
  const ends: Promise<void>[] = [];
  for (const [index, name] of names.entries()) {
    ends.push(host.on(PEOPLE[index]!, enter, name));
    await host.untilHeld(index + 1);
  }
  const { held } = await host.faults({});
  expect(held.map(({ user }) => user)).toEqual(PEOPLE);
  expect(held[0]).toEqual({
    ...{ executionId: expect.any(String) as string, user: MIA, function: 'evaluate' },
    ...{ service: 'Lock', method: 'waitLock', at: 'request' },
  });
  const [a, b, c, d] = held.map(({ executionId }) => executionId) as [string, string, string, string];
  await host.faults({ hold: null, release: { executionIds: [c, a] } });
  await host.faults({ release: { executionIds: [d] } });
  expect((await host.faults({})).held.map(({ executionId }) => executionId)).toEqual([b]);
  await host.faults({ release: true });
  await Promise.all(ends);
  expect(await host.on(MIA, () => PropertiesService.getScriptProperties().getProperty('order'))).toBe('cadb');
});
