/** Owns the proof that a sign-in which is refused on the way is taken back, and the old connection goes on. */

import { AppError } from '../../../src/errors';
import { type Answer, appErrorOf, START_MS, textAnswer, unreachable } from '../fakes';
import {
  CONNECTED,
  EXPIRED,
  HOST,
  INSTANCE,
  ORGANIZATION_ID,
  refusal,
  REVOKE_URL,
  REVOKED,
  TOKEN_URL,
  tokenAnswer,
  USER_ID,
} from './bench';
import { connecting, expectUnchanged, NEW } from './connecting';

describe('the code is not taken', () => {
  test.each<[string, Answer, string, string | undefined]>([
    [
      'an old code',
      refusal('invalid_grant', 'expired authorization code'),
      'auth.code_refused',
      'invalid_grant: expired authorization code',
    ],
    [
      'a wrong verifier',
      refusal('invalid_request', 'invalid code verifier'),
      'auth.code_refused',
      'invalid_request: invalid code verifier',
    ],
    [
      'a wrong secret',
      refusal('invalid_client', 'invalid client credentials'),
      'auth.code_refused',
      'invalid_client: invalid client credentials',
    ],
    [
      'what would be a loss elsewhere',
      EXPIRED,
      'auth.code_refused',
      'invalid_grant: expired access/refresh token',
    ],
    ['500', textAnswer(500, ''), 'salesforce.unavailable', 'HTTP 500'],
    ['a page', textAnswer(200, '<html>'), 'salesforce.unavailable', 'an answer that is not JSON'],
    ['no answer', unreachable(), 'salesforce.unavailable', `no answer from ${HOST}`],
  ])('%s: the old connection goes on', (_case, answer, code, words) => {
    const { bench, back } = connecting({ connection: CONNECTED });
    bench.net.answer(answer);
    expect(appErrorOf(() => back())).toMatchObject({ code, facts: { words } });
    expect(bench.journal).toEqual([TOKEN_URL]);
    expectUnchanged(bench);
  });
});

describe('the answer is not an org’s', () => {
  test.each<[string, Record<string, string | null>, string, string]>([
    [
      'a foreign instance_url',
      { instance_url: `${INSTANCE}.evil.example` },
      'auth.host_refused',
      'refresh-9',
    ],
    [
      'a foreign identity',
      { id: `https://evil.example/id/${ORGANIZATION_ID}/${USER_ID}` },
      'auth.host_refused',
      'refresh-9',
    ],
    ['an identity without ids', { id: 'https://login.salesforce.com/id/' }, 'auth.host_refused', 'refresh-9'],
    ['more than was asked for', { scope: 'refresh_token api full' }, 'auth.code_refused', 'refresh-9'],
    ['no refresh token', { refresh_token: null }, 'auth.code_refused', 'access-9'],
    [
      'a foreign instance_url and no refresh token',
      { refresh_token: null, instance_url: 'https://evil.example' },
      'auth.host_refused',
      'access-9',
    ],
  ])(
    '%s: what was given is taken back at the My Domain, and the old connection goes on',
    (_case, fields, code, token) => {
      const { bench, back } = connecting({ connection: CONNECTED });
      bench.net.answer(tokenAnswer({ ...NEW, ...fields }), REVOKED);
      expect(appErrorOf(() => back()).code).toBe(code);
      expect(bench.journal).toEqual([TOKEN_URL, REVOKE_URL]);
      expect(bench.forms()[1]).toEqual({ token });
      expect(bench.vetted).toEqual([]);
      expectUnchanged(bench);
    },
  );
});

describe('the account is refused', () => {
  const vet = () => {
    throw new AppError('auth.person_account', 'the account of a person', { address: 'mia@acme.example' });
  };

  test('the new token is taken back, the lock is not even asked for, the old connection goes on', () => {
    const { bench, back } = connecting({ connection: CONNECTED, vet });
    bench.net.answer(tokenAnswer(NEW), REVOKED);
    expect(appErrorOf(() => back()).code).toBe('auth.person_account');
    expect(bench.journal).toEqual([TOKEN_URL, REVOKE_URL]);
    expect(bench.forms()[1]).toEqual({ token: 'refresh-9' });
    expectUnchanged(bench);
  });

  test('also where there was none: there is none now', () => {
    const { bench, back } = connecting({ vet });
    bench.net.answer(tokenAnswer(NEW), REVOKED);
    expect(appErrorOf(() => back()).code).toBe('auth.person_account');
    expect([bench.properties.values.size, bench.service().hasAccess()]).toEqual([0, false]);
  });

  test.each<[string, Answer]>([
    ['cannot be reached', unreachable()],
    ['refuses', refusal('invalid_request')],
  ])('Salesforce %s for the revocation: the reason of the refusal is still what is told', (_how, answer) => {
    const { bench, back } = connecting({ connection: CONNECTED, vet });
    bench.net.answer(tokenAnswer(NEW), answer, answer, answer);
    expect(appErrorOf(() => back()).code).toBe('auth.person_account');
    expectUnchanged(bench);
  });

  test('the attempt is still there to say how it ended', () => {
    const { bench, back } = connecting({ vet });
    bench.net.answer(tokenAnswer(NEW), REVOKED);
    const error = appErrorOf(() => back());
    bench.service().noteOutcome(error);
    expect(bench.service().attempt()?.outcome).toEqual({
      code: 'auth.person_account',
      facts: { address: 'mia@acme.example' },
      atMs: START_MS,
    });
  });
});
