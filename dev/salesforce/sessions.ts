/** Owns logins in a browser: the cookie `sid` of a My Domain host. */

import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Org, OrgUser } from './org';
import type { BrowserSession } from './org-state';
import { isSessionOutside } from './sign-in-policy';

const SESSION_MS = 2 * 60 * 60 * 1000;

/** Who is logged in in this browser; undefined when nobody is, or the user has been deactivated since. */
export function currentSession(c: Context, org: Org): { session: BrowserSession; user: OrgUser } | undefined {
  const sid = getCookie(c, 'sid');
  const session = org.state().sessions.find((one) => one.sid === sid && one.endsAtMs > org.clock.nowMs());
  const user = session && org.userById(session.userId);
  const isOpen = org.controls().organizationActive && !isSessionOutside(org);
  return isOpen && session && user?.active ? { session, user } : undefined;
}

/**
 * Logs in, in place of whoever was. The cookie is for this host alone. It lacks `Secure`, which the real one has,
 * because browsers reach the simulator over plain HTTP.
 */
export function startSession(c: Context, org: Org, user: OrgUser): void {
  const nowMs = org.clock.nowMs();
  const sid = org.newSecret(`${org.organizationId().slice(0, 15)}!AR`);
  const session: BrowserSession = {
    sid,
    userId: user.id,
    csrf: org.random.text(32),
    endsAtMs: nowMs + SESSION_MS,
  };
  const former = getCookie(c, 'sid');
  org.change((state) => {
    state.sessions = state.sessions.filter((one) => one.endsAtMs > nowMs && one.sid !== former);
    state.sessions.push(session);
  });
  setCookie(c, 'sid', sid, { path: '/', httpOnly: true, sameSite: 'Lax' });
}
