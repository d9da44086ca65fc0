/** Owns the route that tells a person what the demo's Salesforce admin knows. */

import { Hono } from 'hono';
import type { OrgRow } from '../api';
import type { HostParts } from '../create-host';

export function salesforceRoutes({ salesforce, orgUrls }: HostParts): Hono {
  const app = new Hono();
  app.get('/salesforce', (c) =>
    c.json(
      (['production', 'sandbox'] as const).map((org): OrgRow => {
        const { controls, ...facts } = salesforce.org(org).facts();
        return { ...facts, url: orgUrls()[org], state: controls };
      }),
    ),
  );
  return app;
}
