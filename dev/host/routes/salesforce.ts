/** Owns the route that tells a person what the demo's Salesforce admin knows. */

import { Hono } from 'hono';
import type { OrgRow } from '../api';
import { HOME_PATH } from '../../salesforce/window/addresses';
import type { HostParts } from '../create-host';

export function salesforceRoutes({ salesforce, orgUrls, origins }: HostParts): Hono {
  const app = new Hono();
  app.get('/salesforce', (c) =>
    c.json(
      (['production', 'sandbox'] as const).map((org): OrgRow => {
        const { controls, ...facts } = salesforce.org(org).facts();
        const windowUrl = origins().toLocal(`https://${facts.myDomain}${HOME_PATH}`)!;
        return { ...facts, url: orgUrls()[org], windowUrl, state: controls };
      }),
    ),
  );
  return app;
}
