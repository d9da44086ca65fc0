/** Rows of the fault matrix about the org (facts/quality.md, Table 2), on the real host with the real bundle. */

import { cardOf, clickOn, textsOf } from './cards';
import { orgRows } from './org-data';
import { connect, connectUrl, DANA, JONAS, MIA, openGmail, signInAtSalesforce, deliver } from './story';
import { expectNoCanary, HOUR_MS, startHost, type TestHost } from './test-host';
import type { OrgControls } from '../../dev/host/api';

let host: TestHost;
beforeAll(async () => {
  host = await startHost();
});
beforeEach(async () => {
  await host.post('/api/reset', { scenario: 'demo' });
  // No token ends by itself here.
  await set({ sessionHours: 500 });
  await connect(host);
  await openGmail(host, MIA, JONAS);
  await host.advance(HOUR_MS);
});
afterAll(async () => {
  await expectNoCanary(host);
  await host.close();
});

const set = (controls: Partial<OrgControls>) =>
  host.faults({ salesforce: { org: 'production', set: controls } });
const delivered = (subject: string, to = MIA) => deliver(host, { to, subject });
const home = async (person: string) => textsOf(await host.must(person, 'onHome'));
const connectivity = async () => cardOf(await host.must(DANA, 'onOpenConnectivity'));

interface Row {
  Subject: string;
  Activity: { Owner: { Name: string } };
}

const logged = (subject: string) =>
  orgRows<Row>(
    host,
    `SELECT Subject, Activity.Owner.Name FROM EmailMessage WHERE Subject LIKE '${subject}%'`,
  );
const subjects = async (subject: string) => (await logged(subject)).map(({ Subject }) => Subject).sort();

describe.each([
  [
    'F31: an org that only can be read',
    { readOnly: true },
    { readOnly: false },
    'Salesforce cannot be reached right now',
  ],
  ['F45: an org without room', { storageFull: true }, { storageFull: false }, 'Connected'],
  [
    'F27: an org whose requests of the day are used up',
    { dailyApiCalls: 1 },
    { dailyApiCalls: 100_000 },
    'Connected',
  ],
] as const)('%s', (_what, broken, mended, state) => {
  test('blames no mail, asks for no token, says so, and takes the backlog once', async () => {
    await set(broken);
    await delivered('Backlog 1', `${MIA}, ${JONAS}`);
    const before = (await host.org()).tokenCalls.refresh_token ?? 0;
    await host.advance(HOUR_MS);
    await delivered('Backlog 2');
    await host.advance(HOUR_MS);
    expect(await host.mail()).toEqual([]);
    expect((await host.org()).tokenCalls.refresh_token ?? 0).toBe(before);
    const [, said, ...rest] = textsOf(await connectivity());
    expect(said).toBe(state);
    if (state === 'Connected')
      expect(rest.join(' ')).toMatch(/Trunkline (tries again|leaves the rest).*Nothing is lost/);
    const texts = (await home(MIA)).join(' ');
    expect(texts).not.toMatch(/Suspended|refused/);
    if (state === 'Connected') expect(texts).toMatch(/storage is full|most of its requests/);
    await set(mended);
    await host.advance(2 * HOUR_MS);
    expect(await subjects('Backlog')).toEqual(['Backlog 1', 'Backlog 2']);
    expect(await home(MIA)).toContain('Active');
  });
});

test('F39: a refreshed org is another one: writing stops, the cursor stays, and an admin chooses', async () => {
  await set({ organizationId: '00D5g000004XyZ1EAK' });
  await delivered('After the refresh');
  await host.advance(2 * HOUR_MS);
  expect(await subjects('After the refresh')).toEqual([]);
  expect(await home(MIA)).toContain('Waiting for your admin');
  // The sign-in alone is no choice.
  const page = await signInAtSalesforce(host, await connectUrl(host));
  expect(page.html).toContain('another Salesforce organization');
  await host.advance(HOUR_MS);
  expect(await subjects('After the refresh')).toEqual([]);
  const { parameters } = clickOn(await connectivity(), 'Connect that organization instead');
  await signInAtSalesforce(host, await connectUrl(host, parameters));
  await host.advance(HOUR_MS);
  expect(await subjects('After the refresh')).toEqual(['After the refresh']);
});

test('F57: a sign-in after a week: everybody’s backlog is there once, as the people’s own', async () => {
  await delivered('Week 0');
  await host.advance(HOUR_MS);
  await host.faults({
    salesforce: { org: 'production', act: ['expireRefreshTokens', 'expireAccessTokens'] },
  });
  for (const day of [1, 2, 3, 4, 5, 6, 7]) {
    await delivered(`Week ${day}`, day % 2 ? `${JONAS}, ${MIA}` : MIA);
    await host.advance(24 * HOUR_MS);
  }
  expect(await subjects('Week')).toEqual(['Week 0']);
  await signInAtSalesforce(host, await connectUrl(host));
  await host.advance(HOUR_MS);
  const rows = await logged('Week');
  expect(rows.map(({ Subject }) => Subject).sort()).toEqual(
    [0, 1, 2, 3, 4, 5, 6, 7].map((day) => `Week ${day}`),
  );
  const owners = Object.fromEntries(rows.map(({ Subject, Activity }) => [Subject, Activity.Owner.Name]));
  const [first, second, third] = [owners['Week 0'], owners['Week 1'], owners['Week 2']];
  expect([first, second, third]).toEqual(['Mia Larsen', 'Jonas Weber', 'Mia Larsen']);
});
