/** Owns who may approve the app, and who has. */

import { liveGrants } from '../grants';
import type { Org, OrgUser } from '../org';

/**
 * Why this user may not approve the app. Shown on a page of Salesforce's, and the callback is never called (seen);
 * some clients report the first two at their callback as well. Words of the first two seen.
 */
export function refusalOf(org: Org, user: OrgUser): { error: string; description: string } | undefined {
  const { appBlocked, adminApprovalRequired } = org.controls();
  if (appBlocked) return { error: 'OAUTH_APP_BLOCKED', description: 'this app is blocked by admin' };
  if (adminApprovalRequired) {
    const description = 'user is not admin approved to access this app';
    return { error: 'OAUTH_APP_ACCESS_DENIED', description };
  }
  // A user who may use nothing but the API cannot approve in a browser (seen at one vendor).
  if (user.permissions.includes('ApiUserOnly')) {
    const description = 'An unexpected error has occurred during authentication. Please try again.';
    return { error: 'OAUTH_APPROVAL_ERROR_GENERIC', description };
  }
  return undefined;
}

/** Whether the user has approved these scopes: an approval lasts as long as its refresh token (assumed). */
export function hasApproved(org: Org, user: OrgUser, scopes: string[]): boolean {
  return liveGrants(org).some(
    (grant) => grant.userId === user.id && scopes.every((scope) => grant.scopes.includes(scope)),
  );
}
