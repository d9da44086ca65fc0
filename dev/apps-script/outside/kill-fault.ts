/** Owns killing an execution before or after its n-th service call, as a time limit or a crash could. */

import type { ExecutionRow } from '../execution-record';
import type { KillRequest } from '../fault-shapes';

export interface KillFault {
  set(request: KillRequest | undefined): void;
  wanted(): KillRequest | undefined;
  /** Whether this execution dies here; then it is over with the request. */
  strikes(at: KillRequest['at'], call: number, row: ExecutionRow): boolean;
}

export function createKillFault(): KillFault {
  let wanted: KillRequest | undefined;
  return {
    set: (request) => void (wanted = request),
    wanted: () => wanted,
    strikes(at, call, row) {
      if (wanted?.at !== at || wanted.call !== call) return false;
      if (wanted.function !== undefined && wanted.function !== row.function) return false;
      if (wanted.user !== undefined && wanted.user !== row.user) return false;
      wanted = undefined;
      return true;
    },
  };
}
