/** Owns `/services/oauth2/token`: what proves a client's right in, access tokens out. */

import { createHash, createHmac } from 'node:crypto';
import { Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { spendCode } from '../codes';
import { findRefreshable, type Issued, openGrant, refreshGrant } from '../grants';
import type { Org } from '../org';
import { checkedUser } from './checked-user';
import { checkClient } from './client';
import { byAssertion, byPassword, runAs } from './direct-flows';
import { identityUrl } from './identity';
import { oauthError } from './oauth-error';
import { type GrantType, JWT_BEARER, readTokenRequest, type TokenRequest } from './token-request';

export const TOKEN_PATH = '/services/oauth2/token';

export function tokenRoutes(org: Org): Hono {
  const app = new Hono();
  app.all(TOKEN_PATH, async (c) => {
    checkScheme(org, c.req.url);
    const asked = await readTokenRequest(c.req.raw);
    const { tokenAnswer } = org.controls();
    if (tokenAnswer?.grantType === asked.grantType) {
      const status = tokenAnswer.status as ContentfulStatusCode;
      throw oauthError(tokenAnswer.error, tokenAnswer.error_description, status);
    }
    c.header('cache-control', 'no-store');
    return c.json(tokenBody(org, FLOWS[asked.grantType](org, asked)));
  });
  return app;
}

/** An org behind its production names has no plain HTTP. */
function checkScheme(org: Org, url: string): void {
  if (new URL(url).protocol === 'http:' && new URL(org.origin()).protocol === 'https:')
    throw oauthError('invalid_request', 'HTTPS required');
}

const FLOWS: Record<GrantType, (org: Org, asked: TokenRequest) => Issued> = {
  authorization_code: exchange,
  refresh_token: refresh,
  client_credentials: runAs,
  password: byPassword,
  [JWT_BEARER]: byAssertion,
};

/** A code that was shown is spent, also when a later check fails (assumed: the stricter guess). */
function exchange(org: Org, { form }: TokenRequest): Issued {
  checkClient(org, form);
  const code = spendCode(org, form.get('code') ?? '');
  // Both texts are from the historic list; that a used code is an expired one is assumed.
  if (code === undefined) throw oauthError('invalid_grant', 'invalid authorization code');
  if (code === 'ended') throw oauthError('invalid_grant', 'expired authorization code');
  if (code.clientId !== form.get('client_id'))
    throw oauthError('invalid_grant', 'invalid authorization code');
  // Seen.
  if (code.redirectUri !== form.get('redirect_uri')) {
    throw oauthError('redirect_uri_mismatch', 'redirect_uri must match configuration');
  }
  checkVerifier(form.get('code_verifier'), code.challenge);
  return openGrant(org, checkedUser(org, code.userId, 'login'), code.scopes);
}

/**
 * Code and words seen for a verifier that does not match, against the older guide's `invalid_request`; the code
 * documented, the words assumed for one that is missing. A tilde is refused though RFC 7636 allows it (seen); longer
 * than 128 is not (seen: jsforce sends 171).
 */
function checkVerifier(verifier: string | null, challenge: string): void {
  const isRight =
    verifier !== null &&
    /^[\w.-]{43,}$/.test(verifier) &&
    createHash('sha256').update(verifier).digest('base64url') === challenge;
  if (!isRight) throw oauthError('invalid_grant', 'invalid code verifier');
}

/** The one text covers revoked, expired by policy, over the limit of five, and replayed (documented). */
function refresh(org: Org, { form }: TokenRequest): Issued {
  checkClient(org, form);
  const grant = findRefreshable(org, form.get('refresh_token') ?? '');
  if (!grant) throw oauthError('invalid_grant', 'expired access/refresh token');
  return refreshGrant(org, checkedUser(org, grant.userId, 'refresh'), grant);
}

/** Fields documented and seen; there is no `expires_in`. The signature lets a client check id and time. */
function tokenBody(org: Org, { user, scopes, accessToken, refreshToken }: Issued): object {
  const id = identityUrl(org, user);
  const issuedAt = String(org.clock.nowMs());
  const signature = createHmac('sha256', org.seed().app.consumerSecret)
    .update(id + issuedAt)
    .digest('base64');
  return {
    access_token: accessToken,
    ...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
    signature,
    scope: scopes.join(' '),
    instance_url: org.controls().instanceUrl ?? org.origin(),
    id,
    token_type: 'Bearer',
    issued_at: issuedAt,
  };
}
