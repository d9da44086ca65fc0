/** Owns the routes of the side panel: what the add-on is, opening it, its actions, Google's consent. */

import { Hono } from 'hono';
import type { ActionRequest, AddOnInfo, Place } from '../api';
import type { HostParts } from '../create-host';
import { body } from './json-body';
import { signedIn } from './signed-in';

export function addOnRoutes(parts: HostParts): Hono {
  const { google, panel, project } = parts;
  const app = new Hono();
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
  app.post('/add-on/consent', (c) => {
    google.authorizations.consent(signedIn(parts, c));
    return c.json({ consented: true });
  });
  return app;
}
