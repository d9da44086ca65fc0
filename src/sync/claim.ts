/**
 * Owns that one run at a time works on a mailbox. The claim lies in the user's cache: one that is lost lets a second
 * run in, which writes nothing twice all the same; one that a killed run leaves ends by itself.
 */

import type { ValueCache } from '../ports';

const KEY = 'run';

export interface Claim {
  /** False while another run has it. */
  take(forMs: number): boolean;
  /** Only what this execution has taken. */
  release(): void;
}

export function createClaim(cache: ValueCache): Claim {
  let isTaken = false;
  return {
    take(forMs) {
      if (cache.get(KEY) !== null) return false;
      cache.put(KEY, '1', Math.max(Math.ceil(forMs / 1000), 1));
      return (isTaken = true);
    },
    release() {
      if (isTaken) cache.remove(KEY);
      isTaken = false;
    },
  };
}
