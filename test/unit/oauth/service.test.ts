/** Owns the proof of what is read of a connection, what is told of an attempt, and where no secret may stand. */

import { AppError } from '../../../src/errors';
import type { ConnectionRecord } from '../../../src/oauth/token-record';
import { appErrorOf, START_MS } from '../fakes';
import {
  beginConnect,
  BLOCKED,
  CONNECTED,
  createBench,
  CREDENTIALS,
  EXPIRED,
  GRANT,
  INSTANCE,
  KEYS,
  LOST,
  REDIRECT,
  REVOKED,
  SESSION,
  tokenAnswer,
} from './bench';

const KEY = KEYS.connection;

describe('reading', () => {
  test.each<[string, ConnectionRecord | undefined, boolean]>([
    ['never connected', undefined, false],
    ['connected', CONNECTED, true],
    ['lost', LOST, false],
    ['blocked', BLOCKED, false],
    ['disconnected', { revision: 5 }, false],
  ])('%s: access %s, and nothing but a look', (_state, connection, expected) => {
    const bench = createBench(connection ? { connection } : {});
    expect(bench.service().hasAccess()).toBe(expected);
    expect(bench.journal.filter((entry) => entry !== `get ${KEY}`)).toEqual([]);
  });

  test.each<[ConnectionRecord | undefined, string]>([
    [undefined, 'auth.not_connected'],
    [{ revision: 5 }, 'auth.not_connected'],
    [LOST, 'auth.lost'],
    [BLOCKED, 'auth.blocked'],
  ])('no token is given where none may be used (%#: %s)', (connection, code) => {
    const service = createBench(connection ? { connection } : {}).service();
    expect(
      [() => service.getAccessToken(), () => service.credentials.current()].map(
        (ask) => appErrorOf(ask).code,
      ),
    ).toEqual([code, code]);
  });

  test('a session is the token and its address, and never the refresh token', () => {
    const { service } = createBench({ connection: CONNECTED });
    expect(service().getAccessToken()).toBe('access-1');
    expect(service().credentials.current()).toEqual(SESSION);
  });

  test('a session that failed is renewed', () => {
    const bench = createBench({ connection: CONNECTED });
    bench.net.answer(tokenAnswer());
    expect(bench.service().credentials.renewed(SESSION)).toEqual({
      accessToken: 'access-2',
      instanceUrl: INSTANCE,
    });
  });

  test('where Salesforce returns to', () => {
    expect(createBench().service().getRedirectUri()).toBe(REDIRECT);
  });

  test('when the token was made, and how often the connection was written', () => {
    const bench = createBench({ connection: CONNECTED });
    expect([bench.service().issuedAtMs(), bench.service().generation()]).toEqual([GRANT.issuedAtMs, 4]);
    bench.net.answer(tokenAnswer());
    bench.service().refresh();
    expect([bench.service().issuedAtMs(), bench.service().generation()]).toEqual([START_MS, 5]);
    expect([createBench().service().issuedAtMs(), createBench().service().generation()]).toEqual([
      undefined,
      0,
    ]);
  });
});

describe('an attempt', () => {
  test('is noted with how it ended, keeping what was chosen', () => {
    const bench = createBench();
    beginConnect(bench, { environment: 'sandbox', expectedOrganizationId: '00D000000000002AAA' });
    bench.clock.advance(5_000);
    bench
      .service()
      .noteOutcome(new AppError('auth.code_refused', 'x', { words: 'as Salesforce says', status: 400 }));
    expect(bench.service().attempt()).toMatchObject({
      environment: 'sandbox',
      startedAtMs: START_MS,
      expectedOrganizationId: '00D000000000002AAA',
      outcome: { code: 'auth.code_refused', facts: { words: 'as Salesforce says' }, atMs: START_MS + 5_000 },
    });
  });

  test('is forgotten when told so', () => {
    const bench = createBench();
    beginConnect(bench);
    bench.service().forgetAttempt();
    expect([bench.service().attempt(), bench.mine.values.size]).toEqual([undefined, 0]);
  });

  test('without one there is nothing to note', () => {
    const bench = createBench();
    bench.service().noteOutcome(new AppError('auth.state_invalid', 'x'));
    expect([bench.service().attempt(), bench.mine.values.size]).toEqual([undefined, 0]);
  });
});

describe('secrets', () => {
  test('from connect to disconnect none stands in an address', () => {
    const bench = createBench();
    const opened = bench.service().getAuthorizationUrl({ environment: 'production' });
    const { verifier = '', nonce = '' } = bench.service().attempt()?.secret ?? {};
    bench.net.answer(
      tokenAnswer({ access_token: 'access-1', refresh_token: 'refresh-1' }),
      tokenAnswer({ access_token: 'access-2', refresh_token: 'refresh-2' }),
      REVOKED,
    );
    bench.service().handleCallback({ nonce, code: 'CODE' });
    bench.service().credentials.renewed(SESSION);
    bench.service().reset();
    const addresses = [opened, ...bench.net.requests.map(({ url }) => url)].map(decodeURIComponent).join(' ');
    const { consumerSecret } = CREDENTIALS.production;
    for (const secret of [
      verifier,
      nonce,
      consumerSecret,
      'CODE',
      'access-1',
      'access-2',
      'refresh-1',
      'refresh-2',
    ])
      expect(addresses).not.toContain(secret);
    expect(bench.net.requests).toHaveLength(3);
  });

  test('no error of a refusal holds one', () => {
    const bench = createBench({ connection: CONNECTED });
    bench.net.answer(EXPIRED);
    const errors = [1, 2].map(() => appErrorOf(() => bench.service().credentials.renewed(SESSION)));
    const told = JSON.stringify(errors.map(({ message, facts }) => ({ message, facts })));
    expect(told).not.toMatch(/access-1|refresh-1|CANARY/);
  });
});
