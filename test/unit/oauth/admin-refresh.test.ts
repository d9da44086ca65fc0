/** Owns the proof of an admin's refresh: one call, also after a refusal, and the newest words. */

import type { ConnectionRecord } from '../../../src/oauth/token-record';
import { type Answer, appErrorOf, START_MS, textAnswer, unreachable } from '../fakes';
import {
  BLOCKED,
  CONNECTED,
  createBench,
  EXPIRED,
  GRANT,
  KEYS,
  LOST,
  refusal,
  TOKEN_URL,
  tokenAnswer,
} from './bench';

const KEY = KEYS.connection;

describe('an admin’s refresh', () => {
  test('calls once under the lock, though the token is not known to be dead', () => {
    const bench = createBench({ connection: CONNECTED });
    bench.net.answer(tokenAnswer());
    bench.service().refresh();
    expect(bench.journal).toEqual([
      'lock',
      `get ${KEY}`,
      TOKEN_URL,
      `set ${KEY}`,
      `cache put ${KEY}@1`,
      'event refreshed 5',
      'unlock',
    ]);
  });

  test.each([LOST, BLOCKED])('tries once after it was $refusal.kind, and mends it', (connection) => {
    const bench = createBench({ connection });
    bench.net.answer(tokenAnswer());
    bench.service().refresh();
    expect(bench.stored()).toEqual({
      revision: 5,
      grant: { ...GRANT, accessToken: 'access-2', issuedAtMs: START_MS },
    });
    expect(bench.service().getAccessToken()).toBe('access-2');
  });

  test.each<[string, ConnectionRecord, Answer, string, string]>([
    ['lost again', LOST, EXPIRED, 'auth.lost', 'invalid_grant: expired access/refresh token'],
    [
      'lost for the first time',
      CONNECTED,
      EXPIRED,
      'auth.lost',
      'invalid_grant: expired access/refresh token',
    ],
    [
      'now blocked',
      LOST,
      refusal('invalid_grant', 'inactive user'),
      'auth.blocked',
      'invalid_grant: inactive user',
    ],
  ])('%s: the newest words are kept', (_case, connection, answer, code, words) => {
    const bench = createBench({ connection });
    bench.net.answer(answer);
    expect(appErrorOf(() => bench.service().refresh())).toMatchObject({ code, facts: { words } });
    expect(bench.stored()).toMatchObject({ revision: 5, grant: GRANT, refusal: { words, atMs: START_MS } });
  });

  test.each<[string, Answer]>([
    ['503', textAnswer(503, '<html>')],
    ['no answer', unreachable()],
  ])('%s: what was refused stays refused, in its old words', (_case, answer) => {
    const bench = createBench({ connection: LOST });
    bench.net.answer(answer);
    expect(appErrorOf(() => bench.service().refresh()).code).toBe('salesforce.unavailable');
    expect([bench.stored(), bench.lock.isHeld()]).toEqual([LOST, false]);
  });

  test('uses the newest refresh token, also where the property is read in its old state', () => {
    const bench = createBench({ connection: CONNECTED });
    bench.properties.freezeReads();
    bench.sharedValue().write({ revision: 5, grant: { ...GRANT, refreshToken: 'refresh-rotated' } });
    bench.net.answer(tokenAnswer());
    bench.service().refresh();
    expect(bench.forms()[0]?.refresh_token).toBe('refresh-rotated');
  });

  test('without a connection there is nothing to refresh', () => {
    const bench = createBench();
    expect(appErrorOf(() => bench.service().refresh()).code).toBe('auth.not_connected');
    expect(bench.net.requests).toEqual([]);
  });

  test('a busy lock is said so', () => {
    const bench = createBench({ connection: CONNECTED });
    bench.lock.refuse();
    expect(appErrorOf(() => bench.service().refresh()).code).toBe('store.busy');
    expect(bench.net.requests).toEqual([]);
  });
});
