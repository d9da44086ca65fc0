/** What is, and what is not, a lost connection; and that nobody hammers a token endpoint that has said no. */

import { readFileSync } from 'node:fs';
import { actionEvent, cardOf, clickOn, noticeOf, textsOf } from './cards';
import { connect, DANA, JONAS, MIA, openGmail, PRIYA } from './story';
import { expectNoCanary, HOUR_MS, startHost, type TestHost } from './test-host';
import type { OrgControls } from '../../dev/host/api';

let host: TestHost;
beforeAll(async () => {
  host = await startHost();
});
beforeEach(async () => {
  await host.post('/api/reset', { scenario: 'demo' });
  await connect(host);
  await openGmail(host, MIA, JONAS, PRIYA);
  await host.advance(HOUR_MS);
});
afterAll(async () => {
  await expectNoCanary(host);
  await host.close();
});

const set = (controls: Partial<OrgControls>) =>
  host.faults({ salesforce: { org: 'production', set: controls } });
const expireAccess = () => host.faults({ salesforce: { org: 'production', act: ['expireAccessTokens'] } });
const refreshes = async () => (await host.org()).tokenCalls.refresh_token ?? 0;
const state = async () => textsOf(cardOf(await host.must(DANA, 'onOpenConnectivity')))[1];
const home = async (person: string) => textsOf(await host.must(person, 'onHome'));

describe.each([['503'], ['html'], ['timeout']] as const)('F30, F51: the org answers %s', (unavailable) => {
  test('is unreachable and not lost; nobody is mailed or blamed, and it heals by itself', async () => {
    await expireAccess();
    await set({ unavailable });
    await host.advance(HOUR_MS);
    expect(await state()).toBe('Salesforce cannot be reached right now');
    expect(await home(MIA)).toContain('Active');
    expect(await host.mail()).toEqual([]);
    await set({ unavailable: 'off' });
    await host.advance(HOUR_MS);
    expect(await state()).toBe('Connected');
    expect(await home(MIA)).toContain('Active');
  });
});

test('F30: a long outage of Salesforce makes users late, and then they catch up', async () => {
  await set({ unavailable: '503' });
  await host.advance(4 * HOUR_MS);
  expect(await home(MIA)).toContain('Late');
  await set({ unavailable: 'off' });
  await host.advance(HOUR_MS);
  expect(await home(MIA)).toContain('Active');
});

describe.each([
  ['a blocked app', { appBlocked: true }],
  ['a deactivated service account', { serviceUserActive: false }],
  ['an app that is not installed any more', { appInstalled: false }],
] as [string, Partial<OrgControls>][])('%s', (_name, controls) => {
  test('F50, F52: is blocked: one call, one mail, then nobody calls until an admin checks again', async () => {
    await set(controls);
    await expireAccess();
    const before = await refreshes();
    await host.advance(5 * HOUR_MS);
    expect((await refreshes()) - before).toBe(1);
    expect(await state()).toBe('Blocked by Salesforce');
    expect(await home(MIA)).toContain('Waiting for your admin');
    const mails = await host.mail();
    expect(mails.map(({ subject }) => subject)).toEqual(['Salesforce connection of Acme Corp was blocked']);
  });
});

test('Check again tries once; mended in Salesforce, everybody recovers', async () => {
  await set({ appBlocked: true });
  await expireAccess();
  await host.advance(HOUR_MS);
  const before = await refreshes();
  const card = cardOf(await host.must(DANA, 'onOpenConnectivity'));
  const refused = await host.must(DANA, clickOn(card, 'Check again').function, actionEvent());
  expect(textsOf(cardOf(refused)).join(' ')).toContain('Salesforce refuses the app or the service account.');
  expect((await refreshes()) - before).toBe(1);
  await set({ appBlocked: false });
  expect(noticeOf(await host.must(DANA, 'onCheckConnection'))).toBe('The connection works.');
  expect(await state()).toBe('Connected');
  await host.advance(HOUR_MS);
  expect(await home(MIA)).toContain('Active');
  expect(await host.mail()).toHaveLength(1);
});

test('F36: a 401 right after a refresh is no loop: it is told as blocked', async () => {
  await set({ servicePermissions: [] });
  const before = await refreshes();
  await host.advance(3 * HOUR_MS);
  expect(await state()).toBe('Blocked by Salesforce');
  expect((await refreshes()) - before).toBeLessThanOrEqual(1);
});

test('the switch off: nobody uses the service account, nothing is deleted, and on again all goes on', async () => {
  await host.must(DANA, 'onSwitchServiceAccount', actionEvent({}, {}));
  const calls = (await host.executions()).length;
  await host.advance(2 * HOUR_MS);
  const rows = (await host.executions()).slice(0, (await host.executions()).length - calls);
  const runs = rows.filter((row) => row.function === 'onHourlyRun' && row.user !== DANA);
  expect(runs.length).toBeGreaterThan(3);
  expect(runs.flatMap((row) => row.calls).filter(({ service }) => service === 'UrlFetchApp')).toEqual([]);
  expect(await home(MIA)).toContain('Switched off by an admin');
  await host.must(DANA, 'onSwitchServiceAccount', actionEvent({}, { enabled: 'on' }));
  await host.advance(HOUR_MS);
  expect(await home(MIA)).toContain('Active');
});

test('F54: a day without need of one still has one refresh, whoever runs', async () => {
  await set({ sessionHours: 100 });
  await expireAccess();
  await host.advance(HOUR_MS);
  const before = await refreshes();
  for (const day of [1, 2, 3]) {
    await host.advance(24 * HOUR_MS);
    expect((await refreshes()) - before).toBe(day);
  }
  expect(await home(MIA)).toContain('Active');
});

test('with rotation on the connection survives a week', async () => {
  await set({ rotation: true });
  await host.advance(7 * 24 * HOUR_MS);
  expect(await state()).toBe('Connected');
  expect(await host.mail()).toEqual([]);
});

describe('Google takes from one user', () => {
  const SCOPES = (JSON.parse(readFileSync('appsscript.json', 'utf8')) as { oauthScopes: string[] })
    .oauthScopes;
  const withdraw = (scopes: string[]) => host.faults({ google: { withdrawnScopes: { [MIA]: scopes } } });
  /** The first line of each row of those who need attention. */
  const attention = async () =>
    textsOf(cardOf(await host.must(DANA, 'onOpenUsers', actionEvent({ group: 'attention' }))));

  test('F19: a scope: that user needs permission, and nobody else is touched', async () => {
    await withdraw(['https://www.googleapis.com/auth/gmail.readonly']);
    await host.advance(HOUR_MS);
    expect(await home(MIA)).toContain('Google access is missing');
    const rows = await attention();
    expect(rows[rows.indexOf('Mia Larsen') + 1]).toMatch(/^Needs permission/);
    expect(rows).not.toContain('Jonas Weber');
    expect(await home(JONAS)).toContain('Active');
    await host.faults({ google: { withdrawnScopes: {} } });
    await host.advance(HOUR_MS);
    expect(await home(MIA)).toContain('Active');
  });

  test('F19: all of them: no run of theirs comes through, which makes them late, and nobody else is touched', async () => {
    await withdraw(SCOPES);
    await host.advance(4 * HOUR_MS);
    const [run] = (await host.executions()).filter(({ user }) => user === MIA);
    expect(run!.log.map(({ text }) => (JSON.parse(text) as { code: string }).code)).toEqual([
      'google.permission_missing',
    ]);
    const rows = await attention();
    expect(rows[rows.indexOf('Mia Larsen') + 1]).toMatch(/^Late/);
    expect(rows).not.toContain('Jonas Weber');
    await host.faults({ google: { withdrawnScopes: {} } });
    await host.advance(HOUR_MS);
    expect(await home(MIA)).toContain('Active');
  });
});
