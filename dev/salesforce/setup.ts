/** Owns the one page of Setup that the org's admin needs: the app, its keys, and its users' grants. */

import { type Context, Hono } from 'hono';
import { liveGrants, revokeUser } from './grants';
import type { Org } from './org';
import { errorPage } from './pages/error-page';
import { setupPage } from './pages/setup-page';
import { currentSession } from './sessions';

export const SETUP_PATH = '/lightning/setup/ExternalClientApps';

/** The page is modelled on "External Client App Manager" and "Connected Apps OAuth Usage"; its form is our own. */
export function setupRoutes(org: Org): Hono {
  const app = new Hono();
  app.get(SETUP_PATH, (c) =>
    asAdmin(c, org, (admin) =>
      setupPage(c, org, { adminName: admin.user.name, csrf: admin.session.csrf, usage: usageOf(org) }),
    ),
  );
  app.post(SETUP_PATH, async (c) => {
    const form = new URLSearchParams(await c.req.text());
    return asAdmin(c, org, (admin) => {
      if (form.get('csrf') !== admin.session.csrf) return errorPage(c, org, ILLEGAL);
      revokeUser(org, form.get('userId') ?? '');
      return c.redirect(SETUP_PATH, 303);
    });
  });
  return app;
}

type Admin = NonNullable<ReturnType<typeof currentSession>>;

function asAdmin(
  c: Context,
  org: Org,
  answer: (admin: Admin) => Response | Promise<Response>,
): Response | Promise<Response> {
  const found = currentSession(c, org);
  if (!found) return c.redirect(`/?startURL=${encodeURIComponent(SETUP_PATH)}`, 302);
  return found.user.role === 'admin' ? answer(found) : errorPage(c, org, NOT_ADMIN);
}

const NOT_ADMIN = {
  status: 403,
  title: 'Insufficient Privileges',
  text: 'You do not have the level of access necessary to perform the operation you requested.',
} as const;

const ILLEGAL = {
  status: 403,
  title: 'Illegal Request',
  text: 'This form does not belong to your session. Reload the page and try again.',
} as const;

function usageOf(org: Org): { userId: string; username: string; count: number }[] {
  const grants = liveGrants(org);
  return org.users().flatMap((user) => {
    const count = grants.filter(({ userId }) => userId === user.id).length;
    return count === 0 ? [] : [{ userId: user.id, username: user.username, count }];
  });
}
