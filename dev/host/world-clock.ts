/** Owns moving the host's clock forward: what is due on the way fires in order, each to its end; and how far it was moved. */

import type { Triggers } from '../apps-script/outside/triggers';
import type { Clock, ClockMemory } from '../world/clock';
import type { StateStore } from '../world/state-store';

export interface ClockMove {
  targetMs: number;
  clock: Clock;
  triggers: Triggers;
}

/**
 * Returns how many triggers fired. The clock may end beyond the target: by what the last of them took. What they wait
 * for is jumped over, in `live` mode too: nobody moves a clock to sit through a sleep. A world that begins anew
 * meanwhile ends it where it is.
 */
export async function advance({ targetMs, clock, triggers }: ClockMove): Promise<number> {
  const before = triggers.fired();
  const world = clock.restarts();
  const stopHurrying = clock.hurry();
  const moveTo = (ms: number) => {
    if (clock.restarts() !== world) return false;
    clock.moveTo(ms);
    return true;
  };
  try {
    await triggers.fireUntil(targetMs, moveTo);
    moveTo(targetMs);
  } finally {
    stopHurrying();
  }
  return triggers.fired() - before;
}

/** What the clock's start is told by `state`, which is forgotten when the world begins anew. */
export function clockMemory(state: StateStore): ClockMemory {
  const document = state.open('clock', () => ({ aheadMs: 0 }));
  return {
    aheadMs: document.value.aheadMs,
    keep(aheadMs) {
      document.value.aheadMs = aheadMs;
      document.save();
    },
  };
}
