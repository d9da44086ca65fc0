/** Owns the routes of the demo domain's people, and of the prompts that they met. */

import { Hono } from 'hono';
import type { UserRow } from '../api';
import type { HostParts } from '../create-host';

export function peopleRoutes(parts: HostParts): Hono {
  const app = new Hono();
  app.get('/users', (c) => c.json(users(parts)));
  app.get('/prompts', (c) => c.json(parts.prompts.rows()));
  return app;
}

export function users({ google, isWorkspaceAdmin }: HostParts): UserRow[] {
  return google.domain.people().map(({ email, name }) => ({ email, name, admin: isWorkspaceAdmin(email) }));
}
