/** Owns the control of an org that is served alone: what is set on it, and setting it, at an address no org has. */

import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { OrgHandle } from '../salesforce/create-salesforce';
import { justTrue, may, shape } from '../world/checks';
import { guard } from './guard';
import { changeOrg, ORG_CHANGES, type OrgChanges } from './org-changes';
import { bad, checkedBody } from './routes/json-body';

export const CONTROL_PATH = '/__trunkline';

const REQUEST = shape({ ...ORG_CHANGES, clear: may(justTrue) });

export interface OrgControlDeps {
  org: OrgHandle;
  isOurs: (hostHeader: string) => boolean;
  /** What was done to the org before its first client came, and is no fault. */
  prepare: () => void;
}

/** `GET` and `POST /__trunkline/faults`: as `POST /api/faults` of the host has it for one of its orgs. */
export function orgControl({ org, isOurs, prepare }: OrgControlDeps): Hono {
  const app = new Hono();
  app.onError((error) => {
    if (error instanceof HTTPException) return error.getResponse();
    throw error;
  });
  app.use('*', guard(isOurs));
  app.get('/faults', (c) => c.json(org.changed()));
  app.post('/faults', async (c) => {
    const { clear, ...changes } = await checkedBody<OrgChanges & { clear?: true }>(c.req, REQUEST);
    if (clear) {
      org.restore();
      prepare();
    }
    const problem = changeOrg(org, changes);
    if (problem) throw bad(problem);
    return c.json(org.changed());
  });
  return app;
}
