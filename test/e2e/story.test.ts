/** The reference's whole story through the built bundle: connect, cover everybody, lose, recover. */

import { cardOf, clickOn, noticeOf, textsOf, actionEvent } from './cards';
import { connect, connectUrl, DANA, JONAS, MIA, openGmail, PRIYA, signInAtSalesforce, TOM } from './story';
import { expectNoCanary, HOUR_MS, startHost, type TestHost } from './test-host';

const EXPIRED = 'invalid_grant: expired access/refresh token';

let host: TestHost;
beforeAll(async () => {
  host = await startHost();
});
afterAll(async () => {
  await expectNoCanary(host);
  await host.close();
});

async function home(person: string): Promise<string[]> {
  return textsOf(await host.must(person, 'onHome'));
}

/** Name and state line of each row in the Users list. */
async function users(): Promise<Record<string, string>> {
  const texts = textsOf(cardOf(await host.must(DANA, 'onOpenUsers')));
  const names = ['Mia Larsen', 'Jonas Weber', 'Priya Nair', 'Tom Okafor'];
  return Object.fromEntries(
    names.map((name) => [name, texts[texts.lastIndexOf(name) + 1]!.split(' · ')[0]!]),
  );
}

test('before a connection everybody reads that nothing is set up', async () => {
  expect(await home(MIA)).toEqual(expect.arrayContaining(['Not set up yet']));
});

test('the sign-in is stored and shown with the reference’s own words', async () => {
  const page = await connect(host);
  expect(page.html).toContain('Salesforce connection established successfully');
  const texts = textsOf(cardOf(await host.must(DANA, 'onOpenConnectivity')));
  expect(texts).toEqual(
    expect.arrayContaining([
      'Salesforce connection established successfully',
      'Trunkline Service (trunkline.service@acme.example)',
      'Acme Corp · acme.my.salesforce.com',
      'Permissions (7 of 7)',
    ]),
  );
  expect(texts[texts.indexOf('User ID') + 1]).toMatch(/^005\w{15}$/);
});

test('who opens Gmail is Active after the next hourly run, and who never did is Not started', async () => {
  await openGmail(host, MIA, JONAS, PRIYA);
  expect(await home(MIA)).toContain('Starting');
  await host.advance(HOUR_MS);
  for (const person of [MIA, JONAS, PRIYA]) expect(await home(person)).toContain('Active');
  expect(await users()).toEqual({
    'Mia Larsen': 'Active',
    'Jonas Weber': 'Active',
    'Priya Nair': 'Active',
    'Tom Okafor': 'Not started',
  });
});

test('when the refresh token has expired, all who run wait, and the token endpoint is called once', async () => {
  const before = (await host.org()).tokenCalls.refresh_token ?? 0;
  await host.faults({
    salesforce: { org: 'production', act: ['expireRefreshTokens', 'expireAccessTokens'] },
  });
  await host.advance(3 * HOUR_MS);
  expect(await users()).toEqual({
    'Mia Larsen': 'Waiting for admin',
    'Jonas Weber': 'Waiting for admin',
    'Priya Nair': 'Waiting for admin',
    'Tom Okafor': 'Not started',
  });
  expect(await home(MIA)).toContain('Waiting for your admin');
  expect(((await host.org()).tokenCalls.refresh_token ?? 0) - before).toBe(1);
});

test('one mail tells the admin, whoever and however often they run', async () => {
  const mails = await host.mail();
  expect(mails).toHaveLength(1);
  expect(mails[0]).toMatchObject({ to: DANA, subject: 'Salesforce connection of Acme Corp was lost' });
  expect(mails[0]!.body).toContain(EXPIRED);
});

test('a click on a red row notifies with Salesforce’s own text, and the detail says who can mend it', async () => {
  const list = cardOf(await host.must(DANA, 'onOpenUsers'));
  const { function: name, parameters } = clickOn(list, 'Mia Larsen');
  const response = await host.must(DANA, name, actionEvent(parameters));
  expect(noticeOf(response)).toBe(EXPIRED);
  expect(textsOf(cardOf(response))).toEqual(
    expect.arrayContaining(['Waiting for admin', EXPIRED, 'Who can mend it']),
  );
});

test('No to the dialog changes nothing but the question', async () => {
  const card = cardOf(await host.must(DANA, 'onOpenConnectivity'));
  expect(textsOf(card).join(' ')).toMatch(
    /Salesforce connectivity was lost on 23 Nov, \d\d:\d\d\. Reconnect now\?/,
  );
  const { function: name, parameters } = clickOn(card, 'No');
  const declined = cardOf(await host.must(DANA, name, actionEvent(parameters)));
  expect(textsOf(declined)).not.toContain('No');
  expect(textsOf(declined)).toContain('Yes');
});

test('Yes leads to the sign-in, and after it everybody recovers by themselves', async () => {
  const card = cardOf(await host.must(DANA, 'onOpenConnectivity'));
  const { function: name, parameters } = clickOn(card, 'Yes');
  expect(name).toBe('onConnect');
  await signInAtSalesforce(host, await connectUrl(host, parameters));
  expect(await home(MIA)).toContain('Catching up');
  await host.advance(HOUR_MS);
  expect(await users()).toEqual({
    'Mia Larsen': 'Active',
    'Jonas Weber': 'Active',
    'Priya Nair': 'Active',
    'Tom Okafor': 'Not started',
  });
  expect(await host.mail()).toHaveLength(1);
});

test('a second loss is told again, once', async () => {
  await host.faults({
    salesforce: { org: 'production', act: ['expireRefreshTokens', 'expireAccessTokens'] },
  });
  await host.advance(2 * HOUR_MS);
  expect(await host.mail()).toHaveLength(2);
});

test('no end user met a prompt', async () => {
  expect((await host.prompts()).filter(({ admin }) => !admin)).toEqual([]);
});

test('nobody who never opened Gmail has a trigger or a run', async () => {
  const rows = await host.executions();
  expect(rows.filter(({ user }) => user === TOM)).toEqual([]);
});
