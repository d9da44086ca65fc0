/** Owns the reading of a token request: a form, posted, with a grant type that exists and a known client. */

import { oauthError } from './oauth-error';

export interface TokenRequest {
  grantType: 'authorization_code' | 'refresh_token';
  form: URLSearchParams;
}

/**
 * @throws HTTPException 400. `invalid_request`: words seen, but that parameters in a URL or in JSON are not looked
 * at is assumed. `unsupported_grant_type`: seen.
 */
export async function readTokenRequest(request: Request): Promise<TokenRequest> {
  if (request.method !== 'POST') throw oauthError('invalid_request', 'must use HTTP POST');
  const form = await formOf(request);
  const grantType = form.get('grant_type');
  if (!grantType) throw oauthError('invalid_request', 'grant type is missing');
  if (grantType !== 'authorization_code' && grantType !== 'refresh_token') {
    throw oauthError('unsupported_grant_type', 'grant type not supported');
  }
  // The scopes were settled at the authorize step (seen).
  if (form.has('scope')) throw oauthError('invalid_request', 'scope parameter not supported');
  return { grantType, form };
}

/** The fields of a form-encoded body; none for any other body. */
export async function formOf(request: Request): Promise<URLSearchParams> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') return new URLSearchParams();
  return new URLSearchParams(await request.text());
}

/** Seen. */
export const unknownClient = () => oauthError('invalid_client_id', 'client identifier invalid');
