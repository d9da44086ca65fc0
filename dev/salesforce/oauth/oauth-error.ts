/** Owns the error bodies of the token endpoint. */

import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** Shape, status 400 and `no-store`: documented. */
export function oauthError(
  error: string,
  description: string,
  status: ContentfulStatusCode = 400,
): HTTPException {
  const body = { error, error_description: description };
  return new HTTPException(status, {
    res: Response.json(body, { status, headers: { 'cache-control': 'no-store' } }),
  });
}
