/** Owns who may approve the app, and who has. */

import { liveGrants } from '../grants';
import type { Org, OrgUser } from '../org';
import { isOutside, isPreAuthorized } from '../sign-in-policy';

/**
 * Why this user may not approve the app. Shown on a page of Salesforce's, and the callback is never called (seen);
 * some clients report the first two at their callback as well. Words of the first two seen, those of the third too,
 * but at the token endpoint.
 */
export function refusalOf(org: Org, user: OrgUser): { error: string; description: string } | undefined {
  const { appBlocked, adminApprovalRequired } = org.controls();
  if (appBlocked) return { error: 'OAUTH_APP_BLOCKED', description: 'this app is blocked by admin' };
  if (adminApprovalRequired && !isPreAuthorized(org, user)) {
    const description = 'user is not admin approved to access this app';
    return { error: 'OAUTH_APP_ACCESS_DENIED', description };
  }
  if (isOutside(org, 'login')) return { error: 'invalid_grant', description: 'ip restricted' };
  // A user who may use nothing but the API cannot approve in a browser (seen at one vendor).
  if (user.permissions.includes('ApiUserOnly')) {
    const description = 'An unexpected error has occurred during authentication. Please try again.';
    return { error: 'OAUTH_APPROVAL_ERROR_GENERIC', description };
  }
  return undefined;
}

/**
 * Whether the user need not be asked for these scopes: an approval lasts as long as its refresh token (assumed), and
 * whom an admin has approved is asked for none (documented).
 */
export function hasApproved(org: Org, user: OrgUser, scopes: string[]): boolean {
  const given = isPreAuthorized(org, user) ? org.seed().app.scopes : approvedScopes(org, user);
  return scopes.every((scope) => given?.includes(scope));
}

/** The scopes of the user's approvals together; undefined without one. */
export function approvedScopes(org: Org, user: OrgUser): string[] | undefined {
  const own = liveGrants(org).filter((grant) => grant.userId === user.id);
  return own.length === 0 ? undefined : [...new Set(own.flatMap(({ scopes }) => scopes))];
}
