/** Owns the routes of what is broken on purpose, and of what is used up: switching it, and telling what is on. */

import { Hono } from 'hono';
import type { FaultsRequest, FaultsState, QuotasAnswer } from '../api';
import type { HostParts } from '../create-host';
import { clearFaults } from '../clear-faults';
import { checkFaults } from '../fault-checks';
import { changeOrg } from '../org-changes';
import { bad, body } from './json-body';

export function faultRoutes(parts: HostParts): Hono {
  const { appsScript, google, salesforce } = parts;
  const app = new Hono();
  const state = (): FaultsState => ({
    salesforce: {
      production: salesforce.org('production').changed(),
      sandbox: salesforce.org('sandbox').changed(),
    },
    google: google.controls(),
    ...appsScript.faults.state(),
  });

  app.get('/quotas', (c) => c.json<QuotasAnswer>(appsScript.quotas()));
  app.get('/faults', (c) => c.json(state()));
  app.post('/faults', async (c) => {
    const request = await body<FaultsRequest>(c.req);
    // All is looked at before anything is switched.
    const problem = checkFaults(request, appsScript.faults.state().held);
    if (problem) throw bad(problem);
    if (request.clear) clearFaults(parts);
    if (request.salesforce) {
      const { org, ...changes } = request.salesforce;
      const refused = changeOrg(salesforce.org(org), changes);
      if (refused) throw bad(refused);
    }
    if (request.google) {
      const { expireGmailHistory, ...changes } = request.google;
      google.set(changes);
      if (expireGmailHistory) google.gmail.expireHistory();
    }
    appsScript.faults.set(request);
    return c.json(state());
  });
  return app;
}
