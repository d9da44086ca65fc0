/** Owns the login form at `/`: who may log in, and where to after that. */

import { Hono } from 'hono';
import type { Org, OrgUser } from './org';
import { loginPage } from './pages/login-page';
import { startSession } from './sessions';
import { isFrozen, isOutside } from './sign-in-policy';
import { AUTHORIZE_PATH } from './oauth/authorize';
import { SETUP_PATH } from './setup';

/** Seen; the same for an unknown user, a wrong password, and for a user or an org that may not (both assumed). */
const REFUSED =
  "Please check your username and password. If you still can't log in, contact your Salesforce administrator.";
/** The words of older log-in pages (seen); that they stand for an address outside the ranges alone is assumed. */
const OUTSIDE =
  'Your login attempt has failed. The username or password may be incorrect, or your location or login time may be ' +
  'restricted. Please contact the administrator at your company for help.';

export function loginRoutes(org: Org): Hono {
  const app = new Hono();
  app.get('/', (c) => loginPage(c, org, { username: '', startUrl: localPath(c.req.query('startURL'), org) }));
  app.post('/', async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const username = form.get('username') ?? '';
    const startUrl = localPath(form.get('startURL') ?? undefined, org);
    const user = userOf(org, username, form.get('pw') ?? '');
    if (!user) return loginPage(c, org, { username, startUrl, error: REFUSED });
    if (isRestricted(org, startUrl)) return loginPage(c, org, { username, startUrl, error: OUTSIDE });
    startSession(c, org, user);
    return c.redirect(startUrl, 302);
  });
  return app;
}

function userOf(org: Org, username: string, password: string): OrgUser | undefined {
  const user = org.userByName(username);
  const mayLogIn = user?.active && !isFrozen(org, user) && org.controls().organizationActive;
  return mayLogIn && user.password === password ? user : undefined;
}

/** Only on the way to an app does that app's relaxation of the ranges count. */
function isRestricted(org: Org, startUrl: string): boolean {
  const isForApp = new URL(startUrl, org.origin()).pathname === AUTHORIZE_PATH;
  return isForApp ? isOutside(org, 'login') : org.controls().outsideLoginRanges;
}

/** Only a path on this host is gone to, so that a login link cannot lead away. */
function localPath(startUrl: string | undefined, org: Org): string {
  if (!startUrl?.startsWith('/') || !URL.canParse(startUrl, org.origin())) return SETUP_PATH;
  const url = new URL(startUrl, org.origin());
  return url.origin === org.origin() ? url.pathname + url.search : SETUP_PATH;
}
