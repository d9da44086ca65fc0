/** What Apps Script does to the sync of real people, through the built bundle (facts/quality.md, Table 2). */

import { readFileSync } from 'node:fs';
import { actionEvent, cardOf, textsOf } from './cards';
import { started, untilHeld } from './held';
import { expectInvariants } from './invariants';
import { connect, DANA, JONAS, MIA, openGmail, PRIYA, TOM, deliver } from './story';
import { orgRows } from './org-data';
import { expectNoCanary, HOUR_MS, MINUTE_MS, startHost, type TestHost } from './test-host';
import type { ExecutionRow } from '../../dev/host/api';

let host: TestHost;
beforeAll(async () => {
  host = await startHost();
  await connect(host);
  await openGmail(host, MIA, JONAS, PRIYA);
  await host.advance(HOUR_MS);
});
afterEach(() => host.faults({ hold: null, release: true, clear: true }));
afterAll(async () => {
  await expectNoCanary(host);
  await host.close();
});

const ALL_ACTIVE = { [MIA]: 'Active', [JONAS]: 'Active', [PRIYA]: 'Active' };

const delivered = (subject: string, to = MIA) => deliver(host, { to, subject });
const home = async (person: string) => textsOf(await host.must(person, 'onHome'));
const logged = async (subject: string) =>
  (
    await orgRows(
      host,
      `SELECT Id FROM EmailMessage WHERE ClientThreadIdentifier != null AND Subject = '${subject}'`,
    )
  ).length;
const connectivity = async () => textsOf(cardOf(await host.must(DANA, 'onOpenConnectivity')))[1];
const attention = async () =>
  textsOf(cardOf(await host.must(DANA, 'onOpenUsers', actionEvent({ group: 'attention' }))));
const callsOf = ({ calls }: ExecutionRow, service: RegExp) =>
  calls.filter((call) => service.test(`${call.service}.${call.method}`)).length;
const last = async (functionName: string, user = MIA) =>
  (await host.executions()).find((row) => row.function === functionName && row.user === user)!;
const hold = (functionName: string, at: 'request' | 'reply' = 'reply') =>
  host.faults({ hold: { service: 'UrlFetchApp', method: 'fetch', at, function: functionName, user: MIA } });
const letGo = () => host.faults({ hold: null, release: true });

describe('F62: an hourly run and Sync now at once are one effective run', () => {
  test.each([
    ['onHourlyRun', 'onSyncNow'],
    ['onSyncNow', 'onHourlyRun'],
  ])('%s first', async (first, second) => {
    const subject = `F62 ${first}`;
    await host.advance(7 * MINUTE_MS);
    await delivered(subject);
    await hold(first);
    const running = started(host.must(MIA, first));
    // Gmail's history, then labels: the mailbox is taken.
    const held = await untilHeld(host, running);
    await host.faults({ release: { executionIds: held } });
    await untilHeld(host, running);
    await host.must(MIA, second);
    const other = await last(second);
    expect(callsOf(other, /^UrlFetchApp/)).toBe(1);
    expect(await logged(subject)).toBe(0);
    await letGo();
    await running.result;
    await expectInvariants(host, { logged: [subject], states: ALL_ACTIVE });
  });
});

describe('F63: a lock that is not to be had', () => {
  test('the script’s, while the token is over: the run is skipped, nothing is written, the next one is as ever', async () => {
    await host.advance(HOUR_MS);
    await delivered('F63 script');
    const before = (await host.org()).tokenCalls.refresh_token ?? 0;
    await host.faults({
      salesforce: { org: 'production', act: ['expireAccessTokens'] },
      busyLock: { lock: 'script', forMs: MINUTE_MS },
    });
    expect(await host.must(MIA, 'onHourlyRun')).toBe('skipped');
    expect([await logged('F63 script'), (await host.org()).tokenCalls.refresh_token ?? 0]).toEqual([
      0,
      before,
    ]);
    expect(await home(MIA)).toContain('Active');
    await host.faults({ busyLock: null });
    await host.advance(HOUR_MS);
    await expectInvariants(host, { logged: ['F63 script'], states: ALL_ACTIVE });
  });

  test('the user’s own: the run’s end is not noted, no mail is lost or twice', async () => {
    await delivered('F63 user');
    await host.faults({ busyLock: { lock: 'user', user: MIA, forMs: MINUTE_MS } });
    expect(await host.must(MIA, 'onHourlyRun')).toBe('store.busy');
    await host.faults({ busyLock: null });
    await host.advance(HOUR_MS);
    await expectInvariants(host, { logged: ['F63 user'], states: ALL_ACTIVE });
  });
});

test('F64: a cache that is emptied before each of its reads: the same result, at no fewer reads of properties', async () => {
  await delivered('F64 kept');
  expect(await host.must(MIA, 'onHourlyRun')).toBe('active');
  const kept = await last('onHourlyRun');
  await delivered('F64 emptied');
  await host.faults({ hold: { service: 'Cache', method: 'get', at: 'request', user: MIA } });
  const running = started(host.must(MIA, 'onHourlyRun'));
  let emptied = 0;
  for (; (await untilHeld(host, running)).length > 0; emptied++)
    await host.faults({ emptyCache: true, release: true });
  expect(await running.result).toBe('active');
  await host.faults({ hold: null });
  expect(emptied).toBeGreaterThan(2);
  const reads = /Propert.*\.get/;
  const row = await last('onHourlyRun');
  expect(callsOf(row, reads)).toBeGreaterThanOrEqual(callsOf(kept, reads));
  expect(callsOf(row, /^UrlFetchApp/)).toBe(callsOf(kept, /^UrlFetchApp/));
  await expectInvariants(host, { logged: ['F64 kept', 'F64 emptied'], states: ALL_ACTIVE });
});

describe('F66: a property that cannot be written', () => {
  test('for the day: the mail is there, the cursor stays, and the same mail is met again, once', async () => {
    await delivered('F66 refused');
    await host.faults({ properties: { refuseWrites: 'user' } });
    expect(await host.must(MIA, 'onHourlyRun')).toBe('store.refused');
    await host.faults({ properties: { refuseWrites: 'none' } });
    await delivered('F66 after');
    expect(await host.must(MIA, 'onHourlyRun')).toBe('active');
    await expectInvariants(host, { logged: ['F66 refused', 'F66 after'], states: ALL_ACTIVE });
  });

  test('for its size: the admins see whose and why, and it heals by itself', async () => {
    await delivered('F66 full');
    await host.faults({ limits: { propertyValueBytes: 120 } });
    await host.must(MIA, 'onHourlyRun');
    const rows = await attention();
    expect(rows[rows.indexOf('Mia Larsen') + 1]).toMatch(/^Suspended/);
    await host.faults({ limits: { propertyValueBytes: null } });
    await host.advance(HOUR_MS);
    await expectInvariants(host, { logged: ['F66 full'], states: ALL_ACTIVE });
  });
});

test('F68: the day’s URL fetches are used up: each run ends at its first, nobody is blamed, and all is caught up once', async () => {
  await delivered('F68');
  await host.faults({ limits: { fetchCallsPerDay: 1 } });
  await host.advance(4 * HOUR_MS);
  expect(callsOf(await last('onHourlyRun'), /^UrlFetchApp/)).toBeLessThanOrEqual(1);
  expect(await host.mail()).toEqual([]);
  // What is late is so for everybody, and nobody is suspended.
  expect(await home(MIA)).toContain('Late');
  await host.faults({ limits: { fetchCallsPerDay: null } });
  expect(await connectivity()).toBe('Connected');
  expect((await attention()).filter((text) => /^Suspended/.test(text))).toEqual([]);
  await host.advance(HOUR_MS);
  await expectInvariants(host, { logged: ['F68'], states: ALL_ACTIVE });
});

describe('F69: no answer passes by itself', () => {
  test.each([
    ['dns', 'https://gmail.googleapis.com', 'Connected'],
    ['dns', 'https://acme.my.salesforce.com', 'Salesforce cannot be reached right now'],
    ['hang', 'https://acme.my.salesforce.com', 'Salesforce cannot be reached right now'],
    ['cut', 'https://acme.my.salesforce.com', 'Salesforce cannot be reached right now'],
  ] as const)('%s at %s', async (act, urlPrefix, state) => {
    const subject = `F69 ${act} ${urlPrefix.length}`;
    await delivered(subject);
    await host.advance(HOUR_MS);
    await delivered(`${subject} again`);
    const before = (await host.org()).tokenCalls;
    await host.faults({ fetch: { urlPrefix, act } });
    await host.advance(HOUR_MS);
    expect(await connectivity()).toBe(state);
    expect(await home(MIA)).toContain('Active');
    expect((await host.org()).tokenCalls).toEqual(before);
    expect(await host.mail()).toEqual([]);
    await host.faults({ fetch: null });
    await host.advance(HOUR_MS);
    expect(await connectivity()).toBe('Connected');
    await expectInvariants(host, { logged: [subject, `${subject} again`], states: ALL_ACTIVE });
  });
});

describe('F70: the hourly trigger', () => {
  const triggersOf = async (person: string) =>
    (await host.get<{ user: string }[]>('/api/triggers')).filter(({ user }) => user === person);

  test('that Google did not let come about is told, and made at a later opening', async () => {
    await host.faults({ limits: { triggersPerUser: 0 } });
    expect((await home(TOM)).join(' ')).toContain('Google did not allow the hourly run');
    expect(await triggersOf(TOM)).toHaveLength(0);
    await host.faults({ limits: { triggersPerUser: null } });
    await host.advance(2 * HOUR_MS + MINUTE_MS);
    await openGmail(host, TOM);
    await host.advance(HOUR_MS);
    expect(await triggersOf(TOM)).toHaveLength(1);
    await expectInvariants(host, { states: { ...ALL_ACTIVE, [TOM]: 'Active' } });
  });

  test('that fires twice at once is one effective run', async () => {
    const [trigger] = await host
      .get<{ id: string; user: string }[]>('/api/triggers')
      .then((all) => all.filter(({ user }) => user === MIA));
    await delivered('F70');
    await hold('onHourlyRun', 'request');
    const runs = [1, 2].map(() => started(host.post('/api/triggers/fire', { id: trigger!.id })));
    // One step at a time: a cache cannot say which of two that ask within one moment was first.
    for (let held = await untilHeld(host, ...runs); held.length > 0; held = await untilHeld(host, ...runs))
      await host.faults({ release: { executionIds: held.slice(0, 1) } });
    await Promise.all(runs.map(({ result }) => result));
    const fetches = (await host.executions()).slice(0, 2).map((row) => callsOf(row, /^UrlFetchApp/));
    expect(Math.min(...fetches)).toBe(1);
    await host.faults({ hold: null });
    await expectInvariants(host, { logged: ['F70'], states: ALL_ACTIVE });
  });
});

test('F71: an account whose runs come no more is told as late, since when, and is never green', async () => {
  const { oauthScopes } = JSON.parse(readFileSync('appsscript.json', 'utf8')) as { oauthScopes: string[] };
  await host.faults({ google: { withdrawnScopes: { [PRIYA]: oauthScopes } } });
  for (const hours of [3, 27]) {
    await host.advance(hours * HOUR_MS);
    const rows = await attention();
    expect(rows[rows.indexOf('Priya Nair') + 1]).toMatch(/^Late/);
    expect(rows).not.toContain('Mia Larsen');
  }
  await host.faults({ google: { withdrawnScopes: {} } });
  await delivered('F71', PRIYA);
  await host.advance(HOUR_MS);
  await expectInvariants(host, { logged: ['F71'], states: ALL_ACTIVE });
});

test('F72: whoever is paused or left out in the middle of a run has nothing written from that moment on', async () => {
  const EXCLUDE = [
    () => host.must(DANA, 'onPauseUser', actionEvent({ address: MIA })),
    () => host.must(DANA, 'onSaveScope', actionEvent({}, { kind: 'everyone', leftOut: MIA })),
    () => host.must(DANA, 'onSwitchServiceAccount', actionEvent({}, {})),
  ];
  const INCLUDE = [
    () => host.must(DANA, 'onResumeUser', actionEvent({ address: MIA })),
    () => host.must(DANA, 'onSaveScope', actionEvent({}, { kind: 'everyone', leftOut: '' })),
    () => host.must(DANA, 'onSwitchServiceAccount', actionEvent({}, { enabled: 'on' })),
  ];
  let stopped = 0;
  const subjects: string[] = [];
  for (let step = 0; step < 6; step++) {
    const subject = `F72 ${step}`;
    subjects.push(subject);
    await delivered(subject);
    await hold('onHourlyRun');
    const running = started(host.must(MIA, 'onHourlyRun'));
    for (let n = 0; n < step; n++) {
      const held = await untilHeld(host, running);
      await host.faults({ release: { executionIds: held } });
    }
    await untilHeld(host, running);
    await EXCLUDE[step % 3]!();
    const then = await logged(subject);
    await letGo();
    await running.result;
    expect(await logged(subject)).toBe(then);
    if (then === 0) stopped++;
    await INCLUDE[step % 3]!();
    await host.must(MIA, 'onHourlyRun');
  }
  expect(stopped).toBeGreaterThanOrEqual(3);
  await expectInvariants(host, { logged: subjects, states: ALL_ACTIVE });
});
