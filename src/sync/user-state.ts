/** Owns a user's state: computed from facts with times, so that it is never greener than the truth. */

import type { OrganizationState } from '../organization/state';
import type { RunResult } from './user-record';

export type UserState =
  | 'active'
  | 'catching-up'
  | 'late'
  | 'paused'
  | 'suspended'
  | 'unreadable'
  | 'waiting'
  | 'not-started'
  | 'needs-permission'
  | 'no-user'
  | 'ambiguous'
  | 'out-of-scope'
  | 'switched-off';

export interface UserFacts {
  organization: OrganizationState;
  /** Undefined while nobody has read the scope's groups. */
  isInScope: boolean | undefined;
  isPaused: boolean;
  /** Undefined before the first run. */
  result: RunResult['kind'] | 'unreadable' | undefined;
  lastSuccessAtMs: number | undefined;
}

/** Two cycles of the hourly trigger, and the minutes by which the platform shifts it. */
export const LATE_AFTER_MS = 2.25 * 3_600_000;

export function userState(facts: UserFacts, nowMs: number): UserState {
  const { organization, result, lastSuccessAtMs } = facts;
  if (facts.isInScope === false) return 'out-of-scope';
  if (facts.isPaused) return 'paused';
  if (organization === 'disabled') return 'switched-off';
  if (result === undefined || organization === 'not-set-up') return 'not-started';
  if (organization === 'lost' || organization === 'blocked') return 'waiting';
  if (result === 'waiting') return 'catching-up';
  if (result !== 'active' && result !== 'catching-up') return result;
  return isLate(lastSuccessAtMs, nowMs) ? 'late' : result;
}

function isLate(lastSuccessAtMs: number | undefined, nowMs: number): boolean {
  return lastSuccessAtMs === undefined || nowMs - lastSuccessAtMs > LATE_AFTER_MS;
}

/** Red in the Users list (PRODUCT R11, section 3). */
export function isRed(state: UserState): boolean {
  return ['suspended', 'unreadable', 'waiting', 'needs-permission', 'no-user', 'ambiguous'].includes(state);
}
