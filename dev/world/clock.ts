/**
 * Owns the host's one clock. `live`: wall time plus an offset. `stepped`: time stands still while anything
 * computes; when every live execution waits on a timer, it jumps to the next one.
 */

import { createStays, type Stay, type Stays } from './stays';

export type ClockMode = 'live' | 'stepped';

/** A timer that has been set: cancel it, or it fires once. */
export interface Timer {
  readonly dueMs: number;
  cancel(): void;
}

/** How far a clock was moved in an earlier run of the host, and where to keep how far it is now. */
export interface ClockMemory {
  aheadMs: number;
  keep(aheadMs: number): void;
}

/** Why a wait is over; `ended` when the execution that waited has come to its end. */
export type WaitEnd = 'elapsed' | 'woken' | 'ended';

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
  /** From now until the returned function is called a `live` clock jumps too, when all that is live waits. */
  hurry(): () => void;
  /** Back to the first reading, with no timer left; for a world that begins anew. */
  restart(): void;
  /** How often it began anew: who moves it step by step stops when that was meanwhile. */
  restarts(): number;
  /** An execution comes to life. Its waits are those of the work that it `run`s. */
  enter(): Stay;
  /** Makes whoever is running wait for `ms`, or until the function given to `subscribe` is called. */
  wait(ms: number, subscribe?: (wake: () => void) => void): Promise<WaitEnd>;
  /** Does several things of one execution at once; see `Stays`. */
  parallel: Stays['parallel'];
}

interface Pending {
  dueMs: number;
  order: number;
  fire: () => void;
}

/**
 * A `live` clock starts `startMs - wall time` away from wall time; a `stepped` one starts at `startMs`. Both go on from
 * as far ahead of that as `memory` says, so that what was written in an earlier run does not lie in the future.
 */
export function createClock(mode: ClockMode, startMs: number, memory?: ClockMemory): Clock {
  const timers = new Set<Pending>();
  const stays = createStays(planJump);
  let order = 0;
  const firstOffset = mode === 'live' ? startMs - Date.now() : 0;
  let aheadMs = memory?.aheadMs ?? 0;
  let begun = 0;
  let hurries = 0;
  let jumpPlanned = false;
  let alarm: NodeJS.Timeout | undefined;

  const nowMs = () => (mode === 'live' ? Date.now() + firstOffset : startMs) + aheadMs;

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
    aheadMs += ms - nowMs();
    memory?.keep(aheadMs);
  }

  function fire(timer: Pending) {
    timers.delete(timer);
    setNow(timer.dueMs);
    timer.fire();
  }

  function fireDue(untilMs: number) {
    for (let next = earliest(); next && next.dueMs <= untilMs; next = earliest()) fire(next);
  }

  function rearm() {
    planJump();
    if (mode === 'stepped') return;
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
    if (mode === 'live' && hurries === 0) return;
    if (jumpPlanned || timers.size === 0) return;
    jumpPlanned = true;
    setImmediate(() => {
      jumpPlanned = false;
      const next = earliest();
      if (!next || !stays.allWait()) return;
      fire(next);
      planJump();
    });
  }

  function setTimer(dueMs: number, act: () => void): Timer {
    const pending: Pending = { dueMs, order: order++, fire: act };
    timers.add(pending);
    rearm();
    return { dueMs, cancel: () => void timers.delete(pending) };
  }

  function wait(ms: number, subscribe?: (wake: () => void) => void): Promise<WaitEnd> {
    return new Promise((resolve) => {
      const settle = (how: WaitEnd) => {
        timer.cancel();
        noted?.end();
        resolve(how);
      };
      const timer = setTimer(nowMs() + ms, () => settle('elapsed'));
      const noted = stays.begin(() => settle('ended'));
      if (!noted) settle('ended');
      else subscribe?.(() => settle('woken'));
    });
  }

  return {
    mode,
    nowMs,
    offsetMs: () => (mode === 'live' ? firstOffset + aheadMs : 0),
    setTimer,
    moveTo(targetMs) {
      fireDue(targetMs);
      setNow(targetMs);
      rearm();
    },
    hurry() {
      hurries++;
      planJump();
      return () => void hurries--;
    },
    restart() {
      timers.clear();
      aheadMs = 0;
      memory?.keep(aheadMs);
      begun++;
    },
    restarts: () => begun,
    enter: stays.enter,
    wait,
    parallel: stays.parallel,
  };
}
