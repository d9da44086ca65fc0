/** Owns the proof of the authorization code grant's texts: PKCE with S256, and no secret in the address. */

import { authorizationUrl, codeForm } from '../../../src/oauth/authorization-code';
import { sha256 } from '../fakes';
import { CREDENTIALS, REDIRECT } from './bench';

/** The pair of RFC 7636, appendix B. */
const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

const url = authorizationUrl(
  {
    credentials: CREDENTIALS.production,
    redirectUri: REDIRECT,
    state: 'a state/with+odd=signs&more',
    verifier: VERIFIER,
  },
  sha256,
);

test('the address is the My Domain’s, with each parameter once and encoded', () => {
  const parsed = new URL(url);
  expect(parsed.origin + parsed.pathname).toBe('https://acme.my.salesforce.com/services/oauth2/authorize');
  expect([...parsed.searchParams]).toEqual([
    ['response_type', 'code'],
    ['client_id', 'PRODUCTION.KEY'],
    ['redirect_uri', REDIRECT],
    ['scope', 'api refresh_token'],
    ['state', 'a state/with+odd=signs&more'],
    ['code_challenge', CHALLENGE],
    ['code_challenge_method', 'S256'],
    ['prompt', 'login consent'],
  ]);
});

test('neither the verifier nor the app’s secret stands in it', () => {
  expect(url).not.toContain(VERIFIER);
  expect(decodeURIComponent(url)).not.toContain(CREDENTIALS.production.consumerSecret);
});

test('no scope is asked for beyond the API and a refresh token', () => {
  expect(new URL(url).searchParams.get('scope')?.split(' ')).toEqual(['api', 'refresh_token']);
});

test('the code is redeemed with the verifier and the secret, and with the same redirect address', () => {
  const form = codeForm(CREDENTIALS.sandbox, { code: 'aPrx==', verifier: VERIFIER, redirectUri: REDIRECT });
  expect(form).toEqual({
    grant_type: 'authorization_code',
    code: 'aPrx==',
    client_id: 'SANDBOX.KEY',
    client_secret: 'CANARY-SANDBOX-SECRET',
    redirect_uri: REDIRECT,
    code_verifier: VERIFIER,
  });
});
