/** What goes wrong between an org and its clients: each act, and which calls it meets. */

import type { OrgFault } from '../../../../dev/salesforce/faults/fault-shapes';
import { HungUp } from '../../../../dev/world/party';
import { type Asking, createAsking } from './rest/asking';
import { MY_DOMAIN, START_MS } from './world';

const DATA = `${MY_DOMAIN}/services/data/v66.0`;
const ERROR = {
  act: 'error',
  status: 500,
  errorCode: 'UNKNOWN_EXCEPTION',
  message: 'An unexpected error',
} as const;

let org: Asking;
beforeEach(async () => (org = await createAsking()));

const handle = () => org.world.salesforce.org('production');
const set = (...faults: OrgFault[]) => handle().set({ faults });
const statuses = async (count: number, path = '/limits') => {
  const found = [];
  for (let n = 0; n < count; n++) found.push((await org.get(path)).status);
  return found;
};
const raw = (path: string, init: RequestInit = {}) =>
  org.world.fetch(DATA + path, {
    ...init,
    headers: { authorization: `Bearer ${org.token}`, ...init.headers },
  });
const create = () =>
  raw('/sobjects/Account', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-encoding': 'gzip' },
    body: '{"Name":"Once"}',
  });
const accounts = async () =>
  ((await org.get("/query?q=SELECT+Id+FROM+Account+WHERE+Name='Once'")).body as { totalSize: number })
    .totalSize;

describe('which calls', () => {
  test.each<[string, Partial<OrgFault>, number[]]>([
    ['all', {}, [500, 500, 500, 500]],
    ['the next two', { times: 2 }, [500, 500, 200, 200]],
    ['the third', { after: 2, times: 1 }, [200, 200, 500, 200]],
    ['of another path', { path: 'query' }, [200, 200, 200, 200]],
    ['below a whole path', { path: '/services/data/v66.0/lim' }, [500, 500, 500, 500]],
    ['of another version', { path: '/services/data/v65.0' }, [200, 200, 200, 200]],
    ['of another method', { method: 'POST' }, [200, 200, 200, 200]],
    ['over already', { untilMs: START_MS }, [200, 200, 200, 200]],
    ['from now on', { fromMs: START_MS }, [500, 500, 500, 500]],
  ])('%s', async (_, calls, wanted) => {
    set({ ...ERROR, ...calls } as OrgFault);
    expect(await statuses(4)).toEqual(wanted);
  });

  test('those about a text, in the query or in the body', async () => {
    set({ ...ERROR, about: 'Berg' });
    expect((await org.get("/query?q=SELECT+Id+FROM+Contact+WHERE+Name='Berg'")).status).toBe(500);
    expect((await org.ask('POST', '/sobjects/Account', { Name: 'Berg' })).status).toBe(500);
    expect((await org.ask('POST', '/sobjects/Account', { Name: 'Holm' })).status).toBe(201);
  });

  test('one in three: as often as that, and the same ones for the same seed', async () => {
    const run = async () => {
      org = await createAsking();
      set({ ...ERROR, oneIn: 3 });
      return statuses(60);
    };
    const first = await run();
    const failed = first.filter((status) => status === 500).length;
    expect(failed).toBeGreaterThan(10);
    expect(failed).toBeLessThan(30);
    expect(await run()).toEqual(first);
  });

  test('a window opens and closes by the clock', async () => {
    set({ act: '503', fromMs: START_MS + 1000, untilMs: START_MS + 2000 });
    const seen = await statuses(1);
    org.world.advance(1000);
    seen.push(...(await statuses(1)));
    org.world.advance(1000);
    expect([...seen, ...(await statuses(1))]).toEqual([200, 503, 200]);
  });

  test('what is used up is no longer on', async () => {
    set({ ...ERROR, times: 2 });
    await statuses(1);
    expect(handle().changed()).toEqual({ faults: [{ ...ERROR, times: 1 }] });
    await statuses(1);
    expect(handle().changed()).toEqual({});
  });

  test('an error meets only who may call, and parts of a composite too', async () => {
    set({ ...ERROR, path: 'limits', times: 1 });
    expect((await org.get('/limits', { authorization: 'Bearer x' })).status).toBe(401);
    const compositeRequest = ['/limits', '/sobjects'].map((path, n) => ({
      method: 'GET',
      url: `/services/data/v66.0${path}`,
      referenceId: `r${n}`,
    }));
    const { body } = await org.ask('POST', '/composite', { compositeRequest });
    expect(body).toMatchObject({ compositeResponse: [{ httpStatusCode: 500 }, { httpStatusCode: 200 }] });
  });
});

describe('what becomes of them', () => {
  test('503 is an error of the API there, and a page elsewhere', async () => {
    set({ act: '503' });
    expect((await org.refused('GET', '/limits')).slice(0, 2)).toEqual([503, 'SERVER_UNAVAILABLE']);
    const page = await org.world.fetch(MY_DOMAIN);
    expect([page.status, page.headers.get('content-type')]).toEqual([503, 'text/html; charset=utf-8']);
  });

  test.each([
    [{ act: 'html' }, 200],
    [{ act: 'html', status: 502 }, 502],
  ] as const)('%j is a page', async (fault, status) => {
    set(fault);
    const page = await raw('/limits');
    expect([page.status, (await page.text()).slice(0, 15)]).toEqual([status, '<!doctype html>']);
  });

  test('timeout says nothing for 400 s', async () => {
    set({ act: 'timeout' });
    expect([(await raw('/limits')).status, org.world.waits]).toEqual([504, [400_000]]);
  });

  test('slow answers later, and does not keep another fault away', async () => {
    set({ act: 'slow', ms: 7000 }, { ...ERROR, times: 1 });
    expect([await statuses(2), org.world.waits]).toEqual([
      [500, 200],
      [7000, 7000],
    ]);
  });

  test('a cut answer is no JSON, and what it tells of is done', async () => {
    set({ act: 'cut', method: 'POST' });
    const response = await create();
    const text = await response.text();
    expect([response.status, response.headers.get('content-encoding')]).toEqual([201, null]);
    expect(text).toMatch(/^\{"id":"001/);
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
    expect(await accounts()).toBe(1);
  });

  test('a dropped call is not carried out', async () => {
    set({ act: 'drop', method: 'POST', times: 1 });
    await expect(create()).rejects.toThrow(HungUp);
    expect(await accounts()).toBe(0);
    expect((await create()).status).toBe(201);
  });

  test.each(['502', 'timeout'] as const)(
    'lost by %s: carried out, and its answer never comes',
    async (how) => {
      set({ act: 'lost', how, method: 'POST', times: 1 });
      expect((await create()).status).toBe(how === '502' ? 502 : 504);
      expect(await accounts()).toBe(1);
      expect(
        handle()
          .log()
          .find(({ method, path }) => method === 'POST' && path.endsWith('Account')),
      ).toMatchObject({
        atMs: START_MS,
        method: 'POST',
        path: '/services/data/v66.0/sobjects/Account',
        status: 201,
        fault: 'lost',
      });
    },
  );

  test('lost by a closed connection', async () => {
    set({ act: 'lost', how: 'drop', method: 'POST' });
    await expect(create()).rejects.toThrow(HungUp);
    expect(await accounts()).toBe(1);
  });
});

test.each<[unknown, RegExp]>([
  ['x', /faults must be a list/],
  [[{ act: 'fly' }], /fault 1 is not good: act must be one of 503, error/],
  [
    [{ act: '503' }, { act: 'error', status: 500, message: 'x' }],
    /fault 2 is not good: errorCode must be a text/,
  ],
  [[{ act: 'slow' }], /ms must be a whole number/],
  [[{ act: 'html', ms: 3 }], /has no ms; it has act, method/],
  [[{ act: 'drop', oneIn: 0 }], /oneIn must be a whole number, 1 or more/],
])('%j is refused', (faults, words) => {
  expect(() => handle().set({ faults } as never)).toThrow(words);
  expect(handle().changed()).toEqual({});
});
