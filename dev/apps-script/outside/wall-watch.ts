/** Owns the end of an execution that never ends, where the host's clock stands still while it computes. */

import type { CallingExecution } from './service-calls';

/** Real milliseconds. */
export interface WallLimits {
  /** Of all that it does; being held or waiting on the host's clock is not counted. */
  totalMs: number;
  /** Of computing without a service call. */
  silentMs: number;
}

const LOOK_EVERY_MS = 1_000;

/** Kills the execution once it is over a limit; a test may hold it as long as it likes. Returns how to stop. */
export function watchWall(execution: CallingExecution, limits: WallLimits): () => void {
  let totalMs = 0;
  let silentMs = 0;
  let made = execution.made;
  const everyMs = Math.min(LOOK_EVERY_MS, limits.silentMs, limits.totalMs);
  const interval = setInterval(() => {
    if (execution.row.status === 'held' || execution.stay.waits()) return;
    totalMs += everyMs;
    const computes = made === execution.made && made === execution.answered;
    silentMs = computes ? silentMs + everyMs : 0;
    made = execution.made;
    if (silentMs >= limits.silentMs || totalMs >= limits.totalMs) execution.kill();
  }, everyMs);
  interval.unref();
  return () => clearInterval(interval);
}
