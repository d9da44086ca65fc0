/** Owns holding executions at a named service call, so that a race is a test and not luck. */

/** Held before (`request`) or after (`reply`) the call is carried out. */
export interface HoldRequest {
  service: string;
  method: string;
  at: 'request' | 'reply';
  /** Fetches only: replies with this HTTP status. */
  httpStatus?: number;
  /** Executions of this function only. */
  function?: string;
}

export interface Holds {
  set(request: HoldRequest | undefined): void;
  /** Lets all go on that are held, together. */
  release(): void;
  count(): number;
  /** Waits while `call` is to be held. `onHold` is told when it begins and when it ends. */
  pass(call: HeldCall, onHold: (held: 'held' | 'running') => void): Promise<void>;
}

export interface HeldCall {
  service: string;
  method: string;
  at: 'request' | 'reply';
  function: string;
  httpStatus: number | undefined;
}

export function createHolds(): Holds {
  let wanted: HoldRequest | undefined;
  let waiting: (() => void)[] = [];

  function isWanted(call: HeldCall): boolean {
    if (!wanted || wanted.service !== call.service || wanted.method !== call.method || wanted.at !== call.at)
      return false;
    if (wanted.function !== undefined && wanted.function !== call.function) return false;
    return wanted.httpStatus === undefined || wanted.httpStatus === call.httpStatus;
  }

  return {
    set: (request) => void (wanted = request),
    release() {
      const all = waiting;
      waiting = [];
      for (const go of all) go();
    },
    count: () => waiting.length,
    async pass(call, onHold) {
      if (!isWanted(call)) return;
      onHold('held');
      await new Promise<void>((resolve) => waiting.push(resolve));
      onHold('running');
    },
  };
}
