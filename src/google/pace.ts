/** Owns Gmail's units of quota in this execution: no minute is overdrawn, and no wait goes beyond the deadline. */

import { AppError } from '../errors';
import type { Now, Sleep } from '../ports';

/** Of the 6,000 that a user has a minute (documented: facts/apps-script.md 6.2); the rest is for cards. */
export const UNITS_A_MINUTE = 5_900;
const MINUTE_MS = 60_000;

export interface Pace {
  /** Takes units, after waiting for room where there is none. @throws google.throttled */
  spend(units: number): void;
  /** Waits. @throws google.throttled in place of a wait beyond the deadline */
  wait(ms: number): void;
}

export function createPace(deps: { nowMs: Now; sleep: Sleep; deadlineMs: number }): Pace {
  /** What was spent in the last minute, oldest first. */
  let spent: { atMs: number; units: number }[] = [];

  function wait(ms: number): void {
    if (ms <= 0) return;
    if (deps.nowMs() + ms > deps.deadlineMs) {
      const facts = { waitSeconds: Math.ceil(ms / 1_000) };
      throw new AppError('google.throttled', 'no wait fits before the deadline', facts);
    }
    deps.sleep(ms);
  }

  /** How long until so many units are free. */
  function msUntilFree(units: number): number {
    let free = UNITS_A_MINUTE - spent.reduce((sum, one) => sum + one.units, 0);
    for (const one of spent) {
      if (free >= units) break;
      free += one.units;
      if (free >= units) return one.atMs + MINUTE_MS - deps.nowMs();
    }
    return 0;
  }

  return {
    spend(units) {
      const sinceMs = deps.nowMs() - MINUTE_MS;
      spent = spent.filter(({ atMs }) => atMs > sinceMs);
      wait(msUntilFree(units));
      spent.push({ atMs: deps.nowMs(), units });
    },
    wait,
  };
}
