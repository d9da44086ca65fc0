import { type Asking, createAsking } from './asking';

let org: Asking;
beforeEach(async () => (org = await createAsking()));

const V = '/services/data/v66.0';
type Row = { body: unknown; httpHeaders: object; httpStatusCode: number; referenceId: string };

async function composite(compositeRequest: object[], allOrNone = false): Promise<Row[]> {
  const { status, body } = await org.ask('POST', '/composite', { allOrNone, compositeRequest });
  expect(status).toBe(200);
  return (body as { compositeResponse: Row[] }).compositeResponse;
}

const newAccount = (referenceId: string, Name = 'A') => ({
  method: 'POST',
  url: `${V}/sobjects/Account`,
  referenceId,
  body: { Name },
});
const query = (referenceId: string, soql: string) => ({
  method: 'GET',
  url: `${V}/query?q=${encodeURIComponent(soql)}`,
  referenceId,
});
const codes = (rows: Row[]) => rows.map((row) => (row.body as [{ errorCode: string }])[0].errorCode);

test('later parts use what earlier ones answered, in address and body', async () => {
  const [account, contact, found, read] = await composite([
    newAccount('acc'),
    {
      method: 'POST',
      url: `${V}/sobjects/Contact`,
      referenceId: 'con',
      body: { LastName: 'C', AccountId: '@{acc.id}' },
    },
    query('all', 'SELECT Id, Account.Name FROM Contact'),
    { method: 'GET', url: `${V}/sobjects/Account/@{acc.id}?fields=Name`, referenceId: 'read' },
  ]);
  const { id } = account!.body as { id: string };
  expect(account).toMatchObject({
    httpStatusCode: 201,
    httpHeaders: { Location: `${V}/sobjects/Account/${id}` },
    referenceId: 'acc',
  });
  expect(contact!.httpStatusCode).toBe(201);
  expect(found!.body).toMatchObject({ totalSize: 1, records: [{ Account: { Name: 'A' } }] });
  expect(read!.body).toMatchObject({ Name: 'A' });
});

test('an index into records, and a part of a text', async () => {
  await org.made('Contact', { LastName: 'Berg' });
  const [, account] = await composite([
    query('c', 'SELECT Id, LastName FROM Contact'),
    newAccount('a', '@{c.records[0].LastName} & sons'),
  ]);
  const { id } = account!.body as { id: string };
  expect((await org.get(`/sobjects/Account/${id}?fields=Name`)).body).toMatchObject({ Name: 'Berg & sons' });
});

test('a part that leans on a failed one is halted, the others go on', async () => {
  const rows = await composite([
    newAccount('bad', ''),
    { ...newAccount('child'), body: { Name: 'B', ParentId: '@{bad.id}' } },
    newAccount('good'),
  ]);
  expect(rows.map(({ httpStatusCode }) => httpStatusCode)).toEqual([400, 400, 201]);
  expect(rows[1]!.body).toEqual([
    {
      errorCode: 'PROCESSING_HALTED',
      message: 'Invalid reference specified. No value for bad.id found in bad',
    },
  ]);
});

test('allOrNone undoes all of them', async () => {
  const rows = await composite([newAccount('one'), newAccount('bad', ''), newAccount('two')], true);
  expect(codes(rows)).toEqual(['PROCESSING_HALTED', 'REQUIRED_FIELD_MISSING', 'PROCESSING_HALTED']);
  expect((await org.get('/query?q=SELECT+Id+FROM+Account')).body).toMatchObject({ totalSize: 0 });
  const good = await composite([newAccount('one'), newAccount('two')], true);
  expect(good.map(({ httpStatusCode }) => httpStatusCode)).toEqual([201, 201]);
});

test('a deletion has no body', async () => {
  const id = await org.made('Account', { Name: 'A' });
  const [row] = await composite([{ method: 'DELETE', url: `${V}/sobjects/Account/${id}`, referenceId: 'd' }]);
  expect(row).toEqual({ body: null, httpHeaders: {}, httpStatusCode: 204, referenceId: 'd' });
});

const named = (count: number, part: (name: string) => object) =>
  Array.from({ length: count }, (_, n) => part(`r${n}`));

test.each([
  ['26 parts', named(26, (name) => newAccount(name)), /25/],
  ['six queries', named(6, (name) => query(name, 'SELECT Id FROM User')), /5/],
  ['a name twice', [newAccount('a'), newAccount('a')], /not unique/],
  ['a wrong name', [newAccount('a.b')], /referenceId \('a\.b'\)/],
  ['a method in small letters', [{ ...newAccount('a'), method: 'post' }], /post/],
  ['a forbidden header', [{ ...newAccount('a'), httpHeaders: { Authorization: 'x' } }], /authorization/],
  ['an unknown member', [{ ...newAccount('a'), more: 1 }], /more/],
])('%s is refused as a whole', async (_, compositeRequest, message) => {
  const [status, , words] = await org.refused('POST', '/composite', { compositeRequest });
  expect([status, words]).toEqual([400, expect.stringMatching(message)]);
});

test('an address elsewhere and a composite inside fail alone', async () => {
  const part = (referenceId: string, url: string) => ({ method: 'POST', url, referenceId, body: {} });
  const rows = await composite([
    part('a', '/elsewhere'),
    part('b', '/services/data/v12.0/sobjects/Account'),
    part('c', `${V}/composite/batch`),
  ]);
  expect(codes(rows)).toEqual(['NOT_FOUND', 'NOT_FOUND', 'INVALID_INPUT']);
});

test('a composite is one call, a batch one for each part', async () => {
  const usage = async (path: string, body: object) =>
    (await org.ask('POST', path, body)).headers.get('sforce-limit-info');
  const parts = ['User', 'Account'].map((name) => query(name, `SELECT Id FROM ${name}`));
  expect(await usage('/composite', { compositeRequest: parts })).toBe('api-usage=1/100000');
  const batchRequests = parts.map(({ method, url }) => ({ method, url: url.replace('/services/data/', '') }));
  expect(await usage('/composite/batch', { batchRequests })).toBe('api-usage=3/100000');
});

test('a batch goes on, or halts, after a failure', async () => {
  const batch = async (haltOnError: boolean) => {
    const batchRequests = [
      { method: 'POST', url: 'v66.0/sobjects/Account', richInput: { Name: 'A' } },
      { method: 'GET', url: 'v66.0/sobjects/Nothing' },
      { method: 'GET', url: 'v66.0/limits' },
    ];
    const { body } = await org.ask('POST', '/composite/batch', { haltOnError, batchRequests });
    return body as { hasErrors: boolean; results: { statusCode: number; result: unknown }[] };
  };
  const whole = await batch(false);
  expect(whole.hasErrors).toBe(true);
  expect(whole.results.map(({ statusCode }) => statusCode)).toEqual([201, 404, 200]);
  const halted = await batch(true);
  expect(halted.results[2]).toEqual({
    statusCode: 412,
    result: [{ errorCode: 'BATCH_PROCESSING_HALTED', message: 'Batch processing halted per request' }],
  });
});

test('a tree is planted whole or not at all', async () => {
  const tree = (name: string) => ({
    records: [
      {
        attributes: { type: 'Account', referenceId: 'a' },
        Name: 'Tree',
        Contacts: { records: [{ attributes: { type: 'Contact', referenceId: 'c' }, LastName: name }] },
      },
    ],
  });
  const failed = await org.ask('POST', '/composite/tree/Account', tree(''));
  expect([failed.status, failed.body]).toMatchObject([
    400,
    { hasErrors: true, results: [{ referenceId: 'c', errors: [{ statusCode: 'REQUIRED_FIELD_MISSING' }] }] },
  ]);
  const planted = await org.ask('POST', '/composite/tree/Account', tree('Twig'));
  expect([planted.status, planted.body]).toMatchObject([
    201,
    { hasErrors: false, results: [{ referenceId: 'a' }, { referenceId: 'c' }] },
  ]);
  const { body } = await org.get('/query?q=SELECT+Name,Account.Name+FROM+Contact');
  expect(body).toMatchObject({ totalSize: 1, records: [{ Name: 'Twig', Account: { Name: 'Tree' } }] });
});
