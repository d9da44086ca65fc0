/** Owns the error bodies of the REST API. */

import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** An array of one row (documented). */
export function apiError(status: ContentfulStatusCode, errorCode: string, message: string): HTTPException {
  // Seen on a 401.
  const headers: Record<string, string> = status === 401 ? { 'www-authenticate': 'Token' } : {};
  return new HTTPException(status, { res: Response.json([{ message, errorCode }], { status, headers }) });
}

/** Words documented. */
export const notFound = () => apiError(404, 'NOT_FOUND', 'The requested resource does not exist');
