/**
 * Time-driven triggers as the platform has them: whose they are, how often they may come, when they fire and in which
 * order, what they are told, and what becomes of them. The words of their limits are in limits.test.ts, the builder's
 * in services/script.test.ts.
 */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExecutionRow, TriggerRow } from '../../dev/host/api';
import { HOUR_MS, MINUTE_MS, START_MS } from '../e2e/test-host';
import { type FixtureHost, JONAS, MIA, startFixture } from './fixture-host';

const DAY_MS = 24 * HOUR_MS;

let host: FixtureHost;
beforeAll(async () => {
  host = await startFixture();
});
beforeEach(async () => void (await host.post('/api/reset', { scenario: 'demo' })));
afterAll(() => host.close());

const triggers = () => host.get<TriggerRow[]>('/api/triggers');
const runs = async (): Promise<ExecutionRow[]> =>
  (await host.executions()).filter(({ kind }) => kind === 'trigger').reverse();

/** Writes down when it fired, and the event, in its owner's properties. */
const note = (event: Record<string, unknown>) => {
  const store = PropertiesService.getUserProperties();
  const all = JSON.parse(store.getProperty('fired') ?? '[]') as unknown[];
  store.setProperty('fired', JSON.stringify([...all, { atMs: Date.now(), event }]));
};
const fired = (user: string) =>
  host.on(
    user,
    () => JSON.parse(PropertiesService.getUserProperties().getProperty('fired') ?? '[]') as unknown,
  ) as Promise<{ atMs: number; event: Record<string, unknown> }[]>;

const hourly = () => ScriptApp.newTrigger('onTimer').timeBased().everyHours(1).create().getUniqueId();
const onceAfter = (ms: number) =>
  ScriptApp.newTrigger('onTimer').timeBased().after(ms).create().getUniqueId();
const mine = () =>
  ScriptApp.getProjectTriggers().map((one) => [one.getUniqueId(), one.getHandlerFunction()] as const);

describe('the owner', () => {
  test('is who made it: it runs as them, whoever else there is', async () => {
    await host.whenTimerFires(MIA, note);
    await host.on(MIA, hourly);
    await host.advance(HOUR_MS);
    expect((await runs()).map(({ user, function: name }) => [user, name])).toEqual([[MIA, 'onTimer']]);
    expect(await fired(MIA)).toHaveLength(1);
    expect(await fired(JONAS)).toEqual([]);
  });

  test('alone sees it, and alone can delete it', async () => {
    const ids = [await host.on(MIA, hourly), await host.on(JONAS, hourly)] as const;
    expect(await host.on(MIA, mine)).toEqual([[ids[0], 'onTimer']]);
    expect(await host.on(JONAS, mine)).toEqual([[ids[1], 'onTimer']]);
    await host.on(JONAS, () => ScriptApp.getProjectTriggers().forEach((one) => ScriptApp.deleteTrigger(one)));
    expect((await triggers()).map(({ id, user }) => [id, user])).toEqual([[ids[0], MIA]]);
  });
});

describe('how often', () => {
  test.each([1, 5, 10, 15, 30])('an add-on’s trigger cannot come every %i minutes', async (minutes) => {
    await expect(
      host.on(
        MIA,
        (n: number) => void ScriptApp.newTrigger('onTimer').timeBased().everyMinutes(n).create(),
        minutes,
      ),
    ).rejects.toThrow('The recurrence interval for an Add-on trigger must be at least one hour.');
    expect(await triggers()).toEqual([]);
  });

  test('a script that is no add-on may have one every minute, and it comes every minute', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'trunkline-triggers-'));
    writeFileSync(join(directory, 'appsscript.json'), '{ "timeZone": "Etc/UTC", "runtimeVersion": "V8" }');
    writeFileSync(
      join(directory, 'Code.js'),
      `function onTimer() {}
       function start() { ScriptApp.newTrigger('onTimer').timeBased().everyMinutes(1).create(); }`,
    );
    const plain = await startFixture({ projectDirectory: directory });
    await plain.must(MIA, 'start');
    expect(await plain.advance(10 * MINUTE_MS)).toMatchObject({ fired: 10 });
    await plain.close();
    rmSync(directory, { recursive: true });
  });

  test('an hourly one comes once in every hour, at one minute, wherever the day begins', async () => {
    await host.whenTimerFires(MIA, note);
    await host.on(MIA, hourly);
    expect(await host.advance(DAY_MS)).toMatchObject({ fired: 24, nowMs: START_MS + DAY_MS });
    const times = (await fired(MIA)).map(({ atMs }) => atMs);
    expect(times[0]).toBeGreaterThan(START_MS);
    expect(times[0]).toBeLessThanOrEqual(START_MS + HOUR_MS);
    expect(times.slice(1).map((atMs, index) => atMs - times[index]!)).toEqual(Array(23).fill(HOUR_MS));
  });

  test('a one-shot may come within the hour, and comes not before its time', async () => {
    await host.whenTimerFires(MIA, note);
    await host.on(MIA, onceAfter, 90_000);
    expect(await host.advance(89_999)).toMatchObject({ fired: 0 });
    expect(await host.advance(1)).toMatchObject({ fired: 1 });
    expect((await fired(MIA)).map(({ atMs }) => atMs)).toEqual([START_MS + 90_000]);
    expect(await host.advance(7 * DAY_MS)).toMatchObject({ fired: 0 });
  });

  test('a one-shot that has fired is there until it is deleted, and is one of the twenty', async () => {
    const id = await host.on(MIA, onceAfter, 1_000);
    for (let n = 0; n < 19; n++) await host.on(MIA, hourly);
    await host.advance(1_000);
    expect(await triggers()).toContainEqual(expect.objectContaining({ id, spent: true }));
    expect((await host.on(MIA, mine)).map(([one]) => one)).toContain(id);
    await expect(host.on(MIA, hourly)).rejects.toThrow('This script has too many triggers.');
    await host.on(
      MIA,
      (gone: string) => {
        for (const one of ScriptApp.getProjectTriggers())
          if (one.getUniqueId() === gone) ScriptApp.deleteTrigger(one);
      },
      id,
    );
    await host.on(MIA, hourly);
  });
});

describe('windows', () => {
  test('a daily one keeps the hour that it was given, and its minute', async () => {
    await host.whenTimerFires(MIA, note);
    await host.on(
      MIA,
      () => void ScriptApp.newTrigger('onTimer').timeBased().everyDays(1).atHour(6).create(),
    );
    await host.advance(3 * DAY_MS);
    const times = (await fired(MIA)).map(({ atMs }) => new Date(atMs));
    expect(times.map((at) => [at.getUTCDate(), at.getUTCHours()])).toEqual([
      [24, 6],
      [25, 6],
      [26, 6],
    ]);
    expect(new Set(times.map((at) => at.getUTCMinutes())).size).toBe(1);
  });

  test('near a minute is within a quarter of an hour of it', async () => {
    await host.whenTimerFires(MIA, note);
    await host.on(MIA, () => {
      for (let n = 0; n < 12; n++)
        ScriptApp.newTrigger('onTimer').timeBased().everyDays(1).atHour(12).nearMinute(30).create();
    });
    await host.advance(DAY_MS);
    const minutes = (await fired(MIA)).map(({ atMs }) => (atMs - Date.UTC(2026, 10, 23, 12)) / MINUTE_MS);
    expect(minutes).toHaveLength(12);
    expect(Math.min(...minutes)).toBeGreaterThanOrEqual(15);
    expect(Math.max(...minutes)).toBeLessThanOrEqual(45);
    expect(new Set(minutes).size).toBeGreaterThan(1);
  });
});

describe('a day forward', () => {
  /** Both write into one list of everybody's. */
  const sign = (event: Record<string, unknown>) => {
    const store = PropertiesService.getScriptProperties();
    const line = `${Session.getActiveUser().getEmail().split('@')[0]} ${String(event.hour)}:${String(event.minute)}`;
    store.setProperty('order', `${store.getProperty('order') ?? ''}${line}\n`);
  };

  test('what is due fires by its due time, one after the other, whoever owns it', async () => {
    for (const user of [MIA, JONAS]) await host.whenTimerFires(user, sign);
    await host.on(MIA, onceAfter, 30 * MINUTE_MS);
    await host.on(JONAS, onceAfter, 10 * MINUTE_MS);
    await host.on(MIA, onceAfter, 20 * MINUTE_MS);
    await host.on(JONAS, onceAfter, 20 * MINUTE_MS);
    expect(await host.advance(DAY_MS)).toMatchObject({ fired: 4 });
    const order = await host.on(MIA, () => PropertiesService.getScriptProperties().getProperty('order'));
    expect(order).toBe('jonas 8:10\nmia 8:20\njonas 8:20\nmia 8:30\n');
    expect((await runs()).map(({ startedAtMs }) => (startedAtMs - START_MS) / MINUTE_MS)).toEqual([
      10, 20, 20, 30,
    ]);
  });

  test('one that takes long delays the next and loses none; what it makes on the way fires too', async () => {
    await host.whenTimerFires(MIA, () => {
      const store = PropertiesService.getUserProperties();
      if (store.getProperty('made') === null) {
        store.setProperty('made', 'yes');
        ScriptApp.newTrigger('onTimer').timeBased().after(60_000).create();
      }
      Utilities.sleep(120_000);
    });
    await host.on(MIA, onceAfter, 60_000);
    expect(await host.advance(HOUR_MS)).toMatchObject({ fired: 2, nowMs: START_MS + HOUR_MS });
    expect((await runs()).map(({ startedAtMs, durationMs }) => [startedAtMs - START_MS, durationMs])).toEqual(
      [
        [60_000, 120_000],
        [180_000, 120_000],
      ],
    );
  });

  test('one that throws or is killed leaves the others, and comes again in its hour', async () => {
    await host.whenTimerFires(MIA, () => {
      throw new Error('on purpose');
    });
    await host.whenTimerFires(JONAS, () => {
      Utilities.sleep(300_000);
      Utilities.sleep(300_000);
    });
    await host.on(MIA, hourly);
    await host.on(JONAS, hourly);
    await host.advance(3 * HOUR_MS);
    const ends = (await runs()).map(({ user, status }) => `${user.split('@')[0]} ${status}`).sort();
    expect(ends).toEqual([...Array<string>(3).fill('jonas killed'), ...Array<string>(3).fill('mia failed')]);
  });

  test('one that is deleted on the way fires no more', async () => {
    await host.whenTimerFires(MIA, () =>
      ScriptApp.getProjectTriggers().forEach((one) => ScriptApp.deleteTrigger(one)),
    );
    await host.on(MIA, hourly);
    await host.on(MIA, hourly);
    expect(await host.advance(DAY_MS)).toMatchObject({ fired: 1 });
    expect(await triggers()).toEqual([]);
  });

  test('one whose owner runs 30 things already is refused, and comes again in its hour', async () => {
    await host.whenTimerFires(MIA, note);
    await host.on(MIA, hourly);
    await host.faults({ limits: { executionsPerUser: 0 } });
    expect(await host.advance(HOUR_MS)).toMatchObject({ fired: 1 });
    expect(await runs()).toMatchObject([
      { status: 'failed', error: { message: expect.stringContaining('too many scripts running') as string } },
    ]);
    await host.faults({ limits: { executionsPerUser: null } });
    await host.advance(HOUR_MS);
    expect(await fired(MIA)).toHaveLength(1);
  });
});

test('the event says which trigger and when, and holds nothing else', async () => {
  await host.whenTimerFires(MIA, note);
  const id = await host.on(MIA, onceAfter, 3 * HOUR_MS + 4 * MINUTE_MS + 5_000);
  await host.advance(DAY_MS);
  // A Monday in the 48th week.
  expect(await fired(MIA)).toEqual([
    {
      atMs: Date.UTC(2026, 10, 23, 11, 4, 5),
      event: {
        ...{ authMode: 'FULL', triggerUid: id, timezone: 'UTC' },
        ...{ year: 2026, month: 11, 'day-of-month': 23, 'day-of-week': 1, 'week-of-year': 48 },
        ...{ hour: 11, minute: 4, second: 5 },
      },
    },
  ]);
});

test('a trigger needs a function of the script', async () => {
  await expect(
    host.on(MIA, () => void ScriptApp.newTrigger('nowhere').timeBased().everyHours(1).create()),
  ).rejects.toThrow('Script function not found: nowhere');
});
