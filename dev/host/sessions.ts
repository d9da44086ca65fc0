/** Owns who is signed in to Google in which browser. */

import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Random } from '../world/random';

const COOKIE = 'trunkline_google_session';

export interface Sessions {
  /** The address of the person signed in; undefined when nobody is. */
  user(c: Context): string | undefined;
  signIn(c: Context, email: string): void;
  signOut(c: Context): void;
  clear(): void;
}

/** Sessions are forgotten when the host stops. Under `google.localhost` one cookie serves Gmail and Apps Script. */
export function createSessions(random: Random): Sessions {
  const users = new Map<string, string>();

  function domainOf(c: Context): { domain?: string } {
    const host = (c.req.header('host') ?? '').split(':')[0]!;
    return host.endsWith('.google.localhost') ? { domain: 'google.localhost' } : {};
  }

  return {
    user(c) {
      const id = getCookie(c, COOKIE);
      return id === undefined ? undefined : users.get(id);
    },
    signIn(c, email) {
      const id = random.text(32);
      users.set(id, email);
      setCookie(c, COOKIE, id, { path: '/', httpOnly: true, sameSite: 'Lax', ...domainOf(c) });
    },
    signOut(c) {
      const id = getCookie(c, COOKIE);
      if (id !== undefined) users.delete(id);
      deleteCookie(c, COOKIE, { path: '/', ...domainOf(c) });
    },
    clear: () => users.clear(),
  };
}
