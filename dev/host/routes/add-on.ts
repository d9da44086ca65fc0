/** Owns the routes of the side panel: what the add-on is, opening it, its actions, Google's consent. */

import { Hono } from 'hono';
import type { ActionRequest, ComposePlace, Place } from '../api';
import type { HostParts } from '../create-host';
import { addOnInfo } from '../project-facts';
import { body } from './json-body';
import { signedIn } from './signed-in';

export function addOnRoutes(parts: HostParts): Hono {
  const { google, panel, project } = parts;
  const app = new Hono();
  app.get('/add-on', (c) => c.json(addOnInfo(project)));
  app.post('/add-on/open', async (c) => {
    const { place } = await body<{ place: Place }>(c.req);
    return c.json(await panel.open(signedIn(parts, c), place));
  });
  app.post('/add-on/action', async (c) => {
    const request = await body<ActionRequest>(c.req);
    return c.json(await panel.act(signedIn(parts, c), request));
  });
  app.post('/add-on/universal', async (c) => {
    const request = await body<{ place: Place; index: number }>(c.req);
    return c.json(await panel.universal(signedIn(parts, c), request));
  });
  app.post('/add-on/compose', async (c) => {
    const { place } = await body<{ place: ComposePlace }>(c.req);
    return c.json(await panel.compose(signedIn(parts, c), place));
  });
  app.post('/add-on/consent', (c) => {
    google.authorizations.consent(signedIn(parts, c));
    return c.json({ consented: true });
  });
  return app;
}
