/** Owns `login.salesforce.com` and `test.salesforce.com`: what they answer for all orgs, and what they refuse. */

import { Hono } from 'hono';
import { answerError } from './org-app';
import type { Org } from './org';
import { APP_NOT_FOUND } from './oauth/authorize-request';
import { AUTHORIZE_PATH } from './oauth/authorize';
import { INTROSPECT_PATH } from './oauth/introspect';
import { REVOKE_PATH } from './oauth/revoke';
import { TOKEN_PATH } from './oauth/token';
import { oauthError } from './oauth/oauth-error';
import { readTokenRequest, unknownClient } from './oauth/token-request';
import { errorPage, oauthErrorPage } from './pages/error-page';

/** What a login host hands to the org whose token or id it is given. */
const HANDED_ON = [
  '/id/*',
  '/services/oauth2/userinfo',
  REVOKE_PATH,
  INTROSPECT_PATH,
  '/.well-known/openid-configuration',
];

/**
 * A local external client app is not found from a login host (seen), so no authorization and no token begins here.
 * `answer` is the org's own.
 */
export function createLoginHost(org: Org, answer: (request: Request) => Promise<Response>): Hono {
  const app = new Hono({ strict: false });
  app.onError(answerError);
  app.get(AUTHORIZE_PATH, (c) => {
    const isKnown = c.req.query('client_id') === org.seed().app.consumerKey;
    const [error, description] = isKnown
      ? APP_NOT_FOUND
      : (['invalid_client_id', 'client identifier invalid'] as const);
    return oauthErrorPage(c, org, { error, description });
  });
  app.all(TOKEN_PATH, async (c) => {
    const { grantType } = await readTokenRequest(c.req.raw);
    // Seen.
    if (grantType === 'client_credentials')
      throw oauthError('invalid_grant', 'request not supported on this domain');
    throw unknownClient();
  });
  for (const path of HANDED_ON) app.all(path, (c) => answer(c.req.raw));
  app.notFound((c) =>
    errorPage(c, org, {
      status: 404,
      title: 'URL No Longer Exists',
      text: 'Log in at your My Domain address.',
    }),
  );
  return app;
}
