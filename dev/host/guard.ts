/** Owns what the host refuses before it looks at a request: foreign hosts, foreign origins, odd bodies. */

import type { MiddlewareHandler } from 'hono';

const FORM = 'application/x-www-form-urlencoded';

/**
 * Refuses a Host that is not ours (DNS rebinding), an Origin that is not the Host's own (another site's page), and
 * a body that is neither JSON nor a form. The API takes JSON alone, which no plain form of another site can send.
 */
export function guard(isOurs: (hostHeader: string) => boolean): MiddlewareHandler {
  return async (c, next) => {
    const host = c.req.header('host') ?? '';
    if (!isOurs(host)) return c.text('This host answers only on this machine, under its own names.', 421);
    const origin = c.req.header('origin');
    if (origin !== undefined && origin !== `http://${host}`)
      return c.text('A foreign origin is refused.', 403);
    if (
      c.req.method !== 'GET' &&
      c.req.method !== 'HEAD' &&
      !hasRightBody(c.req.path, c.req.header('content-type'))
    ) {
      return c.text('The body must be JSON, or a form where a page has one.', 415);
    }
    return next();
  };
}

function hasRightBody(path: string, contentType: string | undefined): boolean {
  const type = (contentType ?? '').split(';')[0]!.trim().toLowerCase();
  if (/^\/(api|__trunkline)\//.test(path)) return type === 'application/json';
  return type === 'application/json' || type === FORM || type === '';
}
