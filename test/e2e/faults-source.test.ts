/** What Gmail does to the sync of real people, through the built bundle (facts/quality.md, Table 2). */

import { textsOf } from './cards';
import { started, untilHeld } from './held';
import { expectInvariants } from './invariants';
import { createPlainBrowser } from '../../dev/browser/plain-browser';
import { connect, deliver, JONAS, MIA, openGmail, PRIYA } from './story';
import { expectNoCanary, HOUR_MS, startHost, type TestHost } from './test-host';

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

const home = async (person: string) => textsOf(await host.must(person, 'onHome'));
const fetchesOf = (row: { calls: { service: string }[] }) =>
  row.calls.filter(({ service }) => service === 'UrlFetchApp').length;

test('F01: a cursor that Gmail has forgotten: all is listed with overlap, Home says that it catches up, and nothing is lost or twice', async () => {
  const subjects = Array.from({ length: 51 }, (_, n) => `F01 ${n}`);
  for (const subject of subjects) await deliver(host, { to: MIA, subject });
  await host.faults({ google: { expireGmailHistory: true } });
  await host.must(MIA, 'onSyncNow');
  expect(await home(MIA)).toContain('Catching up');
  await host.advance(HOUR_MS);
  await expectInvariants(host, { logged: subjects, states: ALL_ACTIVE });
});

test('F06: mail that is only read or moved costs one look at the history, and nothing of Salesforce’s', async () => {
  const { delivered } = await deliver(host, { to: MIA, subject: 'F06' });
  await host.advance(HOUR_MS);
  // The first to run in an hour asks whether the connection works.
  await host.must(JONAS, 'onHourlyRun');
  const browser = createPlainBrowser(host);
  await browser.signIn(MIA);
  const { id } = delivered.find(({ user }) => user === MIA)!;
  await browser.open(`http://mail.google.localhost:${host.port}/api/mailbox/${id}`);
  expect(await host.must(MIA, 'onHourlyRun')).toBe('active');
  const [run] = await host.executions();
  expect(fetchesOf(run!)).toBe(1);
  await expectInvariants(host, { logged: ['F06'], states: ALL_ACTIVE });
});

test('F14: one Message-ID in the sender’s and the recipient’s mailbox, synced at once, call by call: one mail, and both are well', async () => {
  await deliver(host, {
    from: `Jonas Weber <${JONAS}>`,
    to: `${MIA}, hannah.brandt@northwind.example`,
    subject: 'F14',
  });
  await host.faults({
    hold: { service: 'UrlFetchApp', method: 'fetch', at: 'request', function: 'onHourlyRun' },
  });
  const runs = [MIA, JONAS].map((person) => started(host.must(person, 'onHourlyRun')));
  let steps = 0;
  for (let held = await untilHeld(host, ...runs); held.length > 0; held = await untilHeld(host, ...runs)) {
    await host.faults({ release: { executionIds: held } });
    steps++;
  }
  expect(await Promise.all(runs.map(({ result }) => result))).toEqual(['active', 'active']);
  // History, labels, batch, match and create at least, both side by side.
  expect(steps).toBeGreaterThanOrEqual(5);
  await host.faults({ hold: null });
  await expectInvariants(host, { logged: ['F14'], states: ALL_ACTIVE });
});
