/** Owns `/services/oauth2/introspect`: whether a token is alive, and whose it is. */

import { Hono } from 'hono';
import { findBearer } from '../grants';
import type { Org, OrgUser } from '../org';
import type { Grant } from '../org-state';
import { isRefreshable, refreshEndsAtMs } from '../refresh-policy';
import { isFrozen } from '../sign-in-policy';
import { checkClient } from './client';
import { identityUrl } from './identity';
import { oauthError } from './oauth-error';
import { formOf, withBasic } from './token-request';

export const INTROSPECT_PATH = '/services/oauth2/introspect';

/**
 * The client shows its key and secret in the form or as HTTP Basic (documented). The fields are RFC 7662's as far as
 * Salesforce's own example has them (seen). `token_type_hint` is not looked at: the token tells its kind (assumed).
 */
export function introspectRoutes(org: Org): Hono {
  const app = new Hono();
  app.all(INTROSPECT_PATH, async (c) => {
    // Statuses and words are the token endpoint's (assumed).
    if (c.req.method !== 'POST') throw oauthError('invalid_request', 'must use HTTP POST');
    const form = await formOf(c.req.raw);
    withBasic(form, c.req.header('authorization') ?? null);
    checkClient(org, form);
    const token = form.get('token');
    if (!token) throw oauthError('invalid_request', 'token is missing');
    c.header('cache-control', 'no-store');
    return c.json(aboutAccess(org, token) ?? aboutRefresh(org, token) ?? { active: false });
  });
  return app;
}

function aboutAccess(org: Org, token: string): object | undefined {
  const bearer = findBearer(org, token);
  if (!bearer) return undefined;
  for (const grant of org.state().grants) {
    const found = grant.accessTokens.find((one) => one.token === token);
    if (!found) continue;
    const { startsAtMs = grant.grantedAtMs, endsAtMs } = found;
    return about(org, { grant, user: bearer.user, type: 'access_token', startsAtMs, endsAtMs });
  }
  return undefined;
}

/** One that never ends has no `exp` (assumed). */
function aboutRefresh(org: Org, token: string): object | undefined {
  const grant = org.state().grants.find(({ refreshToken }) => refreshToken === token);
  const user = grant && org.userById(grant.userId);
  if (!grant || !isRefreshable(org, grant) || !user?.active || isFrozen(org, user)) return undefined;
  const endsAtMs = refreshEndsAtMs(org, grant);
  return about(org, { grant, user, type: 'refresh_token', startsAtMs: grant.grantedAtMs, endsAtMs });
}

interface Found {
  grant: Grant;
  user: OrgUser;
  type: 'access_token' | 'refresh_token';
  startsAtMs: number;
  endsAtMs: number | null;
}

/** Times in whole seconds. */
function about(org: Org, { grant, user, type, startsAtMs, endsAtMs }: Found): object {
  const seconds = (ms: number) => Math.floor(ms / 1000);
  return {
    active: true,
    scope: grant.scopes.join(' '),
    client_id: org.seed().app.consumerKey,
    username: user.username,
    sub: identityUrl(org, user),
    token_type: type,
    ...(endsAtMs === null ? {} : { exp: seconds(endsAtMs) }),
    iat: seconds(startsAtMs),
    nbf: seconds(startsAtMs),
  };
}
