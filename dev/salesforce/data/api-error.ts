/** Owns the error bodies of the REST API. */

import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { OrgRefusal } from '../refusal';

/** An array of one row (documented). */
export function apiError(status: ContentfulStatusCode, errorCode: string, message: string): HTTPException {
  // Seen on a 401.
  const headers: Record<string, string> = status === 401 ? { 'www-authenticate': 'Token' } : {};
  return new HTTPException(status, { res: Response.json([{ message, errorCode }], { status, headers }) });
}

/** Words documented. */
export const notFound = () => apiError(404, 'NOT_FOUND', 'The requested resource does not exist');

/** Of codes that are not 400 (documented statuses). */
const STATUSES: Record<string, ContentfulStatusCode> = {
  NOT_FOUND: 404,
  ENTITY_IS_DELETED: 404,
  INSUFFICIENT_ACCESS_OR_READONLY: 403,
};

/** What a refusal of the org's data is over HTTP. */
export function refusalAnswer({ code, message }: OrgRefusal): HTTPException {
  return apiError(STATUSES[code] ?? 400, code, message);
}
