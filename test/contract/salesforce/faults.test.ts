/** An org that is served alone, with its faults set from outside and met over real HTTP. */

import { connect as tcp } from 'node:net';
import type { SalesforceServer } from '../../../dev/host/salesforce-server';
import { DATA, serve } from './org-server';

/** That a program can sign in is no fault, and outlasts `clear`. */
const AT_FIRST = { clientCredentials: { runAs: 'sfadmin@acme.example' }, passwordFlow: 'on' };

let server: SalesforceServer;
let token: string;
beforeAll(async () => {
  server = await serve('empty');
  const { consumerKey, consumerSecret } = server.org.facts();
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: consumerKey,
    client_secret: consumerSecret,
  });
  const answer = await fetch(`${server.url}/services/oauth2/token`, { method: 'POST', body });
  token = ((await answer.json()) as { access_token: string }).access_token;
});
afterEach(() => control({ clear: true }));
afterAll(() => server.close());

async function control(changes: object, headers: Record<string, string> = {}) {
  const answer = await fetch(`${server.url}/__trunkline/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(changes),
  });
  const text = await answer.text();
  return { status: answer.status, text };
}

const ask = (path: string, init: RequestInit = {}) =>
  fetch(`${server.url}${DATA}${path}`, {
    ...init,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
  });
const create = () => ask('/sobjects/Account', { method: 'POST', body: '{"Name":"Once"}' });
const count = async () =>
  ((await (await ask("/query?q=SELECT+Id+FROM+Account+WHERE+Name='Once'")).json()) as { totalSize: number })
    .totalSize;

test('what is set is told, checked, and cleared', async () => {
  const set = { faults: [{ act: '503', times: 1 }], duplicateRules: 'block' };
  expect(JSON.parse((await control({ set })).text)).toEqual({ ...AT_FIRST, ...set });
  expect(await (await fetch(`${server.url}/__trunkline/faults`)).json()).toEqual({ ...AT_FIRST, ...set });
  expect((await ask('/limits')).status).toBe(503);
  expect((await ask('/limits')).status).toBe(200);
  expect(await control({ set: { gravity: 1 } })).toEqual({
    status: 400,
    text: JSON.stringify({ error: 'The body is not good: set there is no "gravity".' }),
  });
  expect(JSON.parse((await control({ clear: true })).text)).toEqual(AT_FIRST);
});

test.each([
  ['another site', { origin: 'https://evil.example' }, 403],
  ['a plain form', { 'content-type': 'text/plain' }, 415],
])('%s cannot set anything', async (_, headers, status) => {
  expect((await control({ set: { unavailable: '503' } }, headers)).status).toBe(status);
  expect(server.org.changed()).toEqual(AT_FIRST);
});

test('a dropped connection and a lost answer are a closed socket; one of them has done its work', async () => {
  await control({ set: { faults: [{ act: 'drop', method: 'POST' }] } });
  await expect(create()).rejects.toThrow('fetch failed');
  expect(await count()).toBe(0);
  await control({ set: { faults: [{ act: 'lost', how: 'drop', method: 'POST' }] } });
  await expect(create()).rejects.toThrow('fetch failed');
  expect(await count()).toBe(1);
});

test('a body that ends in its middle', async () => {
  await control({ set: { faults: [{ act: 'cut', path: 'limits' }] } });
  const text = await (await ask('/limits')).text();
  expect(text).toMatch(/^\{"DailyApiRequests"/);
  expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
});

test('an org that moves: to its other name on this machine', async () => {
  const { port } = new URL(server.url);
  await control({ set: { movedTo: 'localhost' } });
  const old = await ask('/limits', { redirect: 'manual' });
  expect([old.status, old.headers.get('location')]).toEqual([301, `http://localhost:${port}${DATA}/limits`]);
  const headers = { authorization: `Bearer ${token}` };
  expect((await fetch(old.headers.get('location')!, { headers })).status).toBe(200);
});

test('records that somebody else deletes', async () => {
  const { id } = (await (await create()).json()) as { id: string };
  expect((await control({ deleteRecords: [id] })).status).toBe(200);
  const answer = await ask(`/sobjects/Account/${id}`, { method: 'PATCH', body: '{"Name":"x"}' });
  expect([answer.status, await answer.json()]).toMatchObject([404, [{ errorCode: 'ENTITY_IS_DELETED' }]]);
  expect(await control({ deleteRecords: [id] })).toEqual({
    status: 400,
    text: JSON.stringify({ error: `deleteRecords: ${id} cannot be deleted: entity is deleted.` }),
  });
});

/** Of a raw request: what the first line of the answer says. */
function statusLine(path: string, header: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = tcp(Number(new URL(server.url).port), '127.0.0.1', () =>
      socket.write(
        `GET ${path} HTTP/1.1\r\nHost: ${new URL(server.url).host}\r\nX-Long: ${header}\r\nConnection: close\r\n\r\n`,
      ),
    );
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
    socket.on('end', () => resolve(text));
    socket.on('error', reject);
  });
}

test.each([
  ['an address', `${DATA}/limits?x=${'x'.repeat(16_384)}`, '', 414, 'URI_TOO_LONG'],
  ['a header', `${DATA}/limits`, 'x'.repeat(16_384), 431, 'REQUEST_HEADER_FIELDS_TOO_LARGE'],
])(
  '%s that is too long has the error of Salesforce, not of the server',
  async (_, path, header, status, code) => {
    const answer = await statusLine(path, header);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).toContain(code);
  },
);
