/** Owns `/services/oauth2/authorize` and the consent form: from a client's request to a code at its callback. */

import { type Context, Hono } from 'hono';
import { issueCode } from '../codes';
import type { Org, OrgUser } from '../org';
import type { BrowserSession } from '../org-state';
import { consentPage } from '../pages/consent-page';
import { errorPage, oauthErrorPage } from '../pages/error-page';
import { loginPage } from '../pages/login-page';
import { currentSession } from '../sessions';
import { hasApproved, refusalOf } from './approval';
import {
  type AuthorizeRequest,
  callbackUrl,
  readAuthorizeRequest,
  withLoginPrompt,
} from './authorize-request';

export const AUTHORIZE_PATH = '/services/oauth2/authorize';
/** The name is Salesforce's (seen). */
export const CONSENT_PATH = '/setup/secur/RemoteAccessAuthorizationPage.apexp';

/** A well-formed request with what it takes to answer it. */
interface Asked {
  request: AuthorizeRequest;
  query: URLSearchParams;
}

export function authorizeRoutes(org: Org): Hono {
  const app = new Hono();
  app.get(AUTHORIZE_PATH, (c) => {
    const query = new URL(c.req.url).searchParams;
    return withRequest(c, { org, query }, (asked) => authorize(c, org, asked));
  });
  app.all(AUTHORIZE_PATH, (c) =>
    oauthErrorPage(c, org, { error: 'invalid_request', description: 'must use HTTP GET' }),
  );
  app.post(CONSENT_PATH, async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const query = new URLSearchParams(form.get('request') ?? '');
    return withRequest(c, { org, query }, (asked) => decide(c, org, { ...asked, form }));
  });
  return app;
}

function withRequest(
  c: Context,
  { org, query }: { org: Org; query: URLSearchParams },
  answer: (asked: Asked) => Response | Promise<Response>,
): Response | Promise<Response> {
  const reading = readAuthorizeRequest(org, query);
  if (reading.kind === 'page') return oauthErrorPage(c, org, reading);
  if (reading.kind === 'callback') return c.redirect(reading.url, 302);
  return answer({ request: reading.request, query });
}

function authorize(c: Context, org: Org, { request, query }: Asked): Response | Promise<Response> {
  const found = currentSession(c, org);
  if (!found || request.forcesLogin) {
    if (request.isImmediate) return immediateUnsuccessful(c, request);
    const startUrl = `${AUTHORIZE_PATH}?${withLoginPrompt(query, 'obeyed')}`;
    return loginPage(c, org, { username: request.loginHint, startUrl });
  }
  const refusal = refusalOf(org, found.user);
  if (refusal) return oauthErrorPage(c, org, refusal);
  if (!request.forcesConsent && hasApproved(org, found.user, request.scopes)) {
    return sendCode(c, org, { user: found.user, request });
  }
  if (request.isImmediate) return immediateUnsuccessful(c, request);
  return consentPage(c, org, {
    user: found.user,
    scopes: request.scopes,
    csrf: found.session.csrf,
    action: CONSENT_PATH,
    request: query.toString(),
    notYouUrl: `${AUTHORIZE_PATH}?${withLoginPrompt(query, 'asked')}`,
  });
}

type Decision = Asked & { form: URLSearchParams };

function decide(c: Context, org: Org, { request, query, form }: Decision): Response | Promise<Response> {
  const found = currentSession(c, org);
  if (!found) return c.redirect(`${AUTHORIZE_PATH}?${query}`, 302);
  if (!isOwnForm(found.session, form)) return errorPage(c, org, FORM_NOT_YOURS);
  const refusal = refusalOf(org, found.user);
  if (refusal) return oauthErrorPage(c, org, refusal);
  switch (form.get('decision')) {
    case 'allow':
      return sendCode(c, org, { user: found.user, request });
    case 'deny': {
      const denied = { error: 'access_denied', error_description: 'end-user denied authorization' };
      return c.redirect(callbackUrl(request.redirectUri, { ...denied, state: request.state }), 302);
    }
    default:
      return errorPage(c, org, FORM_NOT_YOURS);
  }
}

/** The words are this simulator's own. */
const FORM_NOT_YOURS = {
  status: 403,
  title: 'Illegal Request',
  text: 'This form does not belong to your session. Go back and try again.',
} as const;

function isOwnForm(session: BrowserSession, form: URLSearchParams): boolean {
  return form.get('csrf') === session.csrf;
}

function sendCode(
  c: Context,
  org: Org,
  { user, request }: { user: OrgUser; request: AuthorizeRequest },
): Response {
  const code = issueCode(org, { ...request, userId: user.id, clientId: org.seed().app.consumerKey });
  return c.redirect(callbackUrl(request.redirectUri, { code, state: request.state }), 302);
}

/** Code from the historic list; words assumed. */
function immediateUnsuccessful(c: Context, request: AuthorizeRequest): Response {
  const error = {
    error: 'immediate_unsuccessful',
    error_description: 'immediate authorization was unsuccessful',
  };
  return c.redirect(callbackUrl(request.redirectUri, { ...error, state: request.state }), 302);
}
