/**
 * Owns the host's one clock. `live`: wall time plus an offset. `stepped`: time stands still while anything
 * computes; when every live execution waits on a timer, it jumps to the next one.
 */

export type ClockMode = 'live' | 'stepped';

/** A timer that has been set: cancel it, or it fires once. */
export interface Timer {
  readonly dueMs: number;
  cancel(): void;
}

export interface Clock {
  readonly mode: ClockMode;
  /** Milliseconds since 1970, by this clock. */
  nowMs(): number;
  /** What must be added to wall time to get this clock's time; 0 in `stepped` mode. */
  offsetMs(): number;
  /** Calls `fire` when the clock reaches `dueMs`. */
  setTimer(dueMs: number, fire: () => void): Timer;
  /** Moves forward to `targetMs`, firing what is due on the way, in order. Never moves back. */
  moveTo(targetMs: number): void;
  /** Back to the first reading, with no timer left; for a world that begins anew. */
  restart(): void;
  /** An execution lives from `started` to `ended`; in between it may `wait`, on which the jump depends. */
  executionStarted(): void;
  executionEnded(): void;
  /**
   * Makes the calling execution wait for `ms`, or until the function given to `subscribe` is called.
   * Returns which of the two came first.
   */
  wait(ms: number, subscribe?: (wake: () => void) => void): Promise<'elapsed' | 'woken'>;
}

interface Pending {
  dueMs: number;
  order: number;
  fire: () => void;
}

/** A `live` clock starts `startMs - wall time` away from wall time; a `stepped` one starts at `startMs`. */
export function createClock(mode: ClockMode, startMs: number): Clock {
  const timers = new Set<Pending>();
  let order = 0;
  const firstOffset = mode === 'live' ? startMs - Date.now() : 0;
  let offset = firstOffset;
  let frozenMs = startMs;
  let liveExecutions = 0;
  let waitingExecutions = 0;
  let jumpPlanned = false;
  let alarm: NodeJS.Timeout | undefined;

  const nowMs = () => (mode === 'live' ? Date.now() + offset : frozenMs);

  function earliest(): Pending | undefined {
    let first: Pending | undefined;
    for (const timer of timers) {
      if (!first || timer.dueMs < first.dueMs || (timer.dueMs === first.dueMs && timer.order < first.order)) {
        first = timer;
      }
    }
    return first;
  }

  function setNow(ms: number) {
    if (ms <= nowMs()) return;
    if (mode === 'live') offset += ms - nowMs();
    else frozenMs = ms;
  }

  function fireDue(untilMs: number) {
    for (let next = earliest(); next && next.dueMs <= untilMs; next = earliest()) {
      timers.delete(next);
      setNow(next.dueMs);
      next.fire();
    }
  }

  function rearm() {
    if (mode === 'stepped') return void planJump();
    clearTimeout(alarm);
    const next = earliest();
    if (!next) return;
    // setTimeout takes at most 2^31-1 ms; a longer wait is simply armed again.
    const delay = Math.min(Math.max(next.dueMs - nowMs(), 0), 2_000_000_000);
    alarm = setTimeout(() => {
      fireDue(nowMs());
      rearm();
    }, delay);
    alarm.unref();
  }

  /** Waits one turn of the event loop, so that work that is on its way in promises is seen as work. */
  function planJump() {
    if (jumpPlanned || timers.size === 0) return;
    jumpPlanned = true;
    setImmediate(() => {
      jumpPlanned = false;
      const next = earliest();
      if (!next || waitingExecutions === 0 || waitingExecutions < liveExecutions) return;
      timers.delete(next);
      setNow(next.dueMs);
      next.fire();
      planJump();
    });
  }

  function setTimer(dueMs: number, fire: () => void): Timer {
    const pending: Pending = { dueMs, order: order++, fire };
    timers.add(pending);
    rearm();
    return { dueMs, cancel: () => void timers.delete(pending) };
  }

  function wait(ms: number, subscribe?: (wake: () => void) => void): Promise<'elapsed' | 'woken'> {
    return new Promise((resolve) => {
      waitingExecutions++;
      let settled = false;
      const settle = (how: 'elapsed' | 'woken') => {
        if (settled) return;
        settled = true;
        timer.cancel();
        waitingExecutions--;
        resolve(how);
      };
      const timer = setTimer(nowMs() + ms, () => settle('elapsed'));
      subscribe?.(() => settle('woken'));
    });
  }

  return {
    mode,
    nowMs,
    offsetMs: () => offset,
    setTimer,
    moveTo(targetMs) {
      fireDue(targetMs);
      setNow(targetMs);
      rearm();
    },
    restart() {
      timers.clear();
      offset = firstOffset;
      frozenMs = startMs;
    },
    executionStarted: () => void liveExecutions++,
    executionEnded() {
      liveExecutions--;
      planJump();
    },
    wait,
  };
}
