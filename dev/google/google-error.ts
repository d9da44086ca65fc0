/** Owns the error bodies of Google's REST APIs. */

import { HTTPException } from 'hono/http-exception';

/** The shape is documented; the words are seen in answers of the Directory API. */
export function googleError(
  status: 400 | 401 | 403 | 404 | 503,
  reason: string,
  message: string,
): HTTPException {
  const body = { error: { code: status, message, errors: [{ message, domain: 'global', reason }] } };
  return new HTTPException(status, { res: Response.json(body, { status }) });
}
