/** Owns the proof of the whole way of a request over a dead token: client, lock, store and token endpoint together. */

import type { HttpRequest } from '../../../src/ports';
import { createSalesforceClient } from '../../../src/salesforce/client';
import { type Answer, appErrorOf, fakeHttp, jsonAnswer, START_MS } from '../fakes';
import { CONNECTED, createBench, EXPIRED, GRANT, SESSION, tokenAnswer } from './bench';

const DEAD = jsonAnswer(401, [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }]);

/** An org with one living access token, and refresh tokens that rotate: an old one kills the grant. */
function rotatingOrg() {
  let [access, refresh, isDead] = [1, 1, false];
  const bench = createBench({ connection: CONNECTED });
  const token = (request: HttpRequest) => {
    if (isDead || request.form?.refresh_token !== `refresh-${refresh}`) {
      isDead = true;
      return EXPIRED;
    }
    return tokenAnswer({ access_token: `access-${++access}`, refresh_token: `refresh-${++refresh}` });
  };
  const answer = (request: HttpRequest) => {
    if (request.method === 'post') return token(request);
    const isAlive = request.headers?.Authorization === `Bearer access-${access}`;
    return isAlive && !isDead ? jsonAnswer(200, { ok: true }) : DEAD;
  };
  const net = fakeHttp(Array.from({ length: 5_000 }, (): Answer => answer));
  /** One execution's request. */
  const ask = () => {
    const { credentials } = bench.service({ http: net.http });
    return createSalesforceClient({ http: net.http, credentials }).get('/limits');
  };
  const tokenCalls = () => net.requests.filter(({ method }) => method === 'post').length;
  return { bench, ask, tokenCalls, endSession: () => void access++, http: net.http };
}

test('of a thousand executions with a dead token one refreshes, and all get their answer', () => {
  const { bench, ask, tokenCalls, endSession } = rotatingOrg();
  endSession();
  for (let count = 0; count < 1_000; count++) expect(ask()).toBe('{"ok":true}');
  expect([tokenCalls(), bench.lock.taken()]).toEqual([1, 1]);
});

test('of a queue before the lock the first refreshes, and the rest find it done', () => {
  const { bench, ask, tokenCalls, endSession } = rotatingOrg();
  endSession();
  const queue = (left: number): string => {
    if (left > 0) bench.lock.whileWaiting(() => queue(left - 1));
    return ask();
  };
  expect(queue(30)).toBe('{"ok":true}');
  expect([tokenCalls(), bench.lock.taken()]).toEqual([1, 31]);
});

test('session after session, a rotating grant lives on', () => {
  const { bench, ask, tokenCalls, endSession } = rotatingOrg();
  for (let hour = 0; hour < 24; hour++) {
    endSession();
    if (hour % 3 === 0) bench.cache.clear();
    expect([ask(), ask()]).toEqual(['{"ok":true}', '{"ok":true}']);
    bench.clock.advance(3_600_000);
  }
  expect(tokenCalls()).toBe(24);
  expect(bench.stored()).toMatchObject({ revision: 28, grant: { refreshToken: 'refresh-25' } });
});

test('a grant that somebody else has used up is lost once for all, with one call', () => {
  const { bench, ask, tokenCalls, endSession } = rotatingOrg();
  bench.sharedValue().write({ revision: 5, grant: { ...GRANT, refreshToken: 'refresh-0' } });
  endSession();
  const codes = Array.from({ length: 100 }, () => appErrorOf(ask).code);
  expect(new Set(codes)).toEqual(new Set(['auth.lost']));
  expect(tokenCalls()).toBe(1);
});

test('a kill between property and cache costs nobody the next session', () => {
  const { bench, ask, tokenCalls, endSession, http } = rotatingOrg();
  endSession();
  const killed = bench.killedBeforeCache();
  bench.service({ connection: killed, http }).credentials.renewed(SESSION);
  expect([ask(), tokenCalls()]).toEqual(['{"ok":true}', 1]);
  endSession();
  expect([ask(), tokenCalls()]).toEqual(['{"ok":true}', 2]);
});

test('the new token’s age is counted from the refresh', () => {
  const { bench, ask, endSession } = rotatingOrg();
  endSession();
  bench.clock.advance(60_000);
  ask();
  expect(bench.service().issuedAtMs()).toBe(START_MS + 60_000);
});
