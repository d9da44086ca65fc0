/** Owns the proof of a reset: revoked at Salesforce where that can be, erased here whatever Salesforce says. */

import { type Answer, appErrorOf, jsonAnswer, textAnswer, unreachable } from '../fakes';
import {
  beginConnect,
  CONNECTED,
  createBench,
  GRANT,
  KEYS,
  LOST,
  REVOKE_URL,
  REVOKED,
  SESSION,
  tokenAnswer,
} from './bench';

const KEY = KEYS.connection;

describe('a reset', () => {
  test('revokes at Salesforce, then erases here, all under the lock', () => {
    const bench = createBench({ connection: CONNECTED });
    bench.net.answer(REVOKED);
    const service = bench.service();
    service.reset();
    expect(bench.journal).toEqual([
      'lock',
      `get ${KEY}`,
      'event resetting',
      REVOKE_URL,
      `set ${KEY}`,
      `cache put ${KEY}@1`,
      'event reset',
      'unlock',
    ]);
    expect(bench.forms()).toEqual([{ token: 'refresh-1' }]);
    expect(service.lastRevocation()).toBe('revoked');
  });

  test('leaves no token in property or cache, and nobody with access', () => {
    const bench = createBench({ connection: CONNECTED });
    bench.net.answer(REVOKED);
    bench.service().reset();
    const left = JSON.stringify([...bench.properties.values]) + String(bench.cache.get(`${KEY}@1`));
    expect(left).not.toMatch(/access-1|refresh-1/);
    expect(bench.stored()).toEqual({ revision: 5 });
    expect(appErrorOf(() => bench.service().credentials.renewed(SESSION)).code).toBe('auth.not_connected');
  });

  test.each<[string, Answer]>([
    ['cannot be reached', unreachable()],
    ['is down', textAnswer(503, '<html>')],
    ['refuses', jsonAnswer(400, { error: 'invalid_request' })],
  ])('F60: erases also where Salesforce %s, and says that it was not revoked', (_how, answer) => {
    const bench = createBench({ connection: CONNECTED });
    bench.net.answer(answer, answer, answer);
    const service = bench.service();
    service.reset();
    expect([service.lastRevocation(), bench.stored()]).toEqual(['not-revoked', { revision: 5 }]);
    expect(bench.stored()).toEqual({ revision: 5 });
  });

  test('F60: tries once under the lock; what failed in passing is tried again after it, twice', () => {
    const bench = createBench({ connection: CONNECTED });
    bench.net.answer(unreachable(), textAnswer(503, '<html>'), REVOKED);
    const service = bench.service();
    service.reset();
    const from = bench.journal.indexOf('event resetting');
    expect(bench.journal.slice(from).filter((entry) => !/^(set|cache)/.test(entry))).toEqual([
      'event resetting',
      REVOKE_URL,
      'event reset',
      'unlock',
      REVOKE_URL,
      REVOKE_URL,
    ]);
    expect(service.lastRevocation()).toBe('revoked');
  });

  test('a connection that is lost is reset as well; a token that Salesforce has forgotten is revoked', () => {
    const bench = createBench({ connection: LOST });
    bench.net.answer(jsonAnswer(400, { error: 'invalid_token' }));
    const service = bench.service();
    service.reset();
    expect([service.lastRevocation(), bench.stored()]).toEqual(['revoked', { revision: 5 }]);
  });

  test('revokes the newest refresh token, also where the property is read in its old state', () => {
    const bench = createBench({ connection: CONNECTED });
    bench.properties.freezeReads();
    bench.sharedValue().write({ revision: 5, grant: { ...GRANT, refreshToken: 'refresh-rotated' } });
    bench.net.answer(REVOKED);
    bench.service().reset();
    bench.properties.thawReads();
    expect([bench.forms(), bench.stored()]).toEqual([[{ token: 'refresh-rotated' }], { revision: 6 }]);
  });

  test.each([undefined, { revision: 5 }])('without a grant it does nothing (%j)', (connection) => {
    const bench = createBench(connection ? { connection } : {});
    const service = bench.service();
    service.reset();
    expect([service.lastRevocation(), bench.stored(), bench.net.requests]).toEqual([
      undefined,
      connection,
      [],
    ]);
    expect(bench.journal).toEqual(['lock', `get ${KEY}`, 'unlock']);
  });

  test('a busy lock leaves everything', () => {
    const bench = createBench({ connection: CONNECTED });
    bench.lock.refuse();
    expect(appErrorOf(() => bench.service().reset()).code).toBe('store.busy');
    expect([bench.stored(), bench.net.requests]).toEqual([CONNECTED, []]);
  });

  test('it can be connected anew afterwards, under a higher revision and with nothing to revoke', () => {
    const bench = createBench({ connection: CONNECTED });
    bench.net.answer(REVOKED, tokenAnswer({ refresh_token: 'refresh-9' }));
    bench.service().reset();
    const nonce = beginConnect(bench);
    expect(bench.service().handleCallback({ nonce, code: 'aPrx==' })).toBe(true);
    expect([bench.stored()?.revision, bench.net.left(), bench.net.requests.length]).toEqual([6, 0, 2]);
  });
});
