import { SERVICE } from '../world';
import { type Asking, createAsking } from './asking';

let org: Asking;
beforeEach(async () => (org = await createAsking()));

const MISSING_ID = '003Hp00000XXXXXIA5';

test('a record is made, read, changed and deleted', async () => {
  const made = await org.ask('POST', '/sobjects/contact', { LastName: 'Berg', Email: 'b@example.com' });
  expect(made).toMatchObject({ status: 201, body: { success: true, errors: [] } });
  const { id } = made.body as { id: string };
  expect(made.headers.get('location')).toBe(`/services/data/v66.0/sobjects/contact/${id}`);

  expect(await org.ask('PATCH', `/sobjects/Contact/${id}`, { FirstName: 'Ann' })).toMatchObject({
    status: 204,
    body: undefined,
  });
  expect((await org.get(`/sobjects/Contact/${id.slice(0, 15)}?fields=Name,Email`)).body).toEqual({
    attributes: { type: 'Contact', url: `/services/data/v66.0/sobjects/Contact/${id}` },
    Name: 'Ann Berg',
    Email: 'b@example.com',
  });
  expect((await org.get(`/sobjects/Contact/${id}`)).body).toMatchObject({ Id: id, LastName: 'Berg' });

  expect((await org.ask('DELETE', `/sobjects/Contact/${id}`)).status).toBe(204);
  for (const method of ['GET', 'DELETE'])
    expect(await org.refused(method, `/sobjects/Contact/${id}`)).toEqual([
      404,
      'ENTITY_IS_DELETED',
      'entity is deleted',
    ]);
});

test('PATCH may come as POST with _HttpMethod', async () => {
  const id = await org.made('Account', { Name: 'Old' });
  expect((await org.ask('POST', `/sobjects/Account/${id}?_HttpMethod=PATCH`, { Name: 'New' })).status).toBe(
    204,
  );
  expect((await org.get(`/sobjects/Account/${id}?fields=Name`)).body).toMatchObject({ Name: 'New' });
  expect((await org.ask('POST', `/sobjects/Account/${id}?_HttpMethod=NONSENSE`, {})).status).toBe(405);
});

test('HEAD is GET without a body; OPTIONS names the methods', async () => {
  expect(await org.ask('HEAD', '/sobjects/Contact')).toMatchObject({ status: 200, body: undefined });
  expect((await org.ask('OPTIONS', '/sobjects/Contact')).headers.get('allow')).toBe('HEAD, GET, POST');
});

test.each([
  ['GET', '/sobjects/Contact/abc', undefined, 404, 'NOT_FOUND', /external ID field does not exist.*: abc$/],
  ['GET', `/sobjects/Contact/${MISSING_ID}`, undefined, 404, 'NOT_FOUND', /requested resource/],
  ['GET', `/sobjects/Nothing/${MISSING_ID}`, undefined, 404, 'NOT_FOUND', /requested resource/],
  [
    'GET',
    `/sobjects/Contact/${MISSING_ID}?fields=Nonsense`,
    undefined,
    400,
    'INVALID_FIELD',
    /No such column/,
  ],
  [
    'GET',
    `/sobjects/Contact/${MISSING_ID}?fields=Id+FROM+Account`,
    undefined,
    400,
    'INVALID_FIELD',
    /No such/,
  ],
  ['PATCH', `/sobjects/Contact/${MISSING_ID}`, {}, 404, 'INVALID_CROSS_REFERENCE_KEY', /invalid cross/],
  [
    'DELETE',
    `/sobjects/Account/${MISSING_ID}`,
    undefined,
    404,
    'INVALID_CROSS_REFERENCE_KEY',
    /invalid cross/,
  ],
  ['POST', '/sobjects/Nothing', {}, 404, 'NOT_FOUND', /requested resource/],
  ['POST', '/sobjects/Contact', undefined, 400, 'JSON_PARSER_ERROR', /entity body is required/],
  ['POST', '/sobjects/Contact', '{"LastName": x}', 400, 'JSON_PARSER_ERROR', /\[line:1, column:14\]/],
  ['POST', '/sobjects/Contact', '[]', 400, 'JSON_PARSER_ERROR', /START_ARRAY/],
  ['POST', '/sobjects/Contact', '['.repeat(2000), 400, 'JSON_PARSER_ERROR', /nesting depth/],
  ['POST', '/sobjects/Contact', { LastName: 'x', Nope: 1 }, 400, 'INVALID_FIELD', /No such column 'Nope'/],
  ['PUT', '/sobjects/Contact', {}, 405, 'METHOD_NOT_ALLOWED', /Allowed are HEAD,GET,POST$/],
])('%s %s with %j is %i %s', async (method, path, body, status, code, message) => {
  expect(await org.refused(method, path, body)).toEqual([status, code, expect.stringMatching(message)]);
});

test('the id cannot be among the fields of a change', async () => {
  const id = await org.made('Account', { Name: 'A' });
  expect(await org.refused('PATCH', `/sobjects/Account/${id}`, { Id: id })).toEqual([
    400,
    'INVALID_FIELD',
    'The Id field should not be specified in the sobject data.',
  ]);
});

test('what is wrong with a record names its fields', async () => {
  expect((await org.ask('POST', '/sobjects/Contact', {})).body).toEqual([
    {
      message: 'Required fields are missing: [LastName]',
      errorCode: 'REQUIRED_FIELD_MISSING',
      fields: ['LastName'],
    },
  ]);
});

describe('by an external id', () => {
  const key = encodeURIComponent('<a/b+c@d>');
  const path = `/sobjects/EmailMessage/TrunklineKey__c/${key}`;
  const email = { Subject: 'S', Status: '3' };
  // The field is granted by the service account's permission set; the admin's profile does not have it.
  beforeEach(async () => (org = await createAsking(SERVICE)));

  test('an upsert makes a record once', async () => {
    const made = await org.ask('PATCH', path, email);
    expect(made).toMatchObject({ status: 201, body: { success: true, created: true, errors: [] } });
    const { id } = made.body as { id: string };
    expect((await org.get(`${path}?fields=Id,TrunklineKey__c`)).body).toMatchObject({
      Id: id,
      TrunklineKey__c: '<a/b+c@d>',
    });
    const again = await org.ask('PATCH', path, { TrunklineKey__c: 'x' });
    expect([again.status, again.body]).toMatchObject([400, [{ errorCode: 'INVALID_FIELD' }]]);
  });

  test('a match is told since v46, and was 204 before', async () => {
    const task = await org.made('Task', { Subject: 'A' });
    const by = (version: string) =>
      org.ask('PATCH', `/services/data/${version}/sobjects/Task/Id/${task}`, { Subject: 'B' });
    expect(await by('v46.0')).toMatchObject({ status: 200, body: { id: task, created: false } });
    expect(await by('v45.0')).toMatchObject({ status: 204, body: undefined });
  });

  test('updateOnly makes nothing', async () => {
    expect(await org.refused('PATCH', `${path}?updateOnly=true`, email)).toEqual([
      404,
      'NOT_FOUND',
      'The requested resource does not exist',
    ]);
  });

  test('several matches are 300 with their addresses', async () => {
    const ids = [];
    for (const Subject of ['one', 'two'])
      ids.push(await org.made('EmailMessage', { Subject, Status: '3', MessageIdentifier: '<same@x>' }));
    const { status, body } = await org.get('/sobjects/EmailMessage/MessageIdentifier/%3Csame@x%3E');
    expect([status, body]).toEqual([
      300,
      ids.map((id) => `/services/data/v66.0/sobjects/EmailMessage/${id}`),
    ]);
  });

  test('an unknown field and an unknown value are not found', async () => {
    expect((await org.refused('GET', '/sobjects/EmailMessage/Subject/x'))[2]).toMatch(/: Subject$/);
    expect((await org.refused('GET', path))[1]).toBe('NOT_FOUND');
    expect((await org.refused('DELETE', path))[0]).toBe(404);
  });
});

test('a relationship leads to the parent, and to the children', async () => {
  const account = await org.made('Account', { Name: 'A' });
  const contact = await org.made('Contact', { LastName: 'C', AccountId: account });
  expect((await org.get(`/sobjects/Contact/${contact}/Account?fields=Name`)).body).toMatchObject({
    Name: 'A',
  });
  expect((await org.get(`/sobjects/Account/${account}/Contacts`)).body).toMatchObject({
    totalSize: 1,
    records: [{ Id: contact, LastName: 'C' }],
  });
  expect((await org.refused('GET', `/sobjects/Account/${account}/Nothing`))[0]).toBe(404);
});

test('changes and deletions of a span of time are told', async () => {
  const [kept, gone] = [await org.made('Account', { Name: 'A' }), await org.made('Account', { Name: 'B' })];
  await org.ask('DELETE', `/sobjects/Account/${gone}`);
  const span = 'start=2026-11-23T08:00:00Z&end=2026-11-23T10:00:00%2B00:00';
  expect((await org.get(`/sobjects/Account/updated?${span}`)).body).toEqual({
    ids: [kept],
    latestDateCovered: '2026-11-23T09:00:00.000+0000',
  });
  expect((await org.get(`/sobjects/Account/deleted?${span}`)).body).toMatchObject({
    deletedRecords: [{ id: gone, deletedDate: '2026-11-23T09:00:00.000+0000' }],
  });
  expect((await org.refused('GET', '/sobjects/Account/updated'))[1]).toBe('INVALID_REPLICATION_DATE');
});

test('a duplicate is told with its match, and saved when the header allows it', async () => {
  const fields = { LastName: 'Berg', Email: 'b@example.com' };
  const first = await org.made('Contact', fields);
  org.world.salesforce.org('production').data().switches.duplicateRules = 'alert';
  const { status, body } = await org.ask('POST', '/sobjects/Contact', fields);
  expect([status, body]).toMatchObject([
    400,
    [
      {
        errorCode: 'DUPLICATES_DETECTED',
        message: 'Use one of these records?',
        duplicateResut: { allowSave: true, matchResults: [{ matchRecords: [{ record: { Id: first } }] }] },
      },
    ],
  ]);
  const allowed = { 'Sforce-Duplicate-Rule-Header': 'allowSave=true; includeRecordDetails=false' };
  expect((await org.ask('POST', '/sobjects/Contact', fields, allowed)).status).toBe(201);
});
