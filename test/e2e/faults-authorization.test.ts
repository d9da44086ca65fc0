/** Rows of the fault matrix about the connection (facts/quality.md, Table 2), on the real host with the real bundle. */

import { actionEvent, cardOf, noticeOf, textsOf } from './cards';
import { orgRows } from './org-data';
import { connect, DANA, JONAS, MIA, openGmail, deliver } from './story';
import { expectNoCanary, HOUR_MS, startHost, type TestHost } from './test-host';
import type { OrgControls } from '../../dev/host/api';

const NEW_HOST = 'acme-eu.my.salesforce.com';
const OLD = 'https://acme.my.salesforce.com';

let host: TestHost;
beforeAll(async () => {
  host = await startHost();
});
beforeEach(async () => {
  await host.post('/api/reset', { scenario: 'demo' });
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
const refreshes = async () => (await host.org()).tokenCalls.refresh_token ?? 0;
const home = async (person: string) => textsOf(await host.must(person, 'onHome'));
const connectivity = async () => textsOf(cardOf(await host.must(DANA, 'onOpenConnectivity')));

async function logged(subject: string): Promise<number> {
  const rows = await orgRows(host, `SELECT Id FROM EmailMessage WHERE Subject = '${subject}'`);
  return rows.length;
}

describe('F34: Salesforce answers with the way to a page to log in', () => {
  const redirect = (times?: number): OrgControls['faults'] => [
    {
      act: 'redirect',
      to: 'https://login.salesforce.com/?startURL=%2Fsecret',
      path: '/services/data',
      ...(times ? { times } : {}),
    },
  ];

  test('once: the session is renewed, and nobody notices', async () => {
    await delivered('Sent on once');
    const before = await refreshes();
    await set({ faults: redirect(1) });
    await host.advance(HOUR_MS);
    expect((await refreshes()) - before).toBe(1);
    expect(await logged('Sent on once')).toBe(1);
    expect(await home(MIA)).toContain('Active');
  });

  test('for good: one refresh, nothing is followed, one notice; after the repair the mail is there once', async () => {
    await delivered('Sent on');
    const before = await refreshes();
    await set({ faults: redirect() });
    await host.advance(3 * HOUR_MS);
    expect((await refreshes()) - before).toBe(1);
    expect((await connectivity())[1]).toBe('Blocked by Salesforce');
    expect((await connectivity()).join(' ')).toContain('sent on to login.salesforce.com');
    expect((await connectivity()).join(' ')).not.toContain('secret');
    expect(await host.mail()).toHaveLength(1);
    await set({ faults: [] });
    await host.must(DANA, 'onCheckConnection');
    await host.advance(HOUR_MS);
    expect(await logged('Sent on')).toBe(1);
    expect(await home(MIA)).toContain('Active');
  });
});

describe('the org moves to another My Domain', () => {
  test('F37: while the former host still shows the way: one refresh, and the mail of both is there once', async () => {
    await delivered('Moved', `${MIA}, ${JONAS}`);
    const before = await refreshes();
    await set({ movedTo: NEW_HOST });
    await host.advance(2 * HOUR_MS);
    // At the former host and at the new one.
    expect((await refreshes()) - before).toBe(1);
    expect(await logged('Moved')).toBe(1);
    expect([(await home(MIA))[1], (await connectivity())[1]]).not.toContain('Blocked by Salesforce');
    expect(await home(JONAS)).toContain('Active');
    await delivered('After the move');
    await host.advance(HOUR_MS);
    expect(await logged('After the move')).toBe(1);
  });

  test('F38: and nobody knows the former host any more: the log-in host tells the new one', async () => {
    // Two hosts: what answers the API is gone, what makes tokens is not.
    await delivered('Gone');
    await set({ instanceUrl: 'https://acme-old.my.salesforce.com' });
    await host.faults({ salesforce: { org: 'production', act: ['expireAccessTokens'] } });
    await host.advance(HOUR_MS);
    const before = await refreshes();
    await set({ instanceUrl: null });
    await host.advance(2 * HOUR_MS);
    expect(await logged('Gone')).toBe(1);
    expect((await refreshes()) - before).toBe(1);
    expect(await home(MIA)).toContain('Active');
  });

  test('F38: nothing is found at all: unreachable, one refresh an hour for everybody, nobody is blamed', async () => {
    await delivered('Nowhere');
    const executions = (await host.executions()).length;
    await host.faults({ fetch: { urlPrefix: OLD, act: 'dns' } });
    await host.advance(3 * HOUR_MS);
    expect((await connectivity())[1]).toBe('Salesforce cannot be reached right now');
    expect(await host.mail()).toEqual([]);
    const runs = (await host.executions()).slice(0, -executions);
    const fetched = runs.flatMap(({ calls }) => calls).filter(({ service }) => service === 'UrlFetchApp');
    expect(JSON.stringify(fetched).split('oauth2/token').length - 1).toBeLessThanOrEqual(3);
    await host.faults({ fetch: null });
    await host.advance(HOUR_MS);
    expect(await logged('Nowhere')).toBe(1);
    expect(await home(MIA)).toContain('Active');
  });
});

test('F60: a disconnect while a run is at work ends it before its next write; the revoking is tried again', async () => {
  await delivered('Not any more');
  const before = await composites();
  await host.faults({ hold: { service: 'UrlFetchApp', method: 'fetch', at: 'reply', user: MIA } });
  const run = host.run(MIA, 'onHourlyRun');
  // At the reply to who is who: nothing is written.
  for (; !(await isHeld()) || (await composites()) === before; await host.faults({ release: true }));
  const asked = await composites();
  await set({ faults: [{ act: 'drop', path: '/services/oauth2/revoke', times: 2 }] });
  const answer = await host.must(DANA, 'onDisconnect', actionEvent());
  expect(noticeOf(answer)).toBe('Disconnected. The sign-in was revoked at Salesforce and erased here.');
  await host.faults({ hold: null, release: true });
  await run;
  expect(await composites()).toBe(asked);
  expect(await logged('Not any more')).toBe(0);
  expect((await host.org()).grants).toBe(0);
  // The cursor was kept: the mail waits for whoever connects again.
  await connect(host);
  await host.advance(HOUR_MS);
  expect(await logged('Not any more')).toBe(1);
});

/** The next call of a run that is held at each. */
async function isHeld(): Promise<boolean> {
  while ((await host.faults({})).held.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  return true;
}

/** How many composite requests the org has had. */
async function composites(): Promise<number> {
  const page = await fetch(`${host.host.orgUrls.production}/lightning/page/api-log`);
  return (await page.text()).split('/composite').length;
}
