/** Owns who may begin a session in an org, from where, and how often. */

import type { Org, OrgUser } from './org';

const HOUR_MS = 60 * 60 * 1000;

/** `assertion`: a signed one, for which no IP relaxation counts. */
export type SignInWay = 'login' | 'refresh' | 'assertion';

export type SignInProblem =
  'inactiveOrganization' | 'inactiveUser' | 'frozenUser' | 'notApproved' | 'outsideRanges' | 'tooManyLogins';

/**
 * Why this user gets no token in this way; undefined when nothing stands against it. The order is assumed. Approved
 * users are users of the app's profiles and permission sets (documented), named here one by one.
 */
export function signInProblem(
  org: Org,
  user: OrgUser | undefined,
  way: SignInWay,
): SignInProblem | undefined {
  const { organizationActive, adminApprovalRequired } = org.controls();
  if (!organizationActive) return 'inactiveOrganization';
  if (!user?.active) return 'inactiveUser';
  if (isFrozen(org, user)) return 'frozenUser';
  if (adminApprovalRequired && !isPreAuthorized(org, user)) return 'notApproved';
  if (isOutside(org, way)) return 'outsideRanges';
  return way !== 'refresh' && loginsOf(org, user.id).count >= org.controls().loginsAnHour
    ? 'tooManyLogins'
    : undefined;
}

/** Whether the policy "Admin approved users are pre-authorized" is on and has this user. */
export function isPreAuthorized(org: Org, user: OrgUser): boolean {
  const { adminApprovalRequired, approvedUsers } = org.controls();
  return adminApprovalRequired && isNamed(approvedUsers, user);
}

export function isFrozen(org: Org, user: OrgUser): boolean {
  return isNamed(org.controls().frozenUsers, user);
}

/**
 * Login IP ranges count when a session begins; the app may relax them, and for refreshes alone (documented). An
 * assertion is always held to them (documented). The allowlist for refresh tokens stands beside all that (assumed).
 */
export function isOutside(org: Org, way: SignInWay): boolean {
  const { outsideLoginRanges, outsideRefreshAllowlist, ipRelaxation } = org.controls();
  if (way === 'refresh' && outsideRefreshAllowlist) return true;
  if (!outsideLoginRanges || way === 'assertion') return outsideLoginRanges;
  return ipRelaxation === 'enforce' || (ipRelaxation === 'relaxForRefresh' && way === 'login');
}

/**
 * Whether what has begun ends at the border: in an org that looks at each request, an app that does not relax the
 * ranges has its calls refused (documented; with which words is assumed).
 */
export function isSessionOutside(org: Org): boolean {
  const { outsideLoginRanges, ipOnEveryRequest, ipRelaxation } = org.controls();
  return outsideLoginRanges && ipOnEveryRequest && ipRelaxation === 'enforce';
}

/** Counts one login. Refreshes are none (assumed); an hour begins with its first login, and does not slide (assumed). */
export function countLogin(org: Org, userId: string): void {
  const { fromMs, count } = loginsOf(org, userId);
  org.change((state) => (state.logins = { ...state.logins, [userId]: { fromMs, count: count + 1 } }));
}

function loginsOf(org: Org, userId: string): { fromMs: number; count: number } {
  const nowMs = org.clock.nowMs();
  const found = org.state().logins?.[userId];
  return found && nowMs < found.fromMs + HOUR_MS ? found : { fromMs: nowMs, count: 0 };
}

function isNamed(usernames: string[], user: OrgUser): boolean {
  return usernames.some((username) => username.toLowerCase() === user.username.toLowerCase());
}
