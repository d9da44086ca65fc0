/**
 * Owns who is in the simulated world and who of them only waits: on that a stepped clock's jump depends. What an
 * execution starts, however deep in promises, is known as its own.
 */

import { AsyncLocalStorage } from 'node:async_hooks';

/** One execution's time in the world, from `enter` to `leave`. */
export interface Stay {
  /** Does a piece of work whose waits are this stay's. */
  run<T>(work: () => T): T;
  /** Whether it waits on the clock right now. */
  waits(): boolean;
  /** Its end: whatever of it still waits is let go as `ended`. */
  leave(): void;
}

export interface Stays {
  enter(): Stay;
  /** Notes a wait of whoever is running; `undefined` when that one has left already. */
  begin(letGo: () => void): { end(): void } | undefined;
  /** Whether somebody waits, and nobody does anything else. */
  allWait(): boolean;
  /**
   * Does the tasks, at most `atOnce` of them at a time; whoever runs them waits only while all of them wait.
   * Settles when all have; throws what the first of them in order threw.
   */
  parallel<T>(tasks: readonly (() => Promise<T>)[], atOnce: number): Promise<T[]>;
}

interface Presence {
  here: boolean;
  /** How many things it does at once; it waits when that many of them wait. */
  branches: number;
  waits: Set<() => void>;
}

function waits(presence: Presence): boolean {
  return presence.waits.size > 0 && presence.waits.size >= presence.branches;
}

/** `onQuiet` is told whenever somebody may have stopped doing things. */
export function createStays(onQuiet: () => void): Stays {
  const current = new AsyncLocalStorage<Presence>();
  const present = new Set<Presence>();
  /** Waits of nobody in particular: a request from outside the world. */
  const stray = new Set<() => void>();

  function enter(): Stay {
    const presence: Presence = { here: true, branches: 1, waits: new Set() };
    present.add(presence);
    return {
      run: (work) => current.run(presence, work),
      waits: () => waits(presence),
      leave() {
        presence.here = false;
        present.delete(presence);
        for (const letGo of [...presence.waits]) letGo();
        onQuiet();
      },
    };
  }

  function begin(letGo: () => void): { end(): void } | undefined {
    const presence = current.getStore();
    if (presence && !presence.here) return undefined;
    const waits = presence?.waits ?? stray;
    waits.add(letGo);
    onQuiet();
    return { end: () => void waits.delete(letGo) };
  }

  function allWait(): boolean {
    if (stray.size === 0 && present.size === 0) return false;
    return [...present].every(waits);
  }

  async function parallel<T>(tasks: readonly (() => Promise<T>)[], atOnce: number): Promise<T[]> {
    const presence = current.getStore() ?? { here: true, branches: 1, waits: stray };
    const results: PromiseSettledResult<T>[] = [];
    let next = 0;
    const lane = async () => {
      for (let at = next++; at < tasks.length; at = next++)
        [results[at]] = await Promise.allSettled([tasks[at]!()]);
      presence.branches--;
      onQuiet();
    };
    presence.branches = Math.min(atOnce, tasks.length);
    await Promise.all(Array.from({ length: presence.branches }, lane));
    presence.branches = 1;
    return results.map((result) => {
      if (result.status === 'rejected') throw result.reason;
      return result.value;
    });
  }

  return { enter, begin, allWait, parallel };
}
