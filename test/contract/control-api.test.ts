/** What the control API tells of the script and of the world: triggers, properties, scenarios, faults. */

import { setImmediate } from 'node:timers/promises';
import type {
  ExecutionRow,
  FaultsState,
  PropertyRow,
  RunAnswer,
  ScenarioRow,
  TriggerRow,
} from '../../dev/host/api';
import { CANARY } from '../../dev/world/canary';
import { createPlainBrowser } from '../../dev/browser/plain-browser';
import { connect, DANA, MIA, openGmail } from '../e2e/story';
import { HOUR_MS, START_MS, startHost, type TestHost } from '../e2e/test-host';

let host: TestHost;
beforeAll(async () => {
  host = await startHost();
});
beforeEach(async () => {
  await host.post('/api/reset', { scenario: 'demo' });
});
afterAll(() => host.close());

const post = async (path: string, body: object) => {
  const ask = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  return host.http(`${host.host.url}${path}`, ask);
};

describe('triggers', () => {
  test('are listed with owner and schedule, the next due first', async () => {
    await connect(host);
    await openGmail(host, DANA, MIA);
    const rows = await host.get<TriggerRow[]>('/api/triggers');
    expect(rows.map(({ user }) => user).sort()).toEqual([DANA, MIA]);
    expect(rows.map(({ dueMs }) => dueMs)).toEqual(rows.map(({ dueMs }) => dueMs).sort((a, b) => a - b));
    for (const row of rows) {
      expect(row.schedule).toEqual({ kind: 'recurring', everyMs: HOUR_MS });
      expect(row.dueMs).toBeGreaterThan(START_MS);
    }
  });

  test('one that is fired by hand runs as its owner, and keeps its schedule', async () => {
    await connect(host);
    await openGmail(host, MIA);
    const before = await host.get<TriggerRow[]>('/api/triggers');
    const { id } = before.find(({ user }) => user === MIA)!;
    const { ok, executionId } = await host.post<RunAnswer>('/api/triggers/fire', { id });
    expect(ok).toBe(true);
    const [row] = await host.executions();
    expect(row).toMatchObject({ id: executionId, user: MIA, kind: 'trigger', function: 'onHourlyRun' });
    expect(await host.get('/api/triggers')).toEqual(before);
  });

  test('one that there is not is refused', async () => {
    expect(await post('/api/triggers/fire', { id: '1' })).toMatchObject({ status: 400 });
  });
});

describe('properties', () => {
  test('are all listed with their sizes, and hold no secret', async () => {
    await connect(host);
    await openGmail(host, MIA);
    const rows = await host.get<PropertyRow[]>('/api/properties');
    const connection = rows.find(({ key }) => key.endsWith('.conn'))!;
    expect(connection).toMatchObject({ store: 'script', user: null });
    expect(connection.value).toMatch(/"refreshToken":"•••• \(\d+ characters\)"/);
    expect(connection.value).toContain('"host":"acme.my.salesforce.com"');
    expect(connection.bytes).toBeGreaterThan(200);
    expect(rows.find(({ key }) => key.endsWith('.app.production'))!.value).toContain(
      '"consumerSecret":"••••',
    );
    const { consumerSecret } = await host.org();
    expect(JSON.stringify(rows)).not.toContain(CANARY);
    expect(JSON.stringify(rows)).not.toContain(consumerSecret);
  });
});

describe('scenarios', () => {
  test('are listed, with the one that the world is in', async () => {
    await host.post('/api/reset', { scenario: 'large-domain' });
    expect(await host.get<ScenarioRow[]>('/api/scenarios')).toEqual([
      { name: 'demo', people: 11, current: false },
      { name: 'large-domain', people: 1211, current: true },
    ]);
  });
});

describe('faults', () => {
  test('of an org only what is not as it was is told; clear puts all of it back', async () => {
    const quiet = await host.get<FaultsState>('/api/faults');
    expect(quiet.salesforce).toEqual({ production: {}, sandbox: {} });
    await host.faults({ salesforce: { org: 'sandbox', set: { appBlocked: true, rotation: false } } });
    await host.faults({
      salesforce: { org: 'production', set: { unavailable: '503', servicePermissions: [] } },
      google: { directoryDown: true },
      properties: { staleReadsMs: 1000, refuseWrites: 'script' },
    });
    const on = await host.get<FaultsState>('/api/faults');
    expect(on.salesforce).toEqual({
      production: { unavailable: '503', servicePermissions: [] },
      sandbox: { appBlocked: true },
    });
    expect(await host.faults({ clear: true })).toEqual(quiet);
    expect(await host.get('/api/faults')).toEqual(quiet);
  });

  test.each([
    [{ salesforce: { org: 'other', set: { appBlocked: true } } }, 'org must be one of production, sandbox'],
    [{ salesforce: { org: 'sandbox', set: { rotation: 7 } } }, 'rotation cannot be 7'],
    [{ salesforce: { org: 'sandbox', set: { nothing: 1 } } }, 'there is no "nothing"'],
    [{ salesforce: { org: 'sandbox', act: ['nothing'] } }, 'act must be a list'],
    [{ google: { directoryDown: 'yes' } }, 'directoryDown must be true or false'],
    [{ google: { nothing: true } }, 'has no nothing'],
    [{ google: { missingPeople: [7] } }, 'missingPeople must be a list'],
  ])('%j is refused with a sentence, and changes nothing', async (request, words) => {
    const before = await host.get('/api/faults');
    const answer = await post('/api/faults', { ...request, properties: { staleReadsMs: 7 } });
    expect(answer.status).toBe(400);
    expect((JSON.parse(answer.text) as { error: string }).error).toContain(words);
    expect(await host.get('/api/faults')).toEqual(before);
  });
});

describe('executions', () => {
  test('are chosen by user, function and status, the newest first', async () => {
    await openGmail(host, DANA, MIA);
    await host.run(MIA, 'nothing');
    const chosen = async (query: string) =>
      (await host.get<ExecutionRow[]>(`/api/executions?${query}`)).map((row) => [row.user, row.function]);
    expect(await chosen(`user=${MIA}`)).toEqual([
      [MIA, 'nothing'],
      [MIA, 'onHome'],
    ]);
    expect(await chosen('function=onHome&limit=1')).toEqual([[MIA, 'onHome']]);
    expect(await chosen(`status=failed&user=${DANA}`)).toEqual([]);
    expect(await host.http(`${host.host.url}/api/executions?userr=x`)).toMatchObject({ status: 400 });
    expect(await host.http(`${host.host.url}/api/executions?limit=x`)).toMatchObject({ status: 400 });
  });
});

describe('the clock', () => {
  test.each([
    [{}],
    [{ advanceMs: -1 }],
    [{ advanceMs: '5' }],
    [{ advanceMs: 1e300 }],
    [{ setMs: 1e300 }],
    [{ advanceMs: 1, setMs: START_MS + 1 }],
    [{ advancems: 1 }],
    [{ setMs: START_MS - 1 }],
  ])('%j is refused, and moves nothing', async (request) => {
    const { status, text } = await post('/api/clock', request);
    expect(status).toBe(400);
    expect((JSON.parse(text) as { error: string }).error).toMatch(/^[A-Z].*\.$/);
    expect(await host.get('/api/clock')).toMatchObject({ nowMs: START_MS });
  });

  test('a reset while it is moved leaves the new world at its beginning', async () => {
    await connect(host);
    await openGmail(host, MIA, DANA);
    await host.faults({ hold: { service: 'UrlFetchApp', method: 'fetch', at: 'request', user: MIA } });
    const moving = host.post('/api/clock', { advanceMs: 5 * HOUR_MS });
    while ((await host.get<FaultsState>('/api/faults')).held.length === 0) await setImmediate();
    await host.post('/api/reset', {});
    await moving;
    expect(await host.get('/api/clock')).toMatchObject({ nowMs: START_MS });
  });
});

describe('the side panel', () => {
  const action = { place: { at: 'home' }, function: 'onHome', parameters: {}, formInputs: {} };
  test.each([
    ['open', {}],
    ['open', { place: null }],
    ['open', { place: { at: 'elsewhere' } }],
    ['open', { place: { at: 'message' } }],
    ['universal', { place: { at: 'home' }, index: 'first' }],
    ['compose', { place: { at: 'home' } }],
    ['action', {}],
    ['action', { ...action, place: { at: 'home', more: 1 } }],
    ['action', { ...action, function: 7 }],
    ['action', { ...action, parameters: { a: {} } }],
    ['action', { ...action, formInputs: { a: 'b' } }],
    ['action', { ...action, dateFields: { a: 'NEVER' } }],
  ])('%s with %j is refused with a sentence, and runs nothing', async (route, request) => {
    const { status, text } = await post(`/api/add-on/${route}`, request);
    expect(status).toBe(400);
    expect((JSON.parse(text) as { error: string }).error).toMatch(/^The body .*\.$/);
    expect(await host.executions()).toEqual([]);
  });

  test('a mail that is not in the mailbox opens nothing', async () => {
    const browser = createPlainBrowser(host);
    await browser.signIn(MIA);
    const answer = await browser.postJson('/api/add-on/open', { place: { at: 'message', messageId: 'f00' } });
    expect(answer).toEqual({ kind: 'error', message: 'There is no such mail in this mailbox.' });
    expect(await host.executions()).toEqual([]);
  });
});
