/** Owns when a user's hourly trigger is looked for and made: at the first opening, and when runs have stayed away. */

import type { UserRecord, UserStore } from './user-record';

const LOOK_AGAIN_MS = 2 * 3_600_000;

/** Looking costs a call and making has a budget, so neither happens while runs come. */
export function isTriggerLookDue(record: UserRecord, nowMs: number): boolean {
  const isOld = (atMs: number | undefined) => atMs === undefined || nowMs - atMs > LOOK_AGAIN_MS;
  return isOld(record.triggerLookedAtMs) && isOld(record.lastRunAtMs);
}

/**
 * Makes the trigger under the user's lock, for someone in scope, and for an admin, whose runs read the scope's
 * groups; notes the platform's refusal in words.
 */
export function ensureTrigger(deps: {
  mine: UserStore;
  record: UserRecord;
  nowMs: number;
  isInScope: () => boolean | undefined;
  /** Returns the platform's words where it refuses. */
  make: () => string | undefined;
}): UserRecord {
  const { mine, record, nowMs } = deps;
  if (!isTriggerLookDue(record, nowMs)) return record;
  const isInScope = deps.isInScope();
  return mine.change(({ triggerProblem: _before, ...known }) => {
    const looked = { ...known, triggerLookedAtMs: nowMs, ...(isInScope === undefined ? {} : { isInScope }) };
    if (isInScope === false && known.isAdmin !== true) return looked;
    const triggerProblem = deps.make();
    return triggerProblem === undefined ? looked : { ...looked, triggerProblem };
  });
}
