/** Owns who makes a call: the user whom the access token stands for, when it may use the API. */

import { apiUsage } from '../api-usage';
import { findBearer } from '../grants';
import type { Org, OrgUser } from '../org';
import { restError } from './rest-error';

/** Codes and words seen. `OAuth` is an older name of the scheme. */
export function callerOf(org: Org, header: string | undefined): OrgUser {
  const token = /^(?:Bearer|OAuth) (\S+)$/i.exec(header ?? '')?.[1];
  if (header !== undefined && token === undefined)
    throw restError(401, 'INVALID_AUTH_HEADER', 'INVALID_HEADER_TYPE');
  const found = token === undefined ? undefined : findBearer(org, token);
  if (!found) throw restError(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
  if (!found.scopes.some((scope) => scope === 'api' || scope === 'full'))
    throw restError(401, 'INVALID_SESSION_ID', 'This session is not valid for use with the REST API');
  if (!found.user.permissions.includes('ApiEnabled'))
    throw restError(403, 'API_DISABLED_FOR_ORG', 'The REST API is not enabled for this Organization.');
  const { used, most } = apiUsage(org);
  if (used >= most) throw restError(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.');
  return found.user;
}
