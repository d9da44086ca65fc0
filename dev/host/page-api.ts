/** Owns the routes that only the page uses: signing in, the mailbox, the side panel, and opening links. */

import { type Context, Hono } from 'hono';
import type { ActionRequest, AddOnInfo, Place } from './api';
import { bad, body, users } from './control-api';
import type { HostParts } from './create-host';

export function createPageApi(parts: HostParts): Hono {
  const { clock, google, panel, project, sessions } = parts;
  const app = new Hono();

  function signedIn(c: Context): string {
    const user = sessions.user(c);
    if (user === undefined || !google.domain.person(user)) throw bad('Nobody is signed in.');
    return user;
  }

  const session = (email: string | undefined) => ({
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

  app.get('/mailbox', (c) => c.json(google.mail(signedIn(c)).map(({ body: _body, ...row }) => row)));
  app.get('/mailbox/:id', (c) => {
    const mail = google.mail(signedIn(c)).find(({ id }) => id === c.req.param('id'));
    if (!mail) throw bad('There is no such mail.');
    return c.json(mail);
  });

  app.get('/add-on', (c) => {
    const { name, logoUrl, layoutProperties, universalActions = [] } = project.manifest.addOns.common;
    const info: AddOnInfo = {
      name,
      logoUrl,
      ...(layoutProperties?.primaryColor ? { primaryColor: layoutProperties.primaryColor } : {}),
      universalActions: universalActions.map(({ label }) => ({ label })),
    };
    return c.json(info);
  });
  app.post('/add-on/open', async (c) => {
    const { place } = await body<{ place: Place }>(c.req);
    return c.json(await panel.open(signedIn(c), place));
  });
  app.post('/add-on/action', async (c) => {
    const request = await body<ActionRequest>(c.req);
    return c.json(await panel.act(signedIn(c), request));
  });
  app.post('/add-on/universal', async (c) => {
    const request = await body<{ place: Place; index: number }>(c.req);
    return c.json(await panel.universal(signedIn(c), request));
  });
  app.post('/add-on/consent', (c) => {
    google.authorizations.consent(signedIn(c));
    return c.json({ consented: true });
  });
  return app;
}

/** `/open?url=`: goes on to the address's local twin, and notes it where a person is led to Salesforce's sign-in. */
export function openLink(parts: HostParts, c: Context): Response {
  const url = c.req.query('url') ?? '';
  if (!/^https:\/\//.test(url) || !URL.canParse(url)) throw bad('That is no address that can be opened.');
  const user = parts.sessions.user(c);
  const target = parts.origins().toLocal(url);
  if (target === undefined) return c.text(`This address is outside the local host: ${url}`, 200);
  if (user !== undefined && parts.salesforce.hosts().includes(new URL(url).hostname)) {
    parts.prompts.note(user, 'salesforce-page');
  }
  return c.redirect(target, 302);
}
