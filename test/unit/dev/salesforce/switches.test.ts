/** How an org can be set up from outside, and what a client meets then; see facts/salesforce.md 6.4. */

import type { OrgControls } from '../../../../dev/salesforce/controls';
import { createAsking } from './rest/asking';
import { api, MY_DOMAIN, refresh, SERVICE } from './world';
import { connect } from './browser';

const BERG = { LastName: 'Berg', Email: 'berg@example.com' };

type Step = [method: string, path: string, body?: unknown];
type Outcome = [status: number, errorCode: string, message?: RegExp];

/** What is set, what is asked then, and how it ends; as the service account. */
const REFUSED: [string, Partial<OrgControls>, Step, Outcome][] = [
  [
    'Enhanced Email off',
    { enhancedEmail: false },
    ['GET', '/sobjects/EmailMessageRelation/describe'],
    [404, 'NOT_FOUND'],
  ],
  [
    'Shared Activities off',
    { sharedActivities: false },
    ['POST', '/sobjects/Task', { TaskWhoIds: [] }],
    [400, 'INVALID_FIELD', /'TaskWhoIds' on sobject of type Task/],
  ],
  [
    'a field that may not be read',
    { fieldPermissions: { 'Contact.Email': 'none' } },
    ['GET', '/query?q=SELECT+Email+FROM+Contact'],
    [400, 'INVALID_FIELD', /No such column 'Email' on entity 'Contact'/],
  ],
  [
    'a field that may not be written',
    { fieldPermissions: { 'Task.Description': 'read' } },
    ['POST', '/sobjects/Task', { Description: 'x' }],
    [400, 'INVALID_FIELD_FOR_INSERT_UPDATE', /Unable to create\/update fields: Description/],
  ],
  [
    'a validation rule',
    {
      validationRules: [
        { object: 'Task', message: 'No', field: 'Subject', when: { field: 'Subject', equals: null } },
      ],
    },
    ['POST', '/sobjects/Task', {}],
    [400, 'FIELD_CUSTOM_VALIDATION_EXCEPTION', /^No$/],
  ],
  [
    'View All Data missing, by which alone the service account reads accounts',
    { servicePermissions: ['ApiEnabled', 'EditTask', 'ViewAllUsers'] },
    ['GET', '/query?q=SELECT+Id+FROM+Account'],
    [400, 'INVALID_TYPE', /sObject type 'Account' is not supported/],
  ],
  [
    'read-only mode',
    { readOnly: true },
    ['POST', '/sobjects/Task', { Subject: 'x' }],
    [403, 'INSUFFICIENT_ACCESS_OR_READONLY', /read-only mode/],
  ],
  [
    'nothing deployed',
    { metadataDeployed: false },
    ['GET', '/query?q=SELECT+TrunklineKey__c+FROM+EmailMessage'],
    [400, 'INVALID_FIELD'],
  ],
];

test.each(REFUSED)('%s, until it is set back', async (_, controls, step, [status, code, message]) => {
  const org = await createAsking(SERVICE);
  const production = org.world.salesforce.org('production');
  const before = await org.ask(...step);
  expect(before.status).toBeLessThan(300);
  production.set(controls);
  expect(production.changed()).toEqual(controls);
  const [gotStatus, gotCode, gotMessage] = await org.refused(...step);
  expect([gotStatus, gotCode]).toEqual([status, code]);
  if (message) expect(gotMessage).toMatch(message);
  production.restore();
  expect((await org.ask(...step)).status).toBe(before.status);
});

test('the second of three writes finds its row locked', async () => {
  const org = await createAsking();
  const production = org.world.salesforce.org('production');
  production.set({ lockRows: { after: 1, times: 1 } });
  const records = ['A', 'B', 'C'].map((Name) => ({ attributes: { type: 'Account' }, Name }));
  const { body } = await org.ask('POST', '/composite/sobjects', { records });
  expect(body).toMatchObject([
    { success: true },
    { success: false, errors: [{ statusCode: 'UNABLE_TO_LOCK_ROW' }] },
    { success: true },
  ]);
  expect(production.changed()).toEqual({});
});

test.each(['duplicateResut', 'duplicateResult'] as const)(
  'duplicates are told under %s',
  async (duplicateKey) => {
    const org = await createAsking();
    const id = await org.made('Contact', BERG);
    org.world.salesforce.org('production').set({ duplicateRules: 'block', duplicateKey });
    const { status, body } = await org.ask('POST', '/sobjects/Contact', BERG);
    expect([status, body]).toMatchObject([
      400,
      [
        {
          errorCode: 'DUPLICATES_DETECTED',
          [duplicateKey]: { matchResults: [{ matchRecords: [{ record: { Id: id } }] }] },
        },
      ],
    ]);
  },
);

test('the switches outlast a restart, as all that is set does', async () => {
  const org = await createAsking();
  org.world.salesforce.org('production').set({ enhancedEmail: false });
  const again = org.world.restarted().salesforce.org('production');
  expect([again.changed(), again.data().switches.enhancedEmail]).toEqual([{ enhancedEmail: false }, false]);
});

test('the daily allowance: near, at, and told with each answer', async () => {
  const org = await createAsking();
  org.world.salesforce.org('production').set({ dailyApiCalls: 2 });
  const told = [];
  for (let n = 0; n < 3; n++) {
    const { status, headers } = await org.get('/limits');
    told.push([status, headers.get('sforce-limit-info')]);
  }
  expect(told).toEqual([
    [200, 'api-usage=1/2'],
    [200, 'api-usage=2/2'],
    [403, 'api-usage=2/2'],
  ]);
});

test('an org that moves: new tokens name the new host, and the old one redirects', async () => {
  const org = await createAsking();
  const { world, token } = org;
  const granted = await connect(world, SERVICE);
  const production = world.salesforce.org('production');
  production.set({ movedTo: 'acme-eu.my.salesforce.com' });
  const moved = 'https://acme-eu.my.salesforce.com';
  const old = await api(world, token, '/limits?x=1');
  expect([old.status, old.headers.get('location')]).toEqual([301, `${moved}/services/data/v66.0/limits?x=1`]);
  const url = `${moved}/services/data/v66.0/limits`;
  expect((await world.fetch(url, { headers: { authorization: `Bearer ${token}` } })).status).toBe(200);
  const request = refresh(world, granted['refresh_token']!);
  expect((await request).status).toBe(301);
  const { client_id, client_secret } = {
    client_id: production.facts().consumerKey,
    client_secret: production.facts().consumerSecret,
  };
  const body = new URLSearchParams({
    grant_type: 'refresh_token',
    client_id,
    client_secret,
    refresh_token: granted['refresh_token']!,
  });
  const renewed = await world.fetch(`${moved}/services/oauth2/token`, { method: 'POST', body });
  expect(await renewed.json()).toMatchObject({ instance_url: moved });
  expect(production.facts().myDomain).toBe('acme-eu.my.salesforce.com');
  production.restore();
  expect((await api(world, token, '/limits')).status).toBe(200);
  await expect(world.fetch(url)).rejects.toThrow(/not a host of Salesforce/);
});

test('a refreshed sandbox: another organization, its records, and no session of before', async () => {
  const org = await createAsking();
  await org.made('Account', { Name: 'Kept' });
  org.world.salesforce.org('production').set({ organizationId: '00DHp000001gPLbMAM' });
  expect((await org.refused('GET', '/limits')).slice(0, 2)).toEqual([401, 'INVALID_SESSION_ID']);
  const { access_token: token, id } = await connect(org.world);
  expect(id).toContain('/id/00DHp000001gPLbMAM/');
  const ask = async (soql: string) =>
    (
      (await (await api(org.world, token!, `/query?q=${encodeURIComponent(soql)}`)).json()) as {
        records: object[];
      }
    ).records;
  expect(await ask('SELECT Id FROM Organization')).toMatchObject([{ Id: '00DHp000001gPLbMAM' }]);
  expect(await ask("SELECT Name FROM Account WHERE Name = 'Kept'")).toHaveLength(1);
});

test.each([
  ['/limits?x=', 16_384, 414, 'URI_TOO_LONG'],
  ['/limits?x=', 16_300, 431, 'REQUEST_HEADER_FIELDS_TOO_LARGE'],
  ['/limits?x=', 15_900, 200, undefined],
])('an address of %s and %i characters more is %i', async (path, length, status, errorCode) => {
  const org = await createAsking();
  const answer = await org.get(
    path + 'x'.repeat(length - MY_DOMAIN.length - '/services/data/v66.0/limits?x='.length + 1),
  );
  expect(answer.status).toBe(status);
  if (errorCode) expect(answer.body).toMatchObject([{ errorCode }]);
});

test.each<[object, RegExp]>([
  [{ enhancedEmail: 'off' }, /enhancedEmail must be true or false/],
  [{ lockRows: { times: -1 } }, /lockRows is not good: times must be a whole number/],
  [{ duplicateKey: 'duplicates' }, /duplicateKey must be one of duplicateResut, duplicateResult/],
  [{ validationRules: [{ object: 'Task' }] }, /validationRules must be a list/],
  [{ fieldPermissions: { Email: 'none' } }, /fieldPermissions cannot have Email/],
  [{ fieldPermissions: { 'Contact.Email': 'edit' } }, /must be one of none, read/],
  [{ sharing: { Account: 'Open' } }, /sharing is not good: Account must be one of Private/],
  [{ movedTo: 'https://x.my.salesforce.com' }, /movedTo must be a host name/],
])('%j is refused', async (controls, words) => {
  const production = (await createAsking()).world.salesforce.org('production');
  expect(() => production.set(controls as never)).toThrow(words);
  expect(production.changed()).toEqual({});
});
