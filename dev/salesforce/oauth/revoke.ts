/** Owns `/services/oauth2/revoke`. */

import { Hono } from 'hono';
import { revokeToken } from '../grants';
import type { Org } from '../org';
import { formOf } from './token-request';

export const REVOKE_PATH = '/services/oauth2/revoke';

/**
 * POST with a form or GET with a query: 200 without a body (documented). An error's body is form-encoded, as jsforce
 * reads it. The JSONP form is not built.
 */
export function revokeRoutes(org: Org): Hono {
  const app = new Hono();
  app.on(['GET', 'POST'], REVOKE_PATH, async (c) => {
    const fields = c.req.method === 'POST' ? await formOf(c.req.raw) : new URL(c.req.url).searchParams;
    const token = fields.get('token');
    // Codes documented. Which is for a missing token, and the words, are assumed.
    if (!token) return refusal('unsupported_token_type', 'this type of token cannot be revoked');
    if (!revokeToken(org, token)) return refusal('invalid_token', 'invalid token');
    return c.body(null, 200, { 'cache-control': 'no-store' });
  });
  return app;
}

function refusal(error: string, description: string): Response {
  const body = new URLSearchParams({ error, error_description: description });
  const type = 'application/x-www-form-urlencoded';
  return new Response(body.toString(), {
    status: 400,
    headers: { 'content-type': type, 'cache-control': 'no-store' },
  });
}
