/** Owns the proof of the callback's order of steps for a sign-in that succeeds. */

import { type Answer, fakeProperties, START_MS, textAnswer, unreachable } from '../fakes';
import {
  beginConnect,
  CONNECTED,
  createBench,
  CREDENTIALS,
  GRANT,
  INSTANCE,
  KEYS,
  ORGANIZATION_ID,
  REDIRECT,
  REVOKE_URL,
  REVOKED,
  TOKEN_URL,
  tokenAnswer,
  USER_ID,
} from './bench';
import { connecting, NEW, NEW_GRANT } from './connecting';

const KEY = KEYS.connection;

describe('a sign-in that succeeds', () => {
  test('is redeemed, vetted, then stored and noted under the lock', () => {
    const { bench, back } = connecting();
    bench.net.answer(tokenAnswer(NEW));
    expect(back()).toBe(true);
    expect(bench.journal).toEqual([
      TOKEN_URL,
      'lock',
      `get ${KEY}`,
      `set ${KEY}`,
      `cache put ${KEY}@1`,
      'committed 1',
      'unlock',
    ]);
    expect(bench.stored()).toEqual({ revision: 1, grant: NEW_GRANT });
    expect(bench.service().attempt()).toBeUndefined();
  });

  test('is redeemed with the code, the verifier, and the app’s keys, at the My Domain', () => {
    const { bench, back } = connecting();
    const verifier = bench.service().attempt()?.secret?.verifier;
    bench.net.answer(tokenAnswer(NEW));
    back();
    expect(bench.net.requests).toEqual([
      {
        method: 'post',
        url: `${INSTANCE}/services/oauth2/token`,
        timeoutSeconds: 20,
        form: {
          grant_type: 'authorization_code',
          code: 'aPrx==',
          client_id: 'PRODUCTION.KEY',
          client_secret: CREDENTIALS.production.consumerSecret,
          redirect_uri: REDIRECT,
          code_verifier: verifier,
        },
      },
    ]);
  });

  test('is vetted with its own session, before anything is stored', () => {
    const { bench, back } = connecting({
      vet: () => {
        bench.journal.push(`vetted, held: ${String(bench.lock.isHeld())}`);
        return () => undefined;
      },
    });
    bench.net.answer(tokenAnswer(NEW));
    back();
    expect(bench.vetted).toEqual([
      {
        environment: 'production',
        session: { accessToken: 'access-9', instanceUrl: INSTANCE },
        organizationId: ORGANIZATION_ID,
        serviceUserId: USER_ID,
        expectedOrganizationId: undefined,
        expiresAtMs: undefined,
      },
    ]);
    expect(bench.journal.slice(0, 3)).toEqual([TOKEN_URL, 'vetted, held: false', 'lock']);
  });

  test('tells vet which organization was confirmed, and when the refresh token will be over', () => {
    const bench = createBench();
    const credentials = () => ({ ...CREDENTIALS.production, refreshTokenDays: 90 });
    const nonce = beginConnect(bench, {
      environment: 'production',
      expectedOrganizationId: '00D000000000002AAA',
    });
    bench.net.answer(tokenAnswer(NEW));
    bench.service({ credentials }).handleCallback({ nonce, code: 'aPrx==' });
    expect(bench.vetted).toMatchObject([
      { expectedOrganizationId: '00D000000000002AAA', expiresAtMs: START_MS + 90 * 86_400_000 },
    ]);
  });
});

describe('a connection is replaced', () => {
  test('the old grant is revoked once the new one is stored, outside the lock', () => {
    const { bench, back } = connecting({ connection: CONNECTED });
    bench.net.answer(tokenAnswer(NEW), REVOKED);
    expect(back()).toBe(true);
    expect(bench.stored()).toEqual({ revision: 5, grant: NEW_GRANT });
    expect(bench.journal.slice(-6)).toEqual([
      `get ${KEY}`,
      `set ${KEY}`,
      `cache put ${KEY}@1`,
      'committed 5',
      'unlock',
      REVOKE_URL,
    ]);
    expect(bench.forms()[1]).toEqual({ token: 'refresh-1' });
  });

  test('the old one is revoked at its own host', () => {
    const { host } = CREDENTIALS.sandbox;
    const grant = { ...GRANT, environment: 'sandbox' as const, host };
    const { bench, back } = connecting({ connection: { revision: 4, grant } });
    bench.net.answer(tokenAnswer(NEW), REVOKED);
    back();
    expect(bench.calls()[1]).toBe(`post https://${host}/services/oauth2/revoke`);
  });

  test('what is revoked is the newest refresh token, also where the property is read in its old state', () => {
    const { bench, back } = connecting({ connection: CONNECTED });
    bench.properties.freezeReads();
    bench.sharedValue().write({ revision: 5, grant: { ...GRANT, refreshToken: 'refresh-rotated' } });
    bench.net.answer(tokenAnswer(NEW), REVOKED);
    back();
    expect(bench.forms()[1]).toEqual({ token: 'refresh-rotated' });
    bench.properties.thawReads();
    expect(bench.stored()?.revision).toBe(6);
  });

  test.each(['lost', 'blocked'] as const)('that it was %s is over', (kind) => {
    const before = { ...CONNECTED, refusal: { kind, words: 'x', atMs: 1 } };
    const { bench, back } = connecting({ connection: before });
    bench.net.answer(tokenAnswer(NEW), REVOKED);
    back();
    expect(bench.stored()).toEqual({ revision: 5, grant: NEW_GRANT });
    expect(bench.service().hasAccess()).toBe(true);
  });

  test.each<[string, Answer]>([
    ['cannot be reached', unreachable()],
    ['fails', textAnswer(503, '<html>')],
  ])('Salesforce %s for the revocation: the new connection stands', (_how, answer) => {
    const { bench, back } = connecting({ connection: CONNECTED });
    bench.net.answer(tokenAnswer(NEW), answer, answer, answer);
    expect(back()).toBe(true);
    expect(bench.stored()).toEqual({ revision: 5, grant: NEW_GRANT });
  });

  test('two admins at once: the later one’s stays, the earlier one’s is revoked', () => {
    const { bench, nonce } = connecting();
    const other = fakeProperties();
    bench.service({ mine: other }).getAuthorizationUrl({ environment: 'production' });
    const theirs = bench.states.at(-1)?.args.nonce;
    bench.net.answer(
      tokenAnswer({ access_token: 'a', refresh_token: 'refresh-first' }),
      tokenAnswer(NEW),
      REVOKED,
    );
    expect(bench.service({ mine: other }).handleCallback({ nonce: theirs, code: 'one' })).toBe(true);
    expect(bench.service().handleCallback({ nonce, code: 'two' })).toBe(true);
    expect(bench.forms()[2]).toEqual({ token: 'refresh-first' });
    expect(bench.stored()).toEqual({ revision: 2, grant: NEW_GRANT });
  });
});
