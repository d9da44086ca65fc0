/** Drives the served org with jsforce, a client that was written for the real one, over HTTP. */

import { Connection, OAuth2 } from 'jsforce';
import type { SalesforceServer } from '../../dev/host/salesforce-server';
import { approve, connected, DATA, oauthOf, refusal, serve } from './salesforce/org-server';

let server: SalesforceServer;
let org: Connection;
beforeAll(async () => {
  server = await serve();
  org = await connected(server);
});
afterAll(() => server.close());

const one = async (soql: string) => (await org.query(soql)).records[0]!;

describe('OAuth', () => {
  test('the web server flow with PKCE ends in tokens for the one who allowed it', async () => {
    const oauth2 = oauthOf(server);
    const url = oauth2.getAuthorizationUrl({ scope: 'api refresh_token', state: 'a&b' });
    expect(new URL(url).searchParams.get('code_challenge')).toMatch(/^[\w-]{43}$/);
    const back = await approve(url, server.users[0]!);
    expect(back.searchParams.get('state')).toBe('a&b');
    const token = await oauth2.requestToken(back.searchParams.get('code')!);
    expect(token).toMatchObject({ scope: 'refresh_token api', instance_url: server.url });
    expect(await refusal(oauth2.requestToken(back.searchParams.get('code')!))).toMatchObject({
      message: 'expired authorization code',
    });
  });

  test('a 401 is met with a refresh, and the call is made again', async () => {
    const own = await connected(server);
    const before = own.accessToken;
    const refreshed: string[] = [];
    own.on('refresh', (token: string) => refreshed.push(token));
    server.org.act('expireAccessTokens');
    const answers = await Promise.all([own.query('SELECT Id FROM User LIMIT 1'), own.limits()]);
    expect(answers[0].records).toHaveLength(1);
    expect(refreshed).toEqual([own.accessToken]);
    expect(own.accessToken).not.toBe(before);
    org = await connected(server);
  });

  test('under rotation jsforce, which keeps the old refresh token, fails at its second refresh', async () => {
    server.org.set({ rotation: true });
    const own = await connected(server);
    server.org.act('expireAccessTokens');
    await own.limits();
    server.org.act('expireAccessTokens');
    expect((await refusal(own.limits())).message).toMatch(/expired access\/refresh token$/);
    server.org.set({ rotation: false });
    org = await connected(server);
  });

  test('revoked tokens are of no use, and a second revocation says so', async () => {
    const own = await connected(server);
    const { accessToken, refreshToken } = own;
    await own.oauth2.revokeToken(refreshToken!);
    expect((await refusal(own.oauth2.refreshToken(refreshToken!))).message).toBe(
      'expired access/refresh token',
    );
    const answer = await fetch(`${server.url}${DATA}/limits`, {
      headers: { authorization: `Bearer ${accessToken}` },
    });
    expect(answer.status).toBe(401);
    await expect(own.oauth2.revokeToken(refreshToken!)).rejects.toThrow('invalid token');
  });

  test('identity and user info name the one who allowed it', async () => {
    const { username } = server.users[0]!;
    expect(await org.identity()).toMatchObject({ username, active: true, user_type: 'STANDARD' });
    const headers = { authorization: `Bearer ${org.accessToken}` };
    const info = await (await fetch(`${server.url}/services/oauth2/userinfo`, { headers })).json();
    expect(info).toMatchObject({ preferred_username: username });
  });
});

describe('passwords', () => {
  const { username, password } = { username: 'sfadmin@acme.example', password: 'admin-demo' };

  test('the SOAP login of an older version opens a session, which logging out ends', async () => {
    const own = new Connection({ loginUrl: server.url, version: '50.0' });
    const user = await own.login(username, password);
    expect(await own.identity()).toMatchObject({ user_id: user.id, organization_id: user.organizationId });
    const { accessToken } = own;
    await own.logout();
    const late = new Connection({ instanceUrl: server.url, accessToken: accessToken!, version: '50.0' });
    expect((await refusal(late.limits())).errorCode).toBe('INVALID_SESSION_ID');
  });

  test('a wrong password, and a version without login(), are refused', async () => {
    const older = new Connection({ loginUrl: server.url, version: '64.0' });
    expect((await refusal(older.login(username, 'no'))).message).toBe(
      'INVALID_LOGIN: Invalid username, password, security token; or user locked out.',
    );
    const newer = new Connection({ loginUrl: server.url, version: '65.0' });
    expect((await refusal(newer.login(username, password))).message).toMatch(/^INVALID_OPERATION: /);
  });

  test('an OAuth client gets its token for a password', async () => {
    const { consumerKey, consumerSecret } = server.org.facts();
    const oauth2 = new OAuth2({ loginUrl: server.url, clientId: consumerKey, clientSecret: consumerSecret });
    const own = new Connection({ oauth2, version: '68.0' });
    await own.login(username, password);
    expect((await own.query('SELECT Id FROM Account LIMIT 1')).records).toHaveLength(1);
  });
});

describe('queries', () => {
  test('10,000 rows come in pages of 2,000, by hand and by themselves', async () => {
    const soql = "SELECT Id, Subject FROM Task WHERE Subject LIKE 'Row %' ORDER BY Subject";
    plantTasks(10_000);
    const sizes: number[] = [];
    let page = await org.query(soql);
    expect(page.totalSize).toBe(10_000);
    for (;;) {
      sizes.push(page.records.length);
      if (page.done) break;
      page = await org.queryMore(page.nextRecordsUrl!);
    }
    expect(sizes).toEqual([2000, 2000, 2000, 2000, 2000]);
    const all = await org.query(soql, { autoFetch: true, maxFetch: 10_000 });
    expect(new Set(all.records.map(({ Id }) => Id)).size).toBe(10_000);
    expect((await refusal(org.queryMore(`${DATA}/query/01gHp0000000000IAA-2000`))).errorCode).toBe(
      'INVALID_QUERY_LOCATOR',
    );
  });

  test('parents and children are records of their own', async () => {
    const row = await one(
      'SELECT Id, Account.Name, (SELECT Id, Subject FROM Tasks LIMIT 2) FROM Contact WHERE AccountId != null LIMIT 1',
    );
    expect(row).toMatchObject({
      attributes: { type: 'Contact', url: `${DATA}/sobjects/Contact/${row.Id}` },
      Account: { attributes: { type: 'Account' }, Name: expect.any(String) as string },
    });
  });

  test('a parent’s children come 499 at a time, and fewer with their long texts', async () => {
    const contacts = org.sobject('Contact');
    const { id } = await org.sobject('Account').create({ Name: 'Many' });
    const rows = Array.from({ length: 600 }, (_, n) => ({ LastName: `Child ${n}`, AccountId: id! }));
    await contacts.create(rows, { allowRecursive: true });
    const soql = (fields: string) =>
      `SELECT Name, (SELECT ${fields} FROM Contacts ORDER BY Id) FROM Account WHERE Id = '${id}'`;
    const pageOf = async (fields: string) =>
      (await one(soql(fields)))['Contacts'] as {
        totalSize: number;
        done: boolean;
        nextRecordsUrl: string;
        records: { Id: string }[];
      };
    const page = await pageOf('Id');
    expect(page).toMatchObject({ totalSize: 600, done: false });
    const rest = await org.queryMore(page.nextRecordsUrl);
    expect([page.records.length, rest.records.length, rest.done]).toEqual([499, 101, true]);
    expect(new Set([...page.records, ...rest.records].map(({ Id }) => Id)).size).toBe(600);
    expect((await pageOf('Id, Description')).records).toHaveLength(199);
    const fetched = await org.query(soql('Id'), { autoFetch: true });
    expect((fetched.records[0]!['Contacts'] as { records: object[] }).records).toHaveLength(600);
  });

  test('jsforce’s own query builder is understood', async () => {
    const found = await org
      .sobject('Opportunity')
      .find({ IsClosed: false, Amount: { $gt: 0 } }, ['Id', 'Amount'])
      .sort({ Amount: -1 })
      .limit(5);
    const amounts = found.map(({ Amount }) => Amount as number);
    expect(amounts).toHaveLength(5);
    expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
    expect(await org.sobject('Account').count()).toBeGreaterThanOrEqual(60);
  });

  test.each([
    ['SELECT Nonsense FROM Contact', 'INVALID_FIELD'],
    ['SELECT Id FROM Nonsense', 'INVALID_TYPE'],
    ['SELECT Id FRM Contact', 'MALFORMED_QUERY'],
  ])('%s is %s', async (soql, code) => {
    expect((await refusal(org.query(soql))).errorCode).toBe(code);
  });
});

/** Made in process: this is about reading them. */
function plantTasks(count: number): void {
  const data = server.org.data();
  const caller = { userId: server.users[0]!.id, dataPath: DATA };
  const all = Array.from({ length: count }, (_, n) => ({
    object: 'Task',
    fields: { Subject: `Row ${String(n).padStart(5, '0')}` },
  }));
  for (let at = 0; at < count; at += 200) {
    const results = data.create(caller, all.slice(at, at + 200));
    expect(results.every(({ success }) => success)).toBe(true);
  }
}

describe('records', () => {
  test('one is made, read, changed, deleted, and gone', async () => {
    const contacts = org.sobject('Contact');
    const made = await contacts.create({ LastName: 'Berg', Email: 'berg@client.example' });
    expect(made).toEqual({ id: expect.stringMatching(/^003\w{15}$/) as string, success: true, errors: [] });
    const id = made.id!;
    expect(await contacts.retrieve(id)).toMatchObject({ Id: id, Name: 'Berg', Email: 'berg@client.example' });
    expect(await contacts.update({ Id: id, FirstName: 'Ada' })).toMatchObject({ id, success: true });
    expect(await contacts.retrieve(id, { fields: ['Name'] })).toMatchObject({ Name: 'Ada Berg' });
    expect(await contacts.destroy(id)).toMatchObject({ id, success: true });
    expect((await refusal(contacts.retrieve(id))).errorCode).toBe('ENTITY_IS_DELETED');
    const kept = await org.query(`SELECT IsDeleted FROM Contact WHERE Id = '${id}'`, { scanAll: true });
    expect(kept.records).toMatchObject([{ IsDeleted: true }]);
  });

  test('an upsert by an external id makes a record once', async () => {
    const emails = org.sobject('EmailMessage');
    const email = { TrunklineKey__c: 'key-1', Subject: 'First', Status: '3' };
    expect(await emails.upsert(email, 'TrunklineKey__c')).toMatchObject({ success: true, created: true });
    const again = await emails.upsert(email, 'TrunklineKey__c');
    expect(again).toMatchObject({ success: true, created: false });
  });

  test('200 go in one collection, and each that fails fails alone', async () => {
    const records = Array.from({ length: 200 }, (_, n) =>
      n % 50 === 7 ? { FirstName: `F${n}` } : { LastName: `Many ${n}` },
    );
    const results = await org.sobject('Contact').create(records, { allowRecursive: false });
    expect(results).toHaveLength(200);
    const failed = results.flatMap((result, n) => (result.success ? [] : [n]));
    expect(failed).toEqual([7, 57, 107, 157]);
    expect(results[7]!.errors).toEqual([
      {
        statusCode: 'REQUIRED_FIELD_MISSING',
        message: 'Required fields are missing: [LastName]',
        fields: ['LastName'],
      },
    ]);
    const ids = results.flatMap(({ id }) => (id === undefined ? [] : [id])).slice(0, 50);
    const updated = await org.sobject('Contact').update(
      ids.map((Id) => ({ Id, FirstName: 'All' })),
      { allOrNone: true },
    );
    expect(updated.every(({ success }) => success)).toBe(true);
    const removed = await org.sobject('Contact').destroy(ids);
    expect(removed.map(({ success }) => success)).toEqual(ids.map(() => true));
  });

  test('with allOrNone one failure takes all back', async () => {
    const before = await org.sobject('Lead').count();
    const good = { LastName: 'Good', Company: 'Good Ltd' };
    const results = await org.sobject('Lead').create([good, { LastName: 'No company' }], { allOrNone: true });
    expect(
      results.map(({ errors }) => (errors[0] as { statusCode?: string } | undefined)?.statusCode),
    ).toEqual(['ALL_OR_NONE_OPERATION_ROLLED_BACK', 'REQUIRED_FIELD_MISSING']);
    expect(await org.sobject('Lead').count()).toBe(before);
  });

  test('a composite call uses what its earlier parts answered', async () => {
    const answer = await org.requestPost<{ compositeResponse: { httpStatusCode: number; body: object }[] }>(
      `${DATA}/composite`,
      {
        compositeRequest: [
          {
            method: 'POST',
            referenceId: 'acc',
            url: `${DATA}/sobjects/Account`,
            body: { Name: 'Made here' },
          },
          {
            method: 'POST',
            referenceId: 'con',
            url: `${DATA}/sobjects/Contact`,
            body: { LastName: 'Inside', AccountId: '@{acc.id}' },
          },
          {
            method: 'GET',
            referenceId: 'read',
            url: `${DATA}/query?q=SELECT+Account.Name+FROM+Contact+WHERE+Id='@{con.id}'`,
          },
        ],
      },
    );
    expect(answer.compositeResponse.map(({ httpStatusCode }) => httpStatusCode)).toEqual([201, 201, 200]);
    expect(answer.compositeResponse[2]!.body).toMatchObject({
      records: [{ Account: { Name: 'Made here' } }],
    });
  });
});

test('what has not changed since is not sent again, and what has is not overwritten', async () => {
  const { id } = await org.sobject('Account').create({ Name: 'Still' });
  const ask = async (path: string, headers: Record<string, string>) => {
    const authorization = `Bearer ${org.accessToken}`;
    const answer = await fetch(`${server.url}${DATA}${path}`, { headers: { authorization, ...headers } });
    return answer;
  };
  const record = `/sobjects/Account/${id}`;
  for (const path of ['/sobjects', '/sobjects/Account/describe', record]) {
    const since = (await ask(path, {})).headers.get('last-modified')!;
    const same = await ask(path, { 'if-modified-since': since });
    expect([path, same.status, await same.text()]).toEqual([path, 304, '']);
    const old = await ask(path, { 'if-modified-since': 'Tue, 10 Aug 2010 00:00:00 GMT' });
    expect([path, old.status]).toEqual([path, 200]);
  }
  const stale = await ask(record, { 'if-unmodified-since': 'Tue, 10 Aug 2010 00:00:00 GMT' });
  expect(stale.status).toBe(412);
});

test('what an opportunity lacks is what a client could have given', async () => {
  const refused = refusal(org.sobject('Opportunity').create({ Name: 'Bare' }));
  expect(await refused).toMatchObject({
    errorCode: 'REQUIRED_FIELD_MISSING',
    message: 'Required fields are missing: [StageName, CloseDate]',
  });
});

describe('the org itself', () => {
  test('describe tells fields, children and rights', async () => {
    const { sobjects, maxBatchSize } = await org.describeGlobal();
    expect(maxBatchSize).toBe(200);
    expect(sobjects.map(({ name }) => name)).toEqual(expect.arrayContaining(['Contact', 'EmailMessage']));
    const contact = await org.describe('Contact');
    expect(contact).toMatchObject({ name: 'Contact', keyPrefix: '003', createable: true });
    expect(contact.fields.find(({ name }) => name === 'Email')).toMatchObject({
      type: 'email',
      length: 80,
      idLookup: true,
    });
    expect(contact.childRelationships.map(({ relationshipName }) => relationshipName)).toContain('Tasks');
    expect((await refusal(org.describe('Nonsense'))).errorCode).toBe('NOT_FOUND');
  });

  test('a search finds by words', async () => {
    const { Name, Email } = await one('SELECT Name, Email FROM Contact WHERE Email != null LIMIT 1');
    const { searchRecords } = await org.search(
      `FIND {"${String(Email)}"} IN EMAIL FIELDS RETURNING Contact(Id, Name)`,
    );
    expect(searchRecords).toContainEqual(expect.objectContaining({ Name: Name as string }));
  });

  test('limits count down with each call, and each answer says so', async () => {
    const before = (await org.limits())['DailyApiRequests']!;
    await org.query('SELECT Id FROM User LIMIT 1');
    expect((await org.limits())['DailyApiRequests']).toEqual({ ...before, Remaining: before.Remaining - 2 });
    expect(org.limitInfo).toEqual({
      apiUsage: { used: before.Max - before.Remaining + 2, limit: before.Max },
    });
  });
});
