/** Owns the proof that an org is followed to its new My Domain and nowhere else, and is looked for at most once an hour. */

import { AppError } from '../../../src/errors';
import { renewGrant } from '../../../src/oauth/renew';
import { type Answer, appErrorOf, START_MS, textAnswer, unreachable } from '../fakes';
import {
  type Bench,
  CONNECTED,
  createBench,
  GRANT,
  INSTANCE,
  SESSION,
  TOKEN_URL,
  tokenAnswer,
} from './bench';

const NEW_HOST = 'acme-eu.my.salesforce.com';
const NEW = `https://${NEW_HOST}`;
const NEW_TOKEN_URL = `post ${NEW}/services/oauth2/token`;
const HOUR = 3_600_000;

const GONE = new AppError('http.unreachable', 'no answer', { reason: 'unknown-host' });
const sentTo = (location: string): Answer => ({ ...textAnswer(301, '<html>'), headers: { location } });
const MOVED = tokenAnswer({ instance_url: NEW, refresh_token: 'refresh-2' });

const connected = (changes: Partial<typeof GRANT> = {}) =>
  createBench({ connection: { ...CONNECTED, grant: { ...GRANT, ...changes } } });
const sought = (bench: Bench) => renewGrant(bench.execution(), GRANT.accessToken, 'gone');
const writes = ({ journal }: Bench) => journal.filter((entry) => entry.startsWith('set ')).length;

describe('F37: a refresh that names a new address', () => {
  test('stores it together with the tokens in one write, and whoever is at work goes on there', () => {
    const bench = connected();
    bench.net.answer(MOVED);
    const other = bench.service();
    expect(other.credentials.current()).toEqual(SESSION);
    expect(bench.service().credentials.renewed(SESSION)).toEqual({
      accessToken: 'access-2',
      instanceUrl: NEW,
    });
    expect(writes(bench)).toBe(1);
    expect(bench.stored()?.grant).toMatchObject({
      accessToken: 'access-2',
      refreshToken: 'refresh-2',
      instanceUrl: NEW,
    });
    // The other one meets the old token's end, and adopts both without a call.
    expect(other.credentials.renewed(SESSION)).toEqual({ accessToken: 'access-2', instanceUrl: NEW });
    expect(bench.calls()).toEqual([TOKEN_URL]);
  });

  test('that is no org’s sends nothing there', () => {
    const bench = connected();
    bench.net.answer(tokenAnswer({ instance_url: 'https://evil.example' }));
    expect(appErrorOf(() => bench.service().credentials.renewed(SESSION)).code).toBe('auth.blocked');
    expect(bench.stored()?.grant?.instanceUrl).toBe(INSTANCE);
  });

  test('a token endpoint that has moved to another My Domain is asked there, once, and from then on', () => {
    const bench = connected();
    bench.net.answer(
      sentTo(`${NEW}/services/oauth2/token`),
      MOVED,
      tokenAnswer({ access_token: 'access-3' }),
    );
    bench.service().credentials.renewed(SESSION);
    bench.service().credentials.renewed({ accessToken: 'access-2', instanceUrl: NEW });
    expect(bench.calls()).toEqual([TOKEN_URL, NEW_TOKEN_URL, NEW_TOKEN_URL]);
  });

  test.each([
    'https://evil.example/services/oauth2/token',
    'https://login.salesforce.com/services/oauth2/token',
    `${NEW}/services/oauth2/authorize`,
    `http://${NEW_HOST}/services/oauth2/token`,
    `https://${NEW_HOST}@evil.example/services/oauth2/token`,
  ])('the refresh token does not travel to %s', (location) => {
    const bench = connected();
    bench.net.answer(sentTo(location), MOVED);
    expect(appErrorOf(() => bench.service().credentials.renewed(SESSION)).code).toBe(
      'salesforce.unavailable',
    );
    expect(bench.calls()).toEqual([TOKEN_URL]);
    expect(bench.stored()?.grant).toEqual(GRANT);
  });

  test('both are asked within five seconds: the lock is held for them', () => {
    const bench = connected();
    bench.net.answer(sentTo(`${NEW}/services/oauth2/token`), MOVED);
    const timeouts: number[] = [];
    const http: typeof bench.net.http = (request) => {
      timeouts.push(request.timeoutSeconds);
      bench.clock.advance(3_500);
      return bench.net.http(request);
    };
    renewGrant(bench.execution({ http }), GRANT.accessToken);
    expect(timeouts).toEqual([4, 1]);
  });

  test('two hosts that point at each other are asked once each', () => {
    const bench = connected();
    const back = sentTo(`${INSTANCE}/services/oauth2/token`);
    bench.net.answer(sentTo(`${NEW}/services/oauth2/token`), back, MOVED);
    expect(appErrorOf(() => bench.service().credentials.renewed(SESSION)).code).toBe(
      'salesforce.unavailable',
    );
    expect(bench.calls()).toEqual([TOKEN_URL, NEW_TOKEN_URL]);
  });
});

describe('F38: the org’s address is gone while its token is valid', () => {
  test('one refresh tells the new one', () => {
    const bench = connected({ instanceUrl: 'https://acme-old.my.salesforce.com' });
    bench.net.answer(MOVED);
    expect(sought(bench)).toMatchObject({ accessToken: 'access-2', instanceUrl: NEW });
    expect(bench.calls()).toEqual([TOKEN_URL]);
    expect(bench.stored()).toMatchObject({ soughtAtMs: START_MS });
  });

  test('nobody looks again within the hour where the answer was the old address', () => {
    const bench = connected();
    bench.net.answer(tokenAnswer(), tokenAnswer({ access_token: 'access-3' }));
    sought(bench);
    const again = () => renewGrant(bench.execution(), 'access-2', 'gone').accessToken;
    bench.clock.advance(HOUR - 1);
    expect(again()).toBe('access-2');
    expect(bench.net.requests).toHaveLength(1);
    bench.clock.advance(1);
    expect(again()).toBe('access-3');
  });

  test.each<[string, Answer[]]>([
    ['nobody answers', [unreachable()]],
    ['the log-in host is gone too', [GONE]],
  ])('where %s it passes by itself, and one try an hour is all', (_what, answers) => {
    const bench = connected();
    bench.net.answer(...answers, MOVED);
    expect(appErrorOf(() => sought(bench)).code).toBe('salesforce.unavailable');
    expect(Array.from({ length: 20 }, () => sought(bench).accessToken)).toEqual(Array(20).fill('access-1'));
    expect(bench.net.requests).toHaveLength(1);
    expect([bench.lock.taken(), bench.lock.isHeld()]).toEqual([1, false]);
    bench.clock.advance(HOUR);
    expect(sought(bench).instanceUrl).toBe(NEW);
  });

  test('a token that dies meanwhile is renewed as soon as the log-in host may be asked again', () => {
    const bench = connected();
    bench.net.answer(unreachable(), MOVED);
    appErrorOf(() => sought(bench));
    bench.clock.advance(HOUR / 6);
    expect(renewGrant(bench.execution(), GRANT.accessToken).instanceUrl).toBe(NEW);
  });

  test('a log-in host that is gone is left for the one that answers the API', () => {
    const bench = connected({ instanceUrl: NEW });
    bench.net.answer(GONE, MOVED);
    renewGrant(bench.execution(), GRANT.accessToken);
    expect(bench.calls()).toEqual([TOKEN_URL, NEW_TOKEN_URL]);
    expect(bench.stored()?.grant).toMatchObject({ host: NEW_HOST, instanceUrl: NEW });
  });
});

describe('F39: a refresh that answers for another organization', () => {
  test('sends nothing there, until an admin signs in again', () => {
    const bench = connected();
    bench.net.answer(
      tokenAnswer({ id: 'https://login.salesforce.com/id/00D000000000009AAA/005000000000001AAA' }),
    );
    expect(appErrorOf(() => bench.service().credentials.renewed(SESSION))).toMatchObject({
      code: 'auth.blocked',
      facts: { words: 'the answer is of another organization than the one that was connected' },
    });
    expect(appErrorOf(() => bench.service().credentials.current()).code).toBe('auth.blocked');
    expect(bench.net.requests).toHaveLength(1);
  });

  test('an id of 15 characters is the same organization', () => {
    const bench = connected();
    bench.net.answer(
      tokenAnswer({
        id: `https://login.salesforce.com/id/${GRANT.organizationId.slice(0, 15)}/005000000000001`,
      }),
    );
    expect(bench.service().credentials.renewed(SESSION).accessToken).toBe('access-2');
  });
});
