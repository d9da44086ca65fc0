/** Owns the authorization code grant with PKCE as pure text: the address to open, and the form that redeems a code. */

import type { Sha256 } from '../ports';
import type { AppCredentials } from './app-credentials';

/** Nothing more than the API and a refresh token. */
const SCOPE = 'api refresh_token';

export interface AuthorizationRequest {
  credentials: Pick<AppCredentials, 'host' | 'consumerKey'>;
  redirectUri: string;
  /** The state token. */
  state: string;
  verifier: string;
}

/**
 * `prompt=login` because the admin's own Salesforce session in this browser is not the service account's; S256
 * always, and the verifier itself never in an address.
 */
export function authorizationUrl(request: AuthorizationRequest, sha256: Sha256): string {
  const query = {
    response_type: 'code',
    client_id: request.credentials.consumerKey,
    redirect_uri: request.redirectUri,
    scope: SCOPE,
    state: request.state,
    code_challenge: sha256(request.verifier),
    code_challenge_method: 'S256',
    prompt: 'login consent',
  };
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `https://${request.credentials.host}/services/oauth2/authorize?${pairs.join('&')}`;
}

export function codeForm(
  credentials: AppCredentials,
  redeem: { code: string; verifier: string; redirectUri: string },
): Record<string, string> {
  return {
    grant_type: 'authorization_code',
    code: redeem.code,
    client_id: credentials.consumerKey,
    client_secret: credentials.consumerSecret,
    redirect_uri: redeem.redirectUri,
    code_verifier: redeem.verifier,
  };
}
