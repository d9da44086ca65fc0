/** However an execution comes to its end, its locks are free, and nothing that it had not done is done any more. */

import type { ExecutionRow } from '../../dev/host/api';
import { type FixtureHost, JONAS, MIA, startFixture } from './fixture-host';

const KILLED = 'Exceeded maximum execution time';

let host: FixtureHost;
beforeAll(async () => {
  host = await startFixture({ computeLimitMs: 1_000 });
});
beforeEach(async () => void (await host.post('/api/reset', { scenario: 'demo' })));
afterAll(() => host.close());

const take = () => LockService.getScriptLock().tryLock(0);
const script = () => host.on(JONAS, () => PropertiesService.getScriptProperties().getProperties());

async function last(): Promise<ExecutionRow> {
  const [row] = await host.executions();
  return row!;
}

describe('an execution that has the lock', () => {
  const lockAndGoOn = () => {
    LockService.getScriptLock().waitLock(1);
    PropertiesService.getScriptProperties().setProperty('went', 'on');
  };

  test.each([
    ['ends without giving it back', take],
    [
      'throws',
      () => {
        LockService.getScriptLock().waitLock(1);
        throw new Error('on purpose');
      },
    ],
    [
      'computes without end',
      () => {
        LockService.getScriptLock().waitLock(1);
        for (;;);
      },
    ],
    [
      'sleeps over its time',
      () => {
        LockService.getScriptLock().waitLock(1);
        Utilities.sleep(300_000);
      },
    ],
    [
      'takes all memory',
      () => {
        LockService.getScriptLock().waitLock(1);
        const all: unknown[] = [];
        for (;;) all.push(new Array(100_000).fill(all.length));
      },
    ],
  ])('%s: it is free', async (_name, act) => {
    await host.on(MIA, act).catch(() => undefined);
    expect(await host.on(JONAS, take)).toBe(true);
  });

  test('is killed after the call that took it: it is free', async () => {
    await host.faults({ kill: { at: 'after', call: 1 } });
    await expect(host.on(MIA, lockAndGoOn)).rejects.toThrow(KILLED);
    expect(await host.on(JONAS, take)).toBe(true);
    expect(await script()).toEqual({});
  });

  test('is killed while a test holds it: it is free, and what it was about to do is not done', async () => {
    await host.faults({ hold: { service: 'Properties', method: 'setProperty', at: 'request' } });
    const ends = expect(host.on(MIA, lockAndGoOn)).rejects.toThrow(KILLED);
    await host.untilHeld(1);
    await host.faults({ hold: null });
    await host.advance(30_000);
    await ends;
    expect((await host.faults({})).held).toEqual([]);
    expect(await host.on(JONAS, take)).toBe(true);
    expect(await script()).toEqual({});
  });
});

describe('an execution that waits for the lock', () => {
  test('is killed at its time; the lock goes to the next in line and not to the dead', async () => {
    await host.faults({ busyLock: { lock: 'script', forMs: 10_000 }, limits: { cardRuntimeMs: 1_000 } });
    const wait = () => LockService.getScriptLock().tryLock(25_000);
    await expect(host.on(MIA, wait)).rejects.toThrow(KILLED);
    expect((await last()).durationMs).toBe(1_000);
    await host.faults({ limits: { cardRuntimeMs: null } });
    expect(await host.on(JONAS, wait)).toBe(true);
    expect((await last()).durationMs).toBe(9_000);
  });
});

describe('a kill at the n-th service call', () => {
  const threeWrites = () => {
    const store = PropertiesService.getScriptProperties();
    console.log('a line of the log is no call');
    for (const key of ['a', 'b', 'c']) store.setProperty(key, '1');
  };

  test.each([
    ['before', 1, []],
    ['after', 1, ['a']],
    ['before', 2, ['a']],
    ['after', 2, ['a', 'b']],
    ['before', 3, ['a', 'b']],
    ['after', 3, ['a', 'b', 'c']],
  ] as const)('%s call %i leaves %j', async (at, call, left) => {
    await host.faults({ kill: { at, call } });
    await expect(host.on(MIA, threeWrites)).rejects.toThrow(KILLED);
    expect(Object.keys(await script()).sort()).toEqual([...left]);
    const row = (await host.executions()).at(-1)!;
    expect(row).toMatchObject({ status: 'killed', error: { name: 'Exception', message: KILLED } });
  });

  test('strikes once, and only whom it means', async () => {
    await host.faults({ kill: { at: 'before', call: 1, user: MIA, function: 'evaluate' } });
    await host.on(JONAS, threeWrites);
    expect((await host.faults({})).kill).toMatchObject({ user: MIA });
    await expect(host.on(MIA, threeWrites)).rejects.toThrow(KILLED);
    await host.on(MIA, threeWrites);
    expect((await host.faults({})).kill).toBeNull();
  });
});

test('a reset ends whoever is alive, also who is held or waits', async () => {
  await host.faults({
    busyLock: { lock: 'script', forMs: 3_600_000 },
    hold: { service: 'Session', method: 'getActiveUser', at: 'reply' },
  });
  const reset = 'The local host was reset.';
  const held = expect(host.on(JONAS, () => Session.getActiveUser().getEmail())).rejects.toThrow(reset);
  await host.untilHeld(1);
  const waits = expect(host.on(MIA, () => LockService.getScriptLock().waitLock(9_000))).rejects.toThrow(
    reset,
  );
  while (!(await host.executions()).some(({ user }) => user === MIA))
    await new Promise((go) => setTimeout(go, 5));
  await host.post('/api/reset', { scenario: 'demo' });
  await Promise.all([waits, held]);
  expect(await host.on(MIA, take)).toBe(true);
});
