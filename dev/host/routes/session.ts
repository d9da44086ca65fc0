/** Owns the routes of signing in to Google in this browser. */

import { Hono } from 'hono';
import type { SessionAnswer } from '../api';
import type { HostParts } from '../create-host';
import { bad, body } from './json-body';
import { users } from './people';

export function sessionRoutes(parts: HostParts): Hono {
  const { clock, google, sessions } = parts;
  const app = new Hono();
  const session = (email: string | undefined): SessionAnswer => ({
    user: users(parts).find((row) => row.email === email) ?? null,
    nowMs: clock.nowMs(),
  });

  app.get('/session', (c) => c.json(session(sessions.user(c))));
  app.post('/session', async (c) => {
    const { email } = await body<{ email: string }>(c.req);
    if (typeof email !== 'string' || !google.domain.person(email))
      throw bad('There is no such user in this domain.');
    sessions.signIn(c, email);
    return c.json(session(email));
  });
  app.delete('/session', (c) => {
    sessions.signOut(c);
    return c.json(session(undefined));
  });
  return app;
}
