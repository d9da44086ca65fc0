/** Owns the words in which a user is refused a token. */

import type { Org, OrgUser } from '../org';
import { countLogin, type SignInProblem, signInProblem, type SignInWay } from '../sign-in-policy';
import { oauthError } from './oauth-error';

/**
 * Inactive user, not approved, restricted: seen. The text of an inactive organization is assumed after the older code
 * `inactive_org`; that a frozen user is a failed authentication is assumed (seen for bad states of a user); the rate's
 * code is in the historic list, its text assumed.
 */
const REFUSALS: Record<SignInProblem, readonly [error: string, description: string]> = {
  inactiveOrganization: ['invalid_grant', 'inactive organization'],
  inactiveUser: ['invalid_grant', 'inactive user'],
  frozenUser: ['invalid_grant', 'authentication failure'],
  notApproved: ['invalid_app_access', 'user is not admin approved to access this app'],
  outsideRanges: ['invalid_grant', 'ip restricted'],
  tooManyLogins: ['rate_limit_exceeded', 'login rate exceeded'],
};

/**
 * The user, to whom a token may be given; any way but a refresh counts as a login.
 * @throws HTTPException 400
 */
export function checkedUser(org: Org, userId: string, way: SignInWay): OrgUser {
  const user = org.userById(userId);
  const problem = signInProblem(org, user, way);
  if (problem) throw oauthError(...REFUSALS[problem]);
  if (way !== 'refresh') countLogin(org, userId);
  return user!;
}
