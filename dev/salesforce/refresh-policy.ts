/** Owns when a refresh token has ended by itself: an act of a test, or the app's policy. */

import type { Org } from './org';
import type { Grant } from './org-state';

const HOUR_MS = 60 * 60 * 1000;

/** Whether the grant has a refresh token that still works. */
export function isRefreshable(org: Org, grant: Grant): boolean {
  const endsAtMs = refreshEndsAtMs(org, grant);
  return grant.refreshToken !== null && !grant.expired && (endsAtMs === null || endsAtMs > org.clock.nowMs());
}

/**
 * When the policy ends the grant's refresh token; null for never. Each use begins the idle time anew (documented).
 * The absolute time counts from the approval, also under rotation (assumed). `immediately` still issues a token, which
 * is of no use (documented: only the session that was issued with it lives on).
 */
export function refreshEndsAtMs(org: Org, grant: Grant): number | null {
  const { refreshTokenPolicy: policy } = org.controls();
  if (policy === 'untilRevoked') return null;
  if (policy === 'immediately') return grant.grantedAtMs;
  if ('expiresAfterHours' in policy) return grant.grantedAtMs + policy.expiresAfterHours * HOUR_MS;
  return (grant.usedAtMs ?? grant.grantedAtMs) + policy.unusedHours * HOUR_MS;
}
