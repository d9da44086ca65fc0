/** Owns moving the host's clock forward: what is due on the way fires in order, each to its end. */

import type { Triggers } from '../apps-script/outside/triggers';
import type { Clock } from '../world/clock';

export interface ClockMove {
  targetMs: number;
  clock: Clock;
  triggers: Triggers;
}

/**
 * Returns how many triggers fired. The clock may end beyond the target: by what the last of them took. What they wait
 * for is jumped over, in `live` mode too: nobody moves a clock to sit through a sleep.
 */
export async function advance({ targetMs, clock, triggers }: ClockMove): Promise<number> {
  const before = triggers.fired();
  const stopHurrying = clock.hurry();
  try {
    await triggers.fireUntil(targetMs, (dueMs) => clock.moveTo(dueMs));
    clock.moveTo(targetMs);
  } finally {
    stopHurrying();
  }
  return triggers.fired() - before;
}
