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
  /** Of the last run, however it ended; absent where nobody knows. */
  lastRunAtMs?: number | undefined;
}

/** Two cycles of the hourly trigger, and the minutes by which the platform shifts it. */
export const LATE_AFTER_MS = 2.25 * 3_600_000;

export function userState(facts: UserFacts, nowMs: number): UserState {
  const { organization, result } = facts;
  if (facts.isInScope === false) return 'out-of-scope';
  if (facts.isPaused) return 'paused';
  if (organization === 'disabled') return 'switched-off';
  if (result === undefined || organization === 'not-set-up') return 'not-started';
  if (organization === 'lost' || organization === 'blocked') return 'waiting';
  return ownState(result, facts, nowMs);
}

/** What the last run says, as long as the next ones come. */
function ownState(
  result: NonNullable<UserFacts['result']>,
  { lastSuccessAtMs, lastRunAtMs }: UserFacts,
  nowMs: number,
): UserState {
  // The connection is back: whoever has waited catches up with the next run, if that comes.
  if (result === 'waiting') return isLate(lastRunAtMs ?? nowMs, nowMs) ? 'late' : 'catching-up';
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
