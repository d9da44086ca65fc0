import { SERVICE } from '../world';
import { type Asking, createAsking } from './asking';

let org: Asking;
beforeEach(async () => (org = await createAsking()));

const contact = (LastName: string, more: object = {}) => ({
  attributes: { type: 'Contact' },
  LastName,
  ...more,
});
const account = (Name: string) => ({ attributes: { type: 'Account' }, Name });
type Row = { id?: string; success: boolean; errors: { statusCode: string }[]; created?: boolean };
const post = async (body: object) => (await org.ask('POST', '/composite/sobjects', body)).body as Row[];

test('each record has its own result', async () => {
  const rows = await post({ allOrNone: false, records: [contact('A'), contact(''), contact('C')] });
  expect(rows.map(({ success }) => success)).toEqual([true, false, true]);
  expect(rows[1]).toEqual({
    success: false,
    errors: [
      {
        statusCode: 'REQUIRED_FIELD_MISSING',
        message: 'Required fields are missing: [LastName]',
        fields: ['LastName'],
      },
    ],
  });
});

test('allOrNone takes the others back', async () => {
  const rows = await post({ allOrNone: true, records: [contact('A'), contact('')] });
  expect(rows.map(({ errors }) => errors[0]?.statusCode)).toEqual([
    'ALL_OR_NONE_OPERATION_ROLLED_BACK',
    'REQUIRED_FIELD_MISSING',
  ]);
  expect((await org.get('/query?q=SELECT+Id+FROM+Contact')).body).toMatchObject({ totalSize: 0 });
});

test('200 records go, 201 do not; ten chunks go, eleven do not', async () => {
  const many = Array.from({ length: 201 }, (_, n) => account(`A${n}`));
  expect(await post({ records: many.slice(1) })).toHaveLength(200);
  expect((await org.refused('POST', '/composite/sobjects', { records: many })).slice(0, 2)).toEqual([
    400,
    'EXCEEDED_ID_LIMIT',
  ]);
  const mixed = Array.from({ length: 11 }, (_, n) => (n % 2 ? account('A') : contact('C')));
  expect(await post({ records: mixed.slice(1) })).toHaveLength(10);
  expect((await org.refused('POST', '/composite/sobjects', { records: mixed }))[2]).toMatch(/10 chunks/);
});

test('records are changed, read and deleted together', async () => {
  const ids = (await post({ records: [contact('A'), contact('B')] })).map(({ id }) => id!);
  const records = ids.map((id, n) => ({ attributes: { type: 'Contact' }, id, FirstName: `F${n}` }));
  expect((await org.ask('PATCH', '/composite/sobjects', { records })).body).toEqual(
    ids.map((id) => ({ id, success: true, errors: [] })),
  );
  const asked = [ids[1], '003Hp00000XXXXXIA5', ids[0]];
  const read = await org.ask('POST', '/composite/sobjects/Contact', { ids: asked, fields: ['Name'] });
  expect(read.body).toMatchObject([{ Name: 'F1 B' }, null, { Name: 'F0 A' }]);
  expect((await org.get(`/composite/sobjects/Contact?ids=${ids.join(',')}&fields=Name`)).body).toHaveLength(
    2,
  );
  const gone = await org.ask('DELETE', `/composite/sobjects?ids=${ids.join(',')}&allOrNone=true`);
  expect(gone.body).toEqual(ids.map((id) => ({ id, success: true, errors: [] })));
});

test('an upsert by an external id tells what it made', async () => {
  org = await createAsking(SERVICE);
  const record = (key: string | undefined) => ({
    attributes: { type: 'EmailMessage' },
    TrunklineKey__c: key,
    Subject: 'S',
    Status: '3',
  });
  const records = [record('k1'), record('k2'), record(undefined)];
  const { body } = await org.ask('PATCH', '/composite/sobjects/EmailMessage/TrunklineKey__c', { records });
  expect(body).toMatchObject([
    { success: true, created: true },
    { success: true, created: true },
    { success: false, errors: [{ statusCode: 'MISSING_ARGUMENT' }] },
  ]);
});

test.each([
  ['POST', '', {}, /START_ARRAY|SObject\[\]/],
  ['POST', '', { records: [{ LastName: 'x' }] }, /attributes/],
  ['POST', '', { records: [], more: 1 }, /Unrecognized field "more"/],
  ['POST', '', { records: [contact('x')], allOrNone: 'maybe' }, /boolean/],
  ['PATCH', '/Contact/Id', { records: [account('x')] }, /Contact/],
  ['DELETE', '', undefined, /ids/],
  ['POST', '/Contact', { ids: ['x'], fields: ['Id'] }, /malformed id x/],
  ['POST', '/Contact', { ids: [], fields: ['Id FROM Account'] }, /No such column/],
])('%s%s %j is refused', async (method, path, body, message) => {
  const [status, , words] = await org.refused(method, `/composite/sobjects${path}`, body);
  expect([status, words]).toEqual([400, expect.stringMatching(message)]);
});
