/** Owns the proof of the single-writer refresh: one token call, whoever asks. */

import { renewGrant, usableGrant } from '../../../src/oauth/renew';
import { appErrorOf, START_MS } from '../fakes';
import {
  type Bench,
  CONNECTED,
  createBench,
  CREDENTIALS,
  GRANT,
  KEYS,
  TOKEN_URL,
  tokenAnswer,
} from './bench';

const OLD = GRANT.accessToken;
const connected = () => createBench({ connection: CONNECTED });
const renewed = (bench: Bench, failed = OLD) => renewGrant(bench.execution(), failed).accessToken;

describe('a dead access token', () => {
  test('is renewed under the lock: called, property, cache, told, in this order', () => {
    const bench = connected();
    bench.net.answer(tokenAnswer());
    expect(renewed(bench)).toBe('access-2');
    expect(bench.journal).toEqual([
      'lock',
      `get ${KEYS.connection}`,
      TOKEN_URL,
      `set ${KEYS.connection}`,
      `cache put ${KEYS.connection}@1`,
      'event refreshed 5',
      'unlock',
    ]);
    expect(bench.stored()).toEqual({
      revision: 5,
      grant: { ...GRANT, accessToken: 'access-2', issuedAtMs: START_MS },
    });
  });

  test('is asked for with the stored refresh token, for no longer than the lock may be held', () => {
    const bench = connected();
    bench.net.answer(tokenAnswer());
    renewed(bench);
    expect(bench.net.requests).toMatchObject([
      { timeoutSeconds: 4, form: { grant_type: 'refresh_token', refresh_token: 'refresh-1' } },
    ]);
  });

  test('of a sandbox is renewed at its own host, with its own keys', () => {
    const { host } = CREDENTIALS.sandbox;
    const bench = createBench({
      connection: { revision: 1, grant: { ...GRANT, environment: 'sandbox', host } },
    });
    bench.net.answer(tokenAnswer());
    renewed(bench);
    expect(bench.net.requests).toMatchObject([
      {
        url: 'https://acme--uat.sandbox.my.salesforce.com/services/oauth2/token',
        form: { client_id: 'SANDBOX.KEY', client_secret: 'CANARY-SANDBOX-SECRET' },
      },
    ]);
  });
});

describe('one refresh, whoever asks', () => {
  test('whoever comes later with the old token gets the new one, without lock and call', () => {
    const bench = connected();
    bench.net.answer(tokenAnswer());
    const tokens = Array.from({ length: 1_000 }, () => renewed(bench));
    expect(new Set(tokens)).toEqual(new Set(['access-2']));
    expect([bench.net.requests.length, bench.lock.taken()]).toEqual([1, 1]);
  });

  test('whoever waited for the lock meanwhile gets the new one, without a call', () => {
    const bench = connected();
    bench.net.answer(tokenAnswer());
    bench.lock.whileWaiting(() => renewed(bench));
    expect(renewed(bench)).toBe('access-2');
    expect([bench.net.requests.length, bench.lock.taken()]).toEqual([1, 2]);
  });

  test('also where the property is still read in its old state', () => {
    const bench = connected();
    bench.net.answer(tokenAnswer({ refresh_token: 'refresh-2' }));
    bench.lock.whileWaiting(() => {
      bench.properties.freezeReads();
      renewed(bench);
    });
    expect(renewed(bench)).toBe('access-2');
    expect(bench.net.requests).toHaveLength(1);
  });

  test('also where the cache has lost its copy meanwhile', () => {
    const bench = connected();
    bench.net.answer(tokenAnswer());
    bench.lock.whileWaiting(() => {
      renewed(bench);
      bench.cache.clear();
    });
    expect(renewed(bench)).toBe('access-2');
    expect(bench.net.requests).toHaveLength(1);
  });

  test('also where a kill has left the old copy in the cache', () => {
    const bench = connected();
    const killed = bench.killedBeforeCache();
    bench.net.answer(tokenAnswer());
    renewGrant(bench.execution({ connection: killed }), OLD);
    expect(bench.sharedValue().read()).toEqual(CONNECTED);
    expect(renewed(bench)).toBe('access-2');
    expect(bench.net.requests).toHaveLength(1);
  });

  test('an old copy is found once: whoever comes later needs no lock', () => {
    const bench = connected();
    const next = { revision: 5, grant: { ...GRANT, accessToken: 'access-2' } };
    bench.killedBeforeCache().write(next);
    expect([renewed(bench), renewed(bench), renewed(bench)]).toEqual(['access-2', 'access-2', 'access-2']);
    expect(bench.lock.taken()).toBe(1);
  });

  test('a refresh token that rotates is sent once each', () => {
    const bench = connected();
    for (const n of [2, 3, 4])
      bench.net.answer(tokenAnswer({ access_token: `access-${n}`, refresh_token: `refresh-${n}` }));
    for (const n of [1, 2, 3]) {
      const failed = `access-${n}`;
      bench.lock.whileWaiting(() => renewed(bench, failed));
      expect([renewed(bench, failed), renewed(bench, failed)]).toEqual([
        `access-${n + 1}`,
        `access-${n + 1}`,
      ]);
    }
    expect(bench.forms().map((form) => form?.refresh_token)).toEqual(['refresh-1', 'refresh-2', 'refresh-3']);
  });

  test('a refresh token that stays is sent again', () => {
    const bench = connected();
    bench.net.answer(tokenAnswer(), tokenAnswer({ access_token: 'access-3' }));
    renewed(bench);
    expect(renewed(bench, 'access-2')).toBe('access-3');
    expect(bench.forms().map((form) => form?.refresh_token)).toEqual(['refresh-1', 'refresh-1']);
  });

  test('a token that nobody has had gets the present one: it is older still', () => {
    const bench = connected();
    expect(renewed(bench, 'access-0')).toBe(OLD);
    expect(bench.net.requests).toEqual([]);
  });
});

test.each([undefined, { revision: 7 }])('without a grant there is nothing to renew: %j', (connection) => {
  const bench = createBench(connection ? { connection } : {});
  expect(appErrorOf(() => renewed(bench)).code).toBe('auth.not_connected');
  expect(appErrorOf(() => usableGrant(connection)).code).toBe('auth.not_connected');
  expect([bench.lock.taken(), bench.net.requests.length]).toEqual([0, 0]);
});
