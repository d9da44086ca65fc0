/** Owns the routes of what is broken on purpose: switching it, and telling what is on. */

import { Hono } from 'hono';
import type { FaultsRequest, FaultsState } from '../api';
import type { HostParts } from '../create-host';
import { clearFaults } from '../clear-faults';
import { body } from './json-body';

export function faultRoutes(parts: HostParts): Hono {
  const { appsScript, google, salesforce } = parts;
  const app = new Hono();
  const state = (): FaultsState => ({
    held: appsScript.holds.count(),
    salesforce: {
      production: salesforce.org('production').changed(),
      sandbox: salesforce.org('sandbox').changed(),
    },
    google: google.controls(),
    properties: appsScript.properties.faults,
  });

  app.get('/faults', (c) => c.json(state()));
  app.post('/faults', async (c) => {
    const request = await body<FaultsRequest>(c.req);
    if (request.clear) clearFaults(parts);
    if (request.salesforce) {
      const org = salesforce.org(request.salesforce.org);
      if (request.salesforce.set) org.set(request.salesforce.set);
      for (const act of request.salesforce.act ?? []) org.act(act);
    }
    if (request.google) {
      const { expireGmailHistory, ...changes } = request.google;
      google.set(changes);
      if (expireGmailHistory) google.gmail.expireHistory();
    }
    if (request.properties) Object.assign(appsScript.properties.faults, request.properties);
    if (request.hold !== undefined) appsScript.holds.set(request.hold ?? undefined);
    if (request.release) appsScript.holds.release();
    return c.json(state());
  });
  return app;
}
