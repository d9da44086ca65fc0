/** Owns the reading of a token request: a form, posted, with a grant type that exists and a known client. */

import { oauthError } from './oauth-error';

export const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const GRANT_TYPES = [
  'authorization_code',
  'refresh_token',
  'client_credentials',
  'password',
  JWT_BEARER,
] as const;
export type GrantType = (typeof GRANT_TYPES)[number];

export interface TokenRequest {
  grantType: GrantType;
  form: URLSearchParams;
}

/**
 * @throws HTTPException 400. `invalid_request`: words seen (`HTTPS required` in the historic list), but that
 * parameters in a URL or in JSON are not looked at is assumed. `unsupported_grant_type`: seen.
 */
export async function readTokenRequest(request: Request): Promise<TokenRequest> {
  if (request.method !== 'POST') throw oauthError('invalid_request', 'must use HTTP POST');
  const form = await formOf(request);
  if (!form.get('grant_type')) throw oauthError('invalid_request', 'grant type is missing');
  const known = grantTypeOf(form);
  if (!known) throw oauthError('unsupported_grant_type', 'grant type not supported');
  // The scopes were settled at the authorize step (seen).
  if (form.has('scope')) throw oauthError('invalid_request', 'scope parameter not supported');
  withBasic(form, request.headers.get('authorization'));
  return { grantType: known, form };
}

/** What the form asks for; undefined for what is not supported, as is a password flow without a password (assumed). */
export function grantTypeOf(form: URLSearchParams): GrantType | undefined {
  const found = GRANT_TYPES.find((name) => name === form.get('grant_type'));
  const hasCredentials = form.has('username') && form.has('password');
  return found === 'password' && !hasCredentials ? undefined : found;
}

/** Key and secret may come as HTTP Basic instead (seen); what the form says goes first (assumed). */
export function withBasic(form: URLSearchParams, header: string | null): void {
  const encoded = /^Basic ([\w+/=]+)$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return;
  const [key = '', secret = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(/:(.*)/s);
  if (!form.has('client_id')) form.set('client_id', key);
  if (!form.has('client_secret')) form.set('client_secret', secret);
}

/** The fields of a form-encoded body; none for any other body. */
export async function formOf(request: Request): Promise<URLSearchParams> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') return new URLSearchParams();
  return new URLSearchParams(await request.text());
}

/** Seen. */
export const unknownClient = () => oauthError('invalid_client_id', 'client identifier invalid');
