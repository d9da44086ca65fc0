/** Owns the control API as a whole: one file of `routes/` a subject, mounted here. */

import { Hono } from 'hono';
import type { HostParts } from './create-host';
import { addOnRoutes } from './routes/add-on';
import { clockRoutes } from './routes/clock';
import { executionRoutes } from './routes/executions';
import { faultRoutes } from './routes/faults';
import { mailboxRoutes } from './routes/mailbox';
import { peopleRoutes } from './routes/people';
import { salesforceRoutes } from './routes/salesforce';
import { scriptRoutes } from './routes/script';
import { sessionRoutes } from './routes/session';

/** A new route stands in the file of its subject; a new subject is a new file and one entry here. */
const SUBJECTS: readonly ((parts: HostParts) => Hono)[] = [
  peopleRoutes,
  executionRoutes,
  scriptRoutes,
  clockRoutes,
  faultRoutes,
  salesforceRoutes,
  sessionRoutes,
  mailboxRoutes,
  addOnRoutes,
];

export function createControlApi(parts: HostParts): Hono {
  const app = new Hono();
  for (const routes of SUBJECTS) app.route('/', routes(parts));
  return app;
}
