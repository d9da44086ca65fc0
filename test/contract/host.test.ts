/** The local host's own promises: what it refuses, what it keeps, how its clock and its holds behave. */

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClockAnswer } from '../../dev/host/api';
import { textsOf } from '../e2e/cards';
import { createPlainBrowser } from '../../dev/browser/plain-browser';
import { connect, DANA, MIA, openGmail } from '../e2e/story';
import { HOUR_MS, START_MS, startHost, type TestHost } from '../e2e/test-host';

const JSON_TYPE = { 'content-type': 'application/json' };

describe('who may ask', () => {
  let host: TestHost;
  beforeAll(async () => {
    host = await startHost();
  });
  afterAll(() => host.close());

  test.each(['evil.example', 'localhost.evil.example', 'localhost:1', 'www.salesforce.com'])(
    'a Host of %s is refused',
    async (name) => {
      const answer = await host.http(`${host.host.url}/api/users`, { headers: { host: name } });
      expect(answer.status).toBe(421);
    },
  );

  test('an Origin of another site is refused, also for reading', async () => {
    const headers = { ...JSON_TYPE, origin: 'https://evil.example' };
    expect((await host.http(`${host.host.url}/api/users`, { headers })).status).toBe(403);
    const ask = { method: 'POST', headers, body: '{}' };
    expect((await host.http(`${host.host.url}/api/reset`, ask)).status).toBe(403);
  });

  test('one party’s page may not call another’s', async () => {
    const headers = { ...JSON_TYPE, origin: `http://acme.my.salesforce.localhost:${host.port}` };
    const ask = { method: 'POST', headers, body: '{}' };
    expect((await host.http(`${host.host.url}/api/reset`, ask)).status).toBe(403);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])(
    'the API takes no %s',
    async (type) => {
      const ask = { method: 'POST', headers: { 'content-type': type }, body: '{"scenario":"demo"}' };
      expect((await host.http(`${host.host.url}/api/reset`, ask)).status).toBe(415);
    },
  );

  test('it listens on this machine alone', async () => {
    const { url } = await host.org();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(host.host.url).toMatch(/^http:\/\/localhost:\d+$/);
  });

  test('an org answers on an address of its own, for clients that know no names', async () => {
    const { url } = await host.org('sandbox');
    const versions = (await (await fetch(`${url}/services/data/`)).json()) as { version: string }[];
    expect(versions.at(-1)!.version).toBe('68.0');
  });

  test.each([
    ['/api/run', {}],
    ['/api/run', { user: 'nobody@acme.example', function: 'onHome' }],
    ['/api/clock', {}],
    ['/api/clock', { setMs: 0 }],
    ['/api/reset', { scenario: 'none' }],
    ['/api/session', { email: 'nobody@acme.example' }],
  ])('POST %s %j is refused with a sentence', async (path, body) => {
    const answer = await host.http(`${host.host.url}${path}`, {
      method: 'POST',
      headers: JSON_TYPE,
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text)).toEqual({ error: expect.stringMatching(/\.$/) as string });
  });

  test('a file outside the assets is not served', async () => {
    for (const path of [
      '/assets/../cli.js',
      '/assets/%2e%2e/cli.js',
      '/assets/fonts/../../cli.js',
      '/assets/x.js',
    ]) {
      expect((await host.http(`${host.host.url}${path}`)).status).toBe(404);
    }
  });
});

describe('executions', () => {
  let host: TestHost;
  beforeAll(async () => {
    host = await startHost();
  });
  afterAll(() => host.close());

  test('a name that is no function is the platform’s error', async () => {
    for (const name of ['nothing', 'constructor', '__proto__', 'Trunkline_', 'a b', 'Trunkline_.onHome']) {
      const answer = await host.run(MIA, name);
      expect(answer).toMatchObject({ ok: false });
    }
  });

  test('the list shows each call by service and method, and nothing else of it', async () => {
    await host.must(DANA, 'onOpenConnectivity');
    const [row] = await host.executions();
    for (const call of row!.calls)
      expect(Object.keys(call).sort()).toEqual(['durationMs', 'method', 'service', 'simulatedMs']);
  });
});

describe('the clock', () => {
  test('fires each user’s hourly trigger in its hour, as its owner', async () => {
    const host = await startHost();
    await connect(host);
    await openGmail(host, MIA);
    const { fired, nowMs } = await host.advance(24 * HOUR_MS);
    expect(nowMs).toBe(START_MS + 24 * HOUR_MS);
    const runs = (await host.executions()).filter((row) => row.kind === 'trigger' && row.user === MIA);
    expect(runs).toHaveLength(24);
    expect(fired).toBeGreaterThanOrEqual(24);
    const gaps = runs.slice(1).map((row, index) => runs[index]!.startedAtMs - row.startedAtMs);
    expect(new Set(gaps)).toEqual(new Set([HOUR_MS]));
    await host.close();
  });
});

describe('state', () => {
  test('is kept in its directory: a host that starts there again goes on', async () => {
    const stateDirectory = mkdtempSync(join(tmpdir(), 'trunkline-'));
    const first = await startHost({ stateDirectory });
    await connect(first);
    await openGmail(first, MIA);
    await first.close();
    expect(readdirSync(stateDirectory)).toContain('properties.json');
    expect(readdirSync(stateDirectory).filter((name) => name.endsWith('.new'))).toEqual([]);
    const second = await startHost({ stateDirectory });
    await second.advance(HOUR_MS);
    expect(textsOf(await second.must(MIA, 'onHome'))).toContain('Active');
    await second.close();
    JSON.parse(readFileSync(join(stateDirectory, 'properties.json'), 'utf8'));
    rmSync(stateDirectory, { recursive: true });
  });

  test.each(['stepped', 'live'] as const)(
    'keeps how far a %s clock was moved, until a reset',
    async (clockMode) => {
      const stateDirectory = mkdtempSync(join(tmpdir(), 'trunkline-'));
      const now = async (host: TestHost) => (await host.get<ClockAnswer>('/api/clock')).nowMs;
      const began = Date.now();
      // As the program starts it.
      const start = () => startHost({ stateDirectory, clockMode, startMs: Date.now() });
      const first = await start();
      await first.advance(30 * HOUR_MS);
      const left = await now(first);
      await first.close();
      const second = await start();
      expect(await now(second)).toBeGreaterThanOrEqual(left);
      await second.post('/api/reset', {});
      expect((await now(second)) - began).toBeLessThan(HOUR_MS);
      await second.close();
      rmSync(stateDirectory, { recursive: true });
    },
  );

  test('a reset begins anew, also for a browser that is signed in', async () => {
    const host = await startHost();
    await connect(host);
    const browser = createPlainBrowser(host);
    await browser.signIn(DANA);
    await host.post('/api/reset', { scenario: 'demo' });
    const opened = await browser.postJson<{ kind: string; cards: unknown[] }>('/api/add-on/open', {
      place: { at: 'home' },
    });
    expect(textsOf(opened.cards)).toContain('Not set up yet');
    await host.close();
  });
});

describe('Google’s consent', () => {
  test('without the domain’s grant each person meets it, and it is counted', async () => {
    const host = await startHost();
    await host.faults({ google: { domainGrant: false } });
    const browser = createPlainBrowser(host);
    await browser.signIn(MIA);
    const open = () => browser.postJson<{ kind: string }>('/api/add-on/open', { place: { at: 'home' } });
    expect((await open()).kind).toBe('consent');
    await browser.postJson('/api/add-on/consent', {});
    expect((await open()).kind).toBe('cards');
    expect(await host.prompts()).toMatchObject([{ user: MIA, admin: false, kind: 'google-consent' }]);
    await host.close();
  });
});
