/** Owns the routes of the side panel: what the add-on is, opening it, its actions, Google's consent. */

import { Hono } from 'hono';
import type { ActionRequest, ComposePlace, Place } from '../api';
import type { HostParts } from '../create-host';
import { ACTION, COMPOSE, OPEN, UNIVERSAL } from '../panel-checks';
import { addOnInfo } from '../project-facts';
import { checkedBody } from './json-body';
import { signedIn } from './signed-in';

export function addOnRoutes(parts: HostParts): Hono {
  const { google, panel, project } = parts;
  const app = new Hono();
  app.get('/add-on', (c) => c.json(addOnInfo(project)));
  app.post('/add-on/open', async (c) => {
    const { place } = await checkedBody<{ place: Place }>(c.req, OPEN);
    return c.json(await panel.open(signedIn(parts, c), place));
  });
  app.post('/add-on/action', async (c) => {
    const request = await checkedBody<ActionRequest>(c.req, ACTION);
    return c.json(await panel.act(signedIn(parts, c), request));
  });
  app.post('/add-on/universal', async (c) => {
    const request = await checkedBody<{ place: Place; index: number }>(c.req, UNIVERSAL);
    return c.json(await panel.universal(signedIn(parts, c), request));
  });
  app.post('/add-on/compose', async (c) => {
    const { place } = await checkedBody<{ place: ComposePlace }>(c.req, COMPOSE);
    return c.json(await panel.compose(signedIn(parts, c), place));
  });
  app.post('/add-on/consent', (c) => {
    google.authorizations.consent(signedIn(parts, c));
    return c.json({ consented: true });
  });
  return app;
}
