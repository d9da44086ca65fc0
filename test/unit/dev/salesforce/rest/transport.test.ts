import { gunzipSync, gzipSync } from 'node:zlib';
import { MY_DOMAIN } from '../world';
import { type Asking, createAsking } from './asking';

let org: Asking;
beforeEach(async () => (org = await createAsking()));

const url = `${MY_DOMAIN}/services/data/v66.0/sobjects/Account`;
const send = (headers: Record<string, string>, body: string | Uint8Array<ArrayBuffer>) =>
  org.world.fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${org.token}`, ...headers },
    body,
  });
const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

test('answers are packed for who takes gzip', async () => {
  const headers = { authorization: `Bearer ${org.token}`, 'accept-encoding': 'gzip,deflate' };
  const packed = await org.world.fetch(`${url}/describe`, { headers });
  expect(packed.headers.get('content-encoding')).toBe('gzip');
  const text = gunzipSync(new Uint8Array(await packed.arrayBuffer())).toString();
  expect(JSON.parse(text)).toMatchObject({ name: 'Account' });
  const plain = await org.world.fetch(`${url}/describe`, {
    headers: { ...headers, 'accept-encoding': 'gzip;q=0' },
  });
  expect(plain.headers.get('content-encoding')).toBeNull();
});

test('bodies may come packed', async () => {
  const body = new Uint8Array(gzipSync('{"Name":"Packed"}'));
  expect((await send({ ...JSON_TYPE, 'content-encoding': 'gzip' }, body)).status).toBe(201);
  const broken = await send({ ...JSON_TYPE, 'content-encoding': 'gzip' }, '{"Name":"Plain"}');
  expect([broken.status, await broken.json()]).toMatchObject([400, [{ errorCode: 'JSON_PARSER_ERROR' }]]);
});

test.each([
  [{ 'content-type': 'text/plain' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
  [{ 'content-type': 'application/xml' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
  [{ ...JSON_TYPE, 'content-encoding': 'br' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
  [{ ...JSON_TYPE, 'content-length': '60000000' }, 413, 'REQUEST_ENTITY_TOO_LARGE'],
  [{ ...JSON_TYPE, 'x-long': 'x'.repeat(16_384) }, 431, 'REQUEST_HEADER_FIELDS_TOO_LARGE'],
])('%j is %i', async (headers, status, errorCode) => {
  const response = await send(headers, '{"Name":"A"}');
  expect([response.status, await response.json()]).toMatchObject([status, [{ errorCode }]]);
});

test('a small body that unpacks to a huge one is refused', async () => {
  const bomb = new Uint8Array(gzipSync(Buffer.alloc(51 * 1024 * 1024), { level: 1 }));
  expect((await send({ ...JSON_TYPE, 'content-encoding': 'gzip' }, bomb)).status).toBe(413);
});

test('the daily allowance ends, and begins anew a day later', async () => {
  const { set } = org.world.salesforce.org('production');
  set({ dailyApiCalls: 2 });
  await org.get('/limits');
  expect((await org.get('/limits')).body).toMatchObject({ DailyApiRequests: { Max: 2, Remaining: 0 } });
  expect(await org.refused('GET', '/limits')).toEqual([
    403,
    'REQUEST_LIMIT_EXCEEDED',
    'TotalRequests Limit exceeded.',
  ]);
  set({ dailyApiCalls: 3 });
  expect((await org.get('/limits')).headers.get('sforce-limit-info')).toBe('api-usage=3/3');
});

test('a set answer replaces that of the calls it means', async () => {
  const message = 'Your query request was running for too long.';
  const restAnswer = { method: 'GET', path: 'query', status: 400, errorCode: 'QUERY_TIMEOUT', message };
  org.world.salesforce.org('production').set({ restAnswer });
  expect(await org.refused('GET', '/query?q=SELECT+Id+FROM+User')).toEqual([400, 'QUERY_TIMEOUT', message]);
  expect((await org.get('/limits')).status).toBe(200);
});

test('pages of a query have the size that was asked for', async () => {
  const records = Array.from({ length: 200 }, (_, n) => ({ attributes: { type: 'Account' }, Name: `A${n}` }));
  for (const _ of [1, 2, 3]) await org.ask('POST', '/composite/sobjects', { records });
  const asked = { 'Sforce-Query-Options': 'batchSize=250' };
  const sizes = [];
  let next: string | undefined = '/services/data/v66.0/query?q=SELECT+Id+FROM+Account';
  while (next !== undefined) {
    const { body } = await org.get(next, asked);
    const page = body as { totalSize: number; records: object[]; nextRecordsUrl?: string };
    sizes.push(page.records.length);
    next = page.nextRecordsUrl;
  }
  expect(sizes).toEqual([250, 250, 100]);
  expect((await org.refused('GET', '/query/01gXX0000000001AAA-2000'))[1]).toBe('INVALID_QUERY_LOCATOR');
});
