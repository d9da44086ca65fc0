/** Owns the routes of the signed-in person's mailbox. */

import { Hono } from 'hono';
import type { HostParts } from '../create-host';
import { bad } from './json-body';
import { signedIn } from './signed-in';

export function mailboxRoutes(parts: HostParts): Hono {
  const { google } = parts;
  const app = new Hono();
  app.get('/mailbox', (c) => c.json(google.mail(signedIn(parts, c)).map(({ body: _body, ...row }) => row)));
  app.get('/mailbox/:id', (c) => {
    const mail = google.mail(signedIn(parts, c)).find(({ id }) => id === c.req.param('id'));
    if (!mail) throw bad('There is no such mail.');
    return c.json(mail);
  });
  return app;
}
