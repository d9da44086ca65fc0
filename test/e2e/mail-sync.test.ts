/** Mail reaches Salesforce by itself, through the built bundle: of three users, once each, as the people's own. */

import { actionEvent, cardOf, clickOn, noticeOf, textsOf } from './cards';
import { orgRows } from './org-data';
import {
  connect,
  connectUrl,
  DANA,
  deliver,
  HANNAH,
  JONAS,
  MIA,
  openGmail,
  PRIYA,
  signInAtSalesforce,
} from './story';
import { expectNoCanary, HOUR_MS, startHost, type TestHost } from './test-host';

let host: TestHost;
beforeAll(async () => {
  host = await startHost();
  await connect(host);
  await openGmail(host, MIA, JONAS, PRIYA);
});
afterAll(async () => {
  await expectNoCanary(host);
  await host.close();
});

interface Row {
  Subject: string;
  Incoming: boolean;
  Activity: { Owner: { Name: string } };
  EmailMessageRelations: { records: { RelationType: string; RelationAddress: string }[] };
}

const logged = (subject: string) =>
  orgRows<Row>(
    host,
    'SELECT Subject, Incoming, Activity.Owner.Name, (SELECT RelationType, RelationAddress FROM EmailMessageRelations) ' +
      `FROM EmailMessage WHERE ClientThreadIdentifier != null AND Subject = '${subject}'`,
  );

const home = async (person: string) => textsOf(await host.must(person, 'onHome'));

test('the first run of each logs the mail of two weeks, and Home counts it', async () => {
  await host.advance(HOUR_MS);
  const owners = (await logged('Re: Offer for Q3')).map(({ Activity }) => Activity.Owner.Name);
  expect(owners.sort()).toEqual(['Jonas Weber', 'Mia Larsen', 'Priya Nair']);
  expect(await home(MIA)).toEqual(expect.arrayContaining(['Active', '6 logged in 24 hours · 6 in 7 days']));
});

test('P11: an hour without mail is one call of Google’s and one write of each store; one run of the domain asks Salesforce', async () => {
  const before = (await host.executions()).length;
  await host.advance(HOUR_MS);
  const runs = (await host.executions()).slice(0, -before);
  expect(runs.map(({ function: name }) => name)).toEqual(['onHourlyRun', 'onHourlyRun', 'onHourlyRun']);
  const count = (what: RegExp) =>
    runs
      .map(({ calls }) => calls.filter(({ service, method }) => what.test(`${service}.${method}`)).length)
      .sort();
  // Whoever runs after the first of the hour knows that the connection works.
  expect(count(/^UrlFetchApp/)).toEqual([1, 1, 2]);
  expect(count(/Properties\.set/)).toEqual([2, 2, 3]);
});

test('a mail to two colleagues is one record, with both on it and its sender, the first one’s own', async () => {
  await deliver(host, { from: HANNAH, to: `${JONAS}, ${MIA}`, subject: 'The contract' });
  await host.advance(2 * HOUR_MS);
  const rows = await logged('The contract');
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ Incoming: true, Activity: { Owner: { Name: 'Jonas Weber' } } });
  const relations = rows[0]!.EmailMessageRelations.records.map(
    ({ RelationType, RelationAddress }) => `${RelationType} ${RelationAddress}`,
  );
  expect(relations.sort()).toEqual([
    'FromAddress hannah.brandt@northwind.example',
    `ToAddress ${JONAS}`,
    `ToAddress ${MIA}`,
  ]);
});

test('a mail that a user sends is theirs, and not incoming', async () => {
  await deliver(host, { from: `Priya Nair <${PRIYA}>`, to: HANNAH, subject: 'Our answer' });
  await host.advance(HOUR_MS);
  expect(await logged('Our answer')).toMatchObject([
    { Incoming: false, Activity: { Owner: { Name: 'Priya Nair' } } },
  ]);
});

test('colleagues among themselves, and people whom nobody knows, are not logged', async () => {
  await deliver(host, { from: `Jonas <${JONAS}>`, to: MIA, subject: 'Lunch' });
  await deliver(host, { from: 'Nobody <nobody@unknown.example>', to: MIA, subject: 'Buy this' });
  await host.advance(HOUR_MS);
  expect(await logged('Lunch')).toEqual([]);
  expect(await logged('Buy this')).toEqual([]);
});

test('mail that comes while the connection is lost is caught up by itself after the sign-in, once', async () => {
  await host.faults({
    salesforce: { org: 'production', act: ['expireRefreshTokens', 'expireAccessTokens'] },
  });
  await deliver(host, { from: HANNAH, to: `${MIA}, ${PRIYA}`, subject: 'During the outage' });
  await host.advance(3 * HOUR_MS);
  expect(await home(MIA)).toContain('Waiting for your admin');
  expect(await logged('During the outage')).toEqual([]);
  await signInAtSalesforce(host, await connectUrl(host));
  await host.advance(HOUR_MS);
  expect(await logged('During the outage')).toHaveLength(1);
  const texts = [...(await home(MIA)), ...(await home(PRIYA))];
  expect(texts).toContain('Active');
  expect(texts.filter((text) => text.startsWith('What was missed is caught up: 1 mail'))).toHaveLength(1);
});

test('Sync now logs what has just come', async () => {
  await deliver(host, { from: HANNAH, to: MIA, subject: 'Right now' });
  await host.advance(2 * 60_000);
  await host.must(MIA, 'onSyncNow', {});
  expect(await logged('Right now')).toHaveLength(1);
});

test('F62: Sync now while the hourly run is at work leaves the mail to it, and says so; it is logged once', async () => {
  await host.advance(2 * 60_000);
  await deliver(host, { from: HANNAH, to: MIA, subject: 'Two at once' });
  // Held once it has the claim.
  const hold = { service: 'Cache', method: 'put', at: 'reply', function: 'onHourlyRun', user: MIA } as const;
  await host.faults({ hold });
  const hourly = host.run(MIA, 'onHourlyRun');
  for (let tries = 0; tries < 200 && (await host.faults({})).held.length === 0; tries++);
  const notice = noticeOf(await host.must(MIA, 'onSyncNow', {}));
  await host.faults({ hold: null, release: true });
  expect(notice).toMatch(/^Another run of yours is at work on the same mail\./);
  expect(await hourly).toMatchObject({ ok: true, result: 'active' });
  expect(await logged('Two at once')).toHaveLength(1);
});

test('F44: refused mail is the person’s on Home by its subject, and a number in Users', async () => {
  const rule = {
    object: 'EmailMessage',
    message: 'Not on Mondays',
    when: { field: 'Subject', equals: 'Refused' },
  };
  const set = { validationRules: [rule] };
  await host.faults({ salesforce: { org: 'production', set } });
  await deliver(host, { from: HANNAH, to: MIA, subject: 'Refused' });
  await host.advance(HOUR_MS);
  expect(await home(MIA)).toEqual(expect.arrayContaining(['Active', 'Refused']));
  const list = cardOf(await host.must(DANA, 'onOpenUsers', actionEvent({ group: 'attention' })));
  const { function: handler, parameters } = clickOn(list, 'Mia Larsen');
  const detail = textsOf(cardOf(await host.must(DANA, handler, actionEvent(parameters))));
  for (const texts of [textsOf(list), detail]) {
    expect(texts.join('\n')).toMatch(/1 mail was refused by Salesforce/);
    expect(texts.join('\n')).not.toMatch(/Refused/);
  }
});
