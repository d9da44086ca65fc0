/** A folder that is not ours in the host: its libraries, and origins that servers on this machine stand in for. */

import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { MailboxPage, PanelAnswer } from '../../dev/host/api';
import { readOriginMap } from '../../dev/host/mapped-origins';
import { startHost, type TestHost } from '../e2e/test-host';

const MIA = 'mia@acme.example';
const FIXTURES = 'test/fixtures';
const file = (name: string) => ({ name, text: readFileSync(`${FIXTURES}/${name}`, 'utf8') });

let host: TestHost;
let down: TestHost | undefined;
let server: Server;
let address: string;
const seen: string[] = [];

/** An API as somebody might run it on their machine; it knows itself by its local name only. */
function answer(url: string): { status: number; location?: string; body: string } {
  const { pathname, searchParams } = new URL(url, address);
  switch (pathname) {
    case '/base/v1/moved':
      return { status: 302, location: `${address}/v1/books`, body: '' };
    case '/base/v1/outside':
      return { status: 302, location: `${address}/secret`, body: '' };
    case '/base/authorize':
      return {
        status: 302,
        location: `https://script.google.com/macros/d/ledger-id/usercallback?code=4711&state=${searchParams.get('state')}`,
        body: '',
      };
    default:
      return { status: 200, body: JSON.stringify({ path: pathname }) };
  }
}

beforeAll(async () => {
  server = createServer((request, response) => {
    const { authorization = '-', host: name } = request.headers;
    seen.push(`${request.method} ${request.url} ${authorization}`);
    expect(name).toMatch(/^127\.0\.0\.1:/);
    const { status, location, body } = answer(request.url!);
    response.writeHead(status, location === undefined ? {} : { location }).end(body);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/base`;
  host = await startHost({
    projectDirectory: `${FIXTURES}/ledger-add-on`,
    scriptId: 'ledger-id',
    libraries: new Map([
      ['Ledger', file('ledger-library.gs')],
      ['Keys', file('keys-library.js')],
    ]),
    map: readOriginMap([`https://api.ledger.example=${address}`]),
  });
});
afterAll(async () => {
  await host.close();
  await down?.close();
  server.closeAllConnections();
  server.close();
});

describe('libraries', () => {
  test('functions and vars are members, and share the library’s own scope; the rest is hidden', async () => {
    expect(await host.must(MIA, 'useLedger')).toEqual({
      started: 0,
      total: 3,
      doubled: 6,
      members: ['add', 'doubled', 'fail', 'rate', 'total'],
      own: 'undefined',
    });
  });

  test('one that sets its own symbol is what the symbol holds', async () => {
    expect(await host.must(MIA, 'useKeys')).toBe('key a of ledger-id');
  });

  test('its directive and its errors are its own', async () => {
    const answered = await host.run(MIA, 'failInLibrary');
    expect(answered).toMatchObject({
      ok: false,
      error: { name: 'ReferenceError', message: 'undefinedHere is not defined' },
    });
  });

  test('each execution begins anew', async () => {
    expect(await host.must(MIA, 'useLedger')).toMatchObject({ started: 0, total: 3 });
  });
});

describe('a mapped origin', () => {
  test('is reached under its production address, and so are its redirects', async () => {
    seen.length = 0;
    expect(await host.must(MIA, 'readBooks')).toEqual({ path: '/base/v1/books' });
    expect(seen).toEqual(['POST /base/v1/moved Bearer key', 'GET /base/v1/books Bearer key']);
  });

  test('is still held to the allowlist, whose prefix ends with a segment', async () => {
    const refusal = (url: string) => ({
      ok: false,
      error: {
        name: 'Exception',
        message: `Request to ${url} failed because the URL has not been whitelisted in the script manifest.`,
      },
    });
    expect(await host.run(MIA, 'readForeign')).toMatchObject(refusal('https://api.ledger.example/v10/books'));
    expect(await host.run(MIA, 'readOutside')).toMatchObject(refusal('https://api.ledger.example/secret'));
  });

  test('opens in the browser under a name of its own, and finds back to Apps Script', async () => {
    const cookie = await signIn(MIA);
    const signInAddress = (await host.must(MIA, 'signInAddress')) as string;
    const opened = await host.http(`${page()}/open?url=${encodeURIComponent(signInAddress)}`);
    expect(opened.headers.location).toMatch(
      new RegExp(`^http://api\\.ledger\\.example\\.localhost:${host.port}/authorize\\?state=`),
    );
    const left = await host.http(opened.headers.location as string);
    expect(left.headers.location).toMatch(/^http:\/\/script\.google\.localhost:\d+\/macros\/d\/ledger-id\//);
    const landed = await host.http(left.headers.location as string, { headers: { cookie } });
    expect(landed.text).toContain('Signed in with 4711');
  });

  test('whose server is down says so', async () => {
    down = await startHost({
      projectDirectory: `${FIXTURES}/ledger-add-on`,
      libraries: new Map([
        ['Ledger', file('ledger-library.gs')],
        ['Keys', file('keys-library.js')],
      ]),
      map: readOriginMap(['https://api.ledger.example=http://127.0.0.1:1']),
    });
    const answered = await down.http(`http://api.ledger.example.localhost:${down.port}/`);
    expect([answered.status, answered.text]).toEqual([
      502,
      'The server that stands in for this address does not answer.',
    ]);
    expect(await down.run(MIA, 'readBooks')).toMatchObject({
      error: { message: 'Address unavailable: https://api.ledger.example/v1/moved' },
    });
  });

  test.each([
    ['api.example=http://127.0.0.1:1', /api\.example is no origin/],
    ['https://api.example/path=http://127.0.0.1:1', /is no origin/],
    ['https://api.example', /is no address/],
    ['https://api.example=http://10.0.0.1:80', /10\.0\.0\.1 is not this machine/],
    ['https://api.example=http://localhost.evil.example', /is not this machine/],
  ])('--map %s is refused', (text, words) => {
    expect(() => readOriginMap([text])).toThrow(words);
  });
});

describe('the panel', () => {
  test('functions may be named as methods of objects, in the manifest and in universal actions', async () => {
    const cookie = await signIn(MIA);
    const mailbox = await host.http(`${page()}/api/mailbox`, { headers: { cookie } });
    const [mail] = (JSON.parse(mailbox.text) as MailboxPage).rows;
    const place = { at: 'message', messageId: mail!.id };
    const card = await ask<PanelAnswer>('open', { place }, cookie);
    const title = expect.stringMatching(/^Mail msg-f:\d+$/) as string;
    expect(card).toEqual({ kind: 'cards', cards: [{ header: { title } }] });
    const about = await ask<PanelAnswer>('universal', { place, index: 1 }, cookie);
    expect(JSON.stringify(about)).toContain('About the ledger');
    const books = await ask<PanelAnswer>('universal', { place, index: 0 }, cookie);
    expect(JSON.stringify(books)).toContain('https://api.ledger.example/books');
  });
});

const page = () => `http://mail.google.localhost:${host.port}`;

async function signIn(email: string): Promise<string> {
  const body = JSON.stringify({ email });
  const headers = { 'content-type': 'application/json' };
  const { headers: answered } = await host.http(`${page()}/api/session`, { method: 'POST', headers, body });
  return (answered['set-cookie'] as string[])[0]!.split(';')[0]!;
}

async function ask<T>(route: string, body: object, cookie: string): Promise<T> {
  const headers = { 'content-type': 'application/json', cookie };
  const answered = await host.http(`${page()}/api/add-on/${route}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  return JSON.parse(answered.text) as T;
}
