/** Owns the login form at `/`: who may log in, and where to after that. */

import { Hono } from 'hono';
import type { Org, OrgUser } from './org';
import { loginPage } from './pages/login-page';
import { startSession } from './sessions';
import { SETUP_PATH } from './setup';

/** Seen; the same for an unknown user, a wrong password and an inactive user (the last is assumed). */
const REFUSED =
  "Please check your username and password. If you still can't log in, contact your Salesforce administrator.";

export function loginRoutes(org: Org): Hono {
  const app = new Hono();
  app.get('/', (c) => loginPage(c, org, { username: '', startUrl: localPath(c.req.query('startURL'), org) }));
  app.post('/', async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const username = form.get('username') ?? '';
    const startUrl = localPath(form.get('startURL') ?? undefined, org);
    const user = userOf(org, username, form.get('pw') ?? '');
    if (!user) return loginPage(c, org, { username, startUrl, error: REFUSED });
    startSession(c, org, user);
    return c.redirect(startUrl, 302);
  });
  return app;
}

function userOf(org: Org, username: string, password: string): OrgUser | undefined {
  const user = org.userByName(username);
  return user?.active && user.password === password ? user : undefined;
}

/** Only a path on this host is gone to, so that a login link cannot lead away. */
function localPath(startUrl: string | undefined, org: Org): string {
  if (!startUrl?.startsWith('/')) return SETUP_PATH;
  const url = new URL(startUrl, org.origin());
  return url.origin === org.origin() ? url.pathname + url.search : SETUP_PATH;
}
