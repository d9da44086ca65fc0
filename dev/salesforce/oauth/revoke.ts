/** Owns `/services/oauth2/revoke`. */

import { Hono } from 'hono';
import { revokeToken } from '../grants';
import type { Org } from '../org';
import { formOf } from './token-request';

export const REVOKE_PATH = '/services/oauth2/revoke';

/**
 * POST with a form or GET with a query: 200 without a body (documented). An error's body is form-encoded, as jsforce
 * reads it. A GET with `callback` is answered with a script that calls it (documented; its status is assumed).
 */
export function revokeRoutes(org: Org): Hono {
  const app = new Hono();
  app.on(['GET', 'POST'], REVOKE_PATH, async (c) => {
    const fields = c.req.method === 'POST' ? await formOf(c.req.raw) : new URL(c.req.url).searchParams;
    const error = revoked(org, fields.get('token'));
    const callback = c.req.method === 'GET' ? fields.get('callback') : null;
    if (callback !== null && /^[\w$][\w$.]*$/.test(callback)) {
      const script = `${callback}(${JSON.stringify(error === undefined ? {} : { error: error[0] })});`;
      const type = 'application/javascript;charset=UTF-8';
      return c.body(script, 200, { 'content-type': type, 'cache-control': 'no-store' });
    }
    return error === undefined ? c.body(null, 200, { 'cache-control': 'no-store' }) : refusal(...error);
  });
  return app;
}

/** Codes documented. Which is for a missing token, and the words, are assumed. */
function revoked(org: Org, token: string | null): [error: string, description: string] | undefined {
  if (!token) return ['unsupported_token_type', 'this type of token cannot be revoked'];
  return revokeToken(org, token) ? undefined : ['invalid_token', 'invalid token'];
}

function refusal(error: string, description: string): Response {
  const body = new URLSearchParams({ error, error_description: description });
  const type = 'application/x-www-form-urlencoded';
  return new Response(body.toString(), {
    status: 400,
    headers: { 'content-type': type, 'cache-control': 'no-store' },
  });
}
