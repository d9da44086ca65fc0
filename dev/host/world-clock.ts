/** Owns moving the host's clock forward: what is due on the way fires in order, each to its end. */

import type { Triggers } from '../apps-script/outside/triggers';
import type { Clock } from '../world/clock';

/** Returns how many triggers fired. */
export async function advanceTo(
  targetMs: number,
  deps: { clock: Clock; triggers: Triggers },
): Promise<number> {
  const { clock, triggers } = deps;
  const before = triggers.fired();
  for (let due = triggers.nextDueMs(); due !== undefined && due <= targetMs; due = triggers.nextDueMs()) {
    clock.moveTo(Math.max(due, clock.nowMs()));
    await triggers.settled();
  }
  clock.moveTo(targetMs);
  await triggers.settled();
  return triggers.fired() - before;
}
