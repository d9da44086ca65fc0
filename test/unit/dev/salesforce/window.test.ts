/** The window into an org, page by page: what is on it, for whom, and that a record's text stays text. */

import { createSalesforce, type Salesforce } from '../../../../dev/salesforce/create-salesforce';
import type { RecordIn } from '../../../../dev/salesforce/org-data';
import { CANARY } from '../../../../dev/world/canary';
import { createRandom } from '../../../../dev/world/random';
import { scenario } from '../../../../dev/world/scenarios';
import { createStateStore } from '../../../../dev/world/state-store';
import { unescapeHtml } from './browser';
import { MY_DOMAIN, START_MS } from './world';

const [PRODUCTION] = scenario('demo', 'SCRIPT').orgs;

let salesforce: Salesforce;
/** As whom the window is seen; the administrator without. */
let cookie: string | undefined;

beforeAll(() => {
  salesforce = createSalesforce({
    clock: { nowMs: () => START_MS, wait: () => Promise.resolve('elapsed' as const) },
    random: createRandom(7),
    state: createStateStore(undefined),
    orgs: () => scenario('demo', 'SCRIPT').orgs,
    records: 'demo',
  });
});
beforeEach(() => (cookie = undefined));
afterAll(() => salesforce.close());

const org = () => salesforce.org('production');
const userId = (name: string) =>
  org()
    .facts()
    .users.find((user) => user.name === name)!.id;
const as = (name: string) => ({ userId: userId(name), dataPath: '/services/data/v66.0' });
const ADMIN = 'Org Administrator';

interface Seen {
  status: number;
  location: string | null;
  headers: Headers;
  html: string;
  /** What a person reads. */
  text: string;
}

async function open(path: string, init: RequestInit = {}): Promise<Seen> {
  const headers = cookie === undefined ? {} : { cookie };
  const response = await salesforce.handle(
    new Request(MY_DOMAIN + path, { redirect: 'manual', headers, ...init }),
  );
  const html = await response.text();
  const body = html.replace(/<style>[^]*?<\/style>/g, '').replace(/<select[^]*?<\/select>/g, '');
  const text = unescapeHtml(body.replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ');
  return {
    status: response.status,
    location: response.headers.get('location'),
    headers: response.headers,
    html,
    text,
  };
}

async function seeAs(name: string): Promise<void> {
  const body = new URLSearchParams({ user: userId(name), back: '/lightning/page/home' });
  const { headers } = await open('/lightning/page/see-as', { method: 'POST', body });
  cookie = headers.get('set-cookie')!.split(';')[0]!;
}

function made(object: string, fields: RecordIn, who = ADMIN): string {
  const [saved] = org().data().create(as(who), [{ object, fields }]);
  expect(saved!.errors).toEqual([]);
  return saved!.id!;
}

const idOf = (soql: string) => String(org().data().query(as(ADMIN), soql).records[0]!['Id']);
const rowsOf = ({ html }: Seen) => html.split('<tbody>')[1]!.split('</tbody>')[0]!.split('<tr>').length - 1;

test('home counts what the viewer sees of each object', async () => {
  const { status, text, headers, html } = await open('/lightning/page/home');
  expect(status).toBe(200);
  for (const shown of [
    '65 Accounts',
    '326 Contacts',
    '104 Leads',
    '130 Opportunities',
    '13 Users',
    'Permission Sets',
  ])
    expect(text).toContain(shown);
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(html).not.toMatch(/<script|\son\w+=/);
});

test('every object has a list, and each column that sorts does', async () => {
  const { html } = await open('/lightning/page/home');
  const lists = [...new Set(html.match(/\/lightning\/o\/\w+\/list/g))];
  expect(lists.length).toBeGreaterThan(20);
  for (const path of lists) {
    const page = await open(path);
    expect([path, page.status]).toEqual([path, 200]);
    const sorts = [...page.html.matchAll(/href="([^"]*\?sort=[^"]*)"/g)].map(([, href]) =>
      unescapeHtml(href!),
    );
    for (const href of sorts) expect([href, (await open(href)).status]).toEqual([href, 200]);
    const record = /<tbody>[^]*?href="(\/lightning\/r\/[^"]*)"/.exec(page.html)?.[1];
    if (record) expect([record, (await open(record)).status]).toEqual([record, 200]);
  }
});

test('a list has pages of fifty rows, can be searched and sorted', async () => {
  const first = await open('/lightning/o/Contact/list');
  expect([rowsOf(first), first.text.includes('1–50 of 326')]).toEqual([50, true]);
  const last = await open('/lightning/o/Contact/list?page=7');
  expect([rowsOf(last), last.text.includes('301–326 of 326')]).toEqual([26, true]);
  expect((await open('/lightning/o/Contact/list?page=99')).text).toContain('Page 7 of 7');
  const found = await open('/lightning/o/Contact/list?q=hannah+bra');
  expect(rowsOf(found)).toBe(1);
  expect(found.text).toContain('Hannah Brandt Northwind Maritime Head of Procurement');
  const byOwner = await open('/lightning/o/Contact/list?sort=OwnerId&direction=desc');
  expect(byOwner.html).toContain('aria-sort="descending"');
  expect(/<tbody>[^]*?<\/tr>/.exec(byOwner.html)![0]).toContain('Tom Okafor');
});

test.each(["' OR Name != '", '100%', '_', '\\', "x' LIMIT 1 --"])(
  'a search for %s is a text',
  async (text) => {
    const { status, text: shown } = await open(`/lightning/o/Account/list?q=${encodeURIComponent(text)}`);
    expect([status, shown.includes('No name or address contains that.')]).toEqual([200, true]);
  },
);

test('a contact shows its fields, and its activities with who and owner', async () => {
  const id = idOf("SELECT Id FROM Contact WHERE Name = 'Hannah Brandt'");
  const { text, html } = await open(`/lightning/r/Contact/${id}/view`);
  expect(text).toMatch(
    /Account Northwind Maritime Title Head of Procurement Email hannah.brandt@northwind.example/,
  );
  expect(text).toMatch(
    /Email: Our offer Mail 14 Nov 2026 Hannah Brandt Northwind Maritime – [\w ]+ Dana Whitfield/,
  );
  expect(text).toMatch(
    /Our offer sales@acme.example hannah.brandt@northwind.example 14 Nov 2026, 09:00 Sent/,
  );
  for (const list of ['Activities', 'Emails', 'Opportunities', 'Cases'])
    expect(html).toContain(`aria-label="${list}"`);
});

test('a meeting is among the activities; of a long list the rest has its own page', async () => {
  const who = made('Contact', { LastName: 'Busy' });
  made('Event', {
    Subject: 'Kick-off',
    WhoId: who,
    StartDateTime: '2026-11-20T10:00:00Z',
    DurationInMinutes: 30,
  });
  for (let n = 1; n <= 7; n++)
    made('Task', { Subject: `Call ${n}`, WhoId: who, ActivityDate: `2026-11-0${n}` });
  const page = await open(`/lightning/r/Contact/${who}/view`);
  expect(page.text).toContain('Kick-off Meeting 20 Nov 2026, 10:00 Busy Org Administrator');
  expect(page.text).toContain('Activities 6+ View all');
  expect(page.text).not.toContain('Call 1');
  const all = await open(`/lightning/r/Contact/${who}/related/Activities/view`);
  expect([rowsOf(all), all.text.includes('8 in all'), all.text.includes('Call 1')]).toEqual([8, true, true]);
  expect((await open(`/lightning/r/Contact/${who}/related/Nothing/view`)).status).toBe(404);
});

test('a mail is among the activities of its sender too, once', async () => {
  const who = made('Contact', { LastName: 'Writer', Email: 'writer@x.example' });
  const mail = made('EmailMessage', {
    Subject: 'From outside',
    Status: '3',
    IsClientManaged: true,
    Incoming: true,
    FromAddress: 'writer@x.example',
    MessageDate: '2026-11-20T10:00:00Z',
  });
  made('EmailMessageRelation', {
    EmailMessageId: mail,
    RelationId: who,
    RelationAddress: 'writer@x.example',
    RelationType: 'FromAddress',
  });
  const all = await open(`/lightning/r/Contact/${who}/related/Activities/view`);
  expect(rowsOf(all)).toBe(1);
  expect(all.text).toContain('Email: From outside Mail 20 Nov 2026');
});

test('a text of a record is text', async () => {
  const evil = '<script>alert(1)</script>"\'&';
  const account = made('Account', {
    Name: evil,
    Website: 'javascript:alert(2)',
    Description: `${evil}\nsecond line`,
  });
  made('Contact', { LastName: evil, AccountId: account, Email: 'a@b.example' });
  const pages = [
    `/lightning/r/Account/${account}/view`,
    '/lightning/o/Account/list?q=%3Cscript',
    '/lightning/o/Contact/list?q=%3Cscript%3E"onfocus=',
    `/lightning/r/Account/${account}/related/Contacts/view`,
  ];
  for (const path of pages) {
    const { status, html } = await open(path);
    expect(status).toBe(200);
    expect(html).not.toMatch(/<script|href="javascript|"onfocus/);
  }
  expect((await open(pages[0]!)).text).toContain(`${evil} second line`);
});

test('what a user may not see is not shown, and not told to be there', async () => {
  const secret = made('Account', { Name: 'Hidden Holding', OwnerId: userId('Mia Larsen') });
  const path = `/lightning/r/Account/${secret}/view`;
  expect((await open(path)).status).toBe(200);
  await seeAs('Mia Larsen');
  expect((await open(path)).text).toContain('Hidden Holding');
  await seeAs('Jonas Weber');
  const refused = await open(path);
  expect([refused.status, refused.text.includes('Hidden Holding')]).toEqual([404, false]);
  const never = await open(`/lightning/r/Account/001Hp00000ZZZZZ/view`);
  expect(never.html).toBe(refused.html);
  expect((await open('/lightning/o/Account/list?q=hidden')).text).toContain(
    'No name or address contains that.',
  );
  expect((await open('/lightning/page/home')).text).not.toContain('66 Accounts');
  // A field that no permission set opens to him is no column and no fact.
  const mail = /\/lightning\/r\/EmailMessage\/\w+\/view/.exec(
    (await open('/lightning/o/EmailMessage/list')).html,
  );
  if (mail) expect((await open(mail[0])).text).not.toContain('Trunkline Key');
});

test('a lookup that the viewer does not reach has no name', async () => {
  const account = made('Account', { Name: 'Hidden Parent', OwnerId: userId('Mia Larsen') });
  const lead = made('Task', { Subject: 'Mine', WhatId: account, OwnerId: userId('Jonas Weber') });
  await seeAs('Jonas Weber');
  const { text } = await open(`/lightning/r/Task/${lead}/view`);
  expect(text).toContain('Related To not visible');
  expect(text).not.toContain('Hidden Parent');
});

describe('addresses', () => {
  test.each([
    ['/lightning', '/lightning/page/home'],
    ['/lightning/o/Lead/home', '/lightning/o/Lead/list'],
    ['/ID15', '/lightning/r/Account/ID/view'],
    ['/ID', '/lightning/r/Account/ID/view'],
    ['/lightning/r/ID15/view', '/lightning/r/Account/ID/view'],
    ['/lightning/r/Contact/ID/view', '/lightning/r/Account/ID/view'],
  ])('%s leads to %s', async (from, to) => {
    const id = idOf('SELECT Id FROM Account ORDER BY Id LIMIT 1');
    const at = (path: string) => path.replace('ID15', id.slice(0, 15)).replace('ID', id);
    const { status, location } = await open(at(from));
    expect([status, location]).toEqual([302, at(to)]);
  });

  test.each([
    '/lightning/o/Nothing/list',
    '/lightning/o/UserRecordAccess/list',
    '/lightning/r/Account/nonsense/view',
    '/lightning/r/Account/001Hp0000027oiZIAA/view',
    '/001Hp00000ZZZZZ',
    '/zzzHp0000027oiZ',
    '/lightning/x',
  ])('%s is not there', async (path) => {
    const { status, location, text } = await open(path);
    const end = status === 302 ? await open(location!) : { status, text };
    expect([end.status, /Record Not Found|URL No Longer Exists/.test(end.text)]).toEqual([404, true]);
  });

  test('the way back from choosing a user stays on this host', async () => {
    const post = (back: string) =>
      open('/lightning/page/see-as', { method: 'POST', body: new URLSearchParams({ user: 'x', back }) });
    expect((await post('/lightning/o/Lead/list?page=2')).location).toBe('/lightning/o/Lead/list?page=2');
    for (const back of ['//evil.example/x', 'https://evil.example', '/\\evil.example'])
      expect((await post(back)).location).toBe('/lightning/page/home');
  });
});

describe('the API log', () => {
  const DATA = '/services/data/v66.0';
  let token: string;

  beforeAll(async () => {
    org().set({ clientCredentials: { runAs: 'sfadmin@acme.example' } });
    const { consumerKey, consumerSecret } = org().facts();
    const given = { grant_type: 'client_credentials', client_id: consumerKey, client_secret: consumerSecret };
    const { html } = await open('/services/oauth2/token', {
      method: 'POST',
      body: new URLSearchParams(given),
    });
    token = (JSON.parse(html) as { access_token: string }).access_token;
    const call = (path: string, init: RequestInit = {}) =>
      open(path, {
        ...init,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      });
    await call(`${DATA}/query?q=SELECT+Id+FROM+Account+WHERE+Name+%3D+'<b>'`);
    await call(`${DATA}/query?q=SELECT+Nothing+FROM+Account`);
    const records = [{ attributes: { type: 'Contact' }, FirstName: 'No last name' }];
    await call(`${DATA}/composite/sobjects`, { method: 'POST', body: JSON.stringify({ records }) });
    await call(`${DATA}/limits?access_token=${token}&${token}`);
    await open(`/services/oauth2/token?client_secret=${consumerSecret}`);
    await open(`${DATA}/limits`);
  });

  const calls = ({ html }: Seen) =>
    html
      .split('</tbody>')[0]!
      .split('<tr>')
      .slice(2)
      .map((row) =>
        unescapeHtml(row.replace(/<[^>]*>/g, ' '))
          .replace(/\s+/g, ' ')
          .trim(),
      );

  test('has each call with its caller, its query and what was wrong, newest first', async () => {
    const page = await open('/lightning/page/api-log');
    const whose = '23 Nov 2026, 09:00:00 sfadmin@acme.example Trunkline';
    expect(calls(page)).toEqual([
      `23 Nov 2026, 09:00:00 – – GET ${DATA}/limits 401 INVALID_SESSION_ID 0`,
      '23 Nov 2026, 09:00:00 – – GET /services/oauth2/token client_secret=*** 400 invalid_request 0',
      `${whose} GET ${DATA}/limits access_token=***&***=*** 200 0`,
      `${whose} POST ${DATA}/composite/sobjects 200 REQUIRED_FIELD_MISSING 0`,
      `${whose} GET ${DATA}/query q=SELECT Nothing FROM Account 400 INVALID_FIELD 0`,
      `${whose} GET ${DATA}/query q=SELECT Id FROM Account WHERE Name = '<b>' 200 0`,
      '23 Nov 2026, 09:00:00 – Trunkline POST /services/oauth2/token grant_type=client_credentials 200 0',
    ]);
    expect(page.html).not.toContain(CANARY);
    expect(page.html).not.toContain('<b>');
  });

  test('shows those that failed, a batch that failed in part too, and finds', async () => {
    const failed = await open('/lightning/page/api-log?show=failed');
    expect(calls(failed).map((row) => row.split(' ').at(-2))).toEqual([
      'INVALID_SESSION_ID',
      'invalid_request',
      'REQUIRED_FIELD_MISSING',
      'INVALID_FIELD',
    ]);
    expect(calls(await open('/lightning/page/api-log?q=invalid_field'))).toHaveLength(1);
    expect((await open('/lightning/page/api-log?q=nowhere')).text).toContain('There are none.');
  });
});

test('it stays open while the org is out of service, and for whoever no user is', async () => {
  org().set({ unavailable: '503' });
  cookie = 'seen-as-production=005Hp00000nobody';
  const { status, text } = await open('/lightning/page/home');
  org().set({ unavailable: 'off' });
  expect([status, text.includes(`Records that ${ADMIN} sees`)]).toEqual([200, true]);
  expect(text).toContain(PRODUCTION!.myDomain);
});
