/** Owns the proof of a click on Connect: PKCE, nonce and state, and that nothing secret stands in an address. */

import { AppError } from '../../../src/errors';
import { appErrorOf } from '../fakes';
import { beginConnect, CONNECTED, createBench, CREDENTIALS, REDIRECT, tokenAnswer } from './bench';
import { sha256, START_MS } from '../fakes';

function clicked(choice: object = { environment: 'production' }) {
  const bench = createBench();
  const url = new URL(bench.service().getAuthorizationUrl(choice));
  const pending = bench.service().attempt();
  return { bench, url, pending, state: bench.states[0] };
}

test('the challenge is the verifier’s SHA-256, and the verifier is long enough to be one', () => {
  const { url, pending } = clicked();
  const verifier = pending?.secret?.verifier ?? '';
  expect(verifier).toMatch(/^[A-Za-z0-9._~-]{43,128}$/);
  expect(url.searchParams.get('code_challenge')).toBe(sha256(verifier));
  expect(url.searchParams.get('code_challenge_method')).toBe('S256');
});

test('the state carries the nonce alone, for ten minutes', () => {
  const { url, pending, state } = clicked();
  expect(state).toEqual({ args: { nonce: pending?.secret?.nonce }, seconds: 600 });
  expect(url.searchParams.get('state')).toBe('state-1');
  expect(pending?.secret?.nonce.length).toBeGreaterThanOrEqual(36);
});

test('neither verifier, nonce nor the app’s secret stands in the address, nor the verifier in the state', () => {
  const { url, pending, state } = clicked();
  const address = decodeURIComponent(url.href);
  const { verifier = '', nonce = '' } = pending?.secret ?? {};
  for (const secret of [verifier, nonce, CREDENTIALS.production.consumerSecret])
    expect(address).not.toContain(secret);
  expect(JSON.stringify(state)).not.toContain(verifier);
});

test('verifier and nonce come from different randomness, and no click repeats another’s', () => {
  const bench = createBench();
  const secrets = [1, 2, 3].flatMap(() => {
    bench.service().getAuthorizationUrl({ environment: 'production' });
    return Object.values(bench.service().attempt()?.secret ?? {});
  });
  expect(new Set(secrets).size).toBe(6);
});

test('the verifier lies in the admin’s own store, and nothing in the domain’s', () => {
  const { bench } = clicked();
  expect([...bench.mine.values.keys()]).toEqual(['pending']);
  expect(bench.properties.values.size).toBe(0);
});

test.each([
  ['production', 'https://acme.my.salesforce.com'],
  ['sandbox', 'https://acme--uat.sandbox.my.salesforce.com'],
] as const)('%s opens its own My Domain, with its own key', (environment, origin) => {
  const { url, pending } = clicked({ environment });
  expect(url.origin).toBe(origin);
  expect(url.searchParams.get('client_id')).toBe(CREDENTIALS[environment].consumerKey);
  expect(url.searchParams.get('redirect_uri')).toBe(REDIRECT);
  expect(pending).toMatchObject({ environment, startedAtMs: START_MS });
  expect(pending).not.toHaveProperty('expectedOrganizationId');
});

test('the organization that an admin has confirmed is kept for the callback', () => {
  const { pending } = clicked({ environment: 'production', expectedOrganizationId: '00D000000000002AAA' });
  expect(pending?.expectedOrganizationId).toBe('00D000000000002AAA');
});

test('the old connection goes on', () => {
  const bench = createBench({ connection: CONNECTED });
  beginConnect(bench);
  expect([bench.stored(), bench.service().getAccessToken(), bench.net.requests]).toEqual([
    CONNECTED,
    'access-1',
    [],
  ]);
});

test('without the app’s keys nothing begins', () => {
  const bench = createBench();
  const credentials = () => {
    throw new AppError('auth.credentials_missing', 'no app credentials', { environment: 'sandbox' });
  };
  const click = () => bench.service({ credentials }).getAuthorizationUrl({ environment: 'sandbox' });
  expect(appErrorOf(click).code).toBe('auth.credentials_missing');
  expect([bench.mine.values.size, bench.states.length]).toEqual([0, 0]);
});

test('a second click ends the first: only the newer nonce is taken', () => {
  const bench = createBench();
  const first = beginConnect(bench);
  const second = beginConnect(bench);
  bench.net.answer(tokenAnswer({ refresh_token: 'refresh-2' }));
  expect(bench.service().handleCallback({ nonce: second, code: 'code' })).toBe(true);
  expect(appErrorOf(() => bench.service().handleCallback({ nonce: first, code: 'code' })).code).toBe(
    'auth.state_invalid',
  );
});
