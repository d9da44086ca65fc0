/** Owns holding executions at a named service call and letting them go in a chosen order: a race is a test, not luck. */

import type { HeldExecution, HoldRequest } from '../fault-shapes';

export interface PassingCall extends HeldExecution {
  httpStatus: number | undefined;
}

export interface Holds {
  set(request: HoldRequest | undefined): void;
  wanted(): HoldRequest | undefined;
  /** In the order in which they came. */
  held(): HeldExecution[];
  /** Lets go on: those, in that order, or all in the order in which they came. */
  release(executionIds?: readonly string[]): void;
  /** Waits while `call` is to be held. `onHold` is told when it begins and when it ends. */
  pass(call: PassingCall, onHold: (held: 'held' | 'running') => void): Promise<void>;
}

export function createHolds(): Holds {
  let wanted: HoldRequest | undefined;
  const waiting = new Map<string, { call: HeldExecution; go: () => void }>();

  function isWanted(call: PassingCall): boolean {
    if (!wanted || wanted.service !== call.service || wanted.method !== call.method || wanted.at !== call.at)
      return false;
    if (wanted.function !== undefined && wanted.function !== call.function) return false;
    if (wanted.user !== undefined && wanted.user !== call.user) return false;
    return wanted.httpStatus === undefined || wanted.httpStatus === call.httpStatus;
  }

  return {
    set: (request) => void (wanted = request),
    wanted: () => wanted,
    held: () => [...waiting.values()].map(({ call }) => call),
    release(executionIds = [...waiting.keys()]) {
      for (const id of executionIds) {
        waiting.get(id)?.go();
        waiting.delete(id);
      }
    },
    async pass(call, onHold) {
      if (!isWanted(call)) return;
      const { httpStatus: _status, ...held } = call;
      onHold('held');
      await new Promise<void>((go) => waiting.set(call.executionId, { call: held, go }));
      onHold('running');
    },
  };
}
