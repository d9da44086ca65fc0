/** Owns the locks: one for the script, one a user; waiters are served in order; the end of an execution frees its locks. */

import type { Clock } from '../../world/clock';
import type { Caller, Service } from './service';

interface Waiter {
  executionId: string;
  wake: () => void;
}

interface Lock {
  holder: string | undefined;
  waiters: Waiter[];
  /** Until then nobody gets it: a fault. */
  busyUntilMs: number;
  /** Executions whose end has been seen to. */
  known: Set<string>;
}

type Scope = 'script' | 'user';

export interface LockTable {
  service: Service;
  /** Makes a lock busy, as if an execution elsewhere held it; 0 makes it free again. A user's needs the user. */
  occupy(scope: Scope, forMs: number, user?: string): void;
  /** Which locks are busy by `occupy`, and until when. */
  occupied(): { lock: Scope; user?: string; untilMs: number }[];
  /** Ends what `occupy` began. */
  clear(): void;
}

export function createLockTable(deps: { clock: Pick<Clock, 'nowMs' | 'setTimer' | 'wait'> }): LockTable {
  const { clock } = deps;
  const locks = new Map<string, Lock>();

  function lockOf(scope: Scope, user: string): Lock {
    const name = scope === 'script' ? 'script' : `user ${user}`;
    const lock = locks.get(name) ?? { holder: undefined, waiters: [], busyUntilMs: 0, known: new Set() };
    locks.set(name, lock);
    return lock;
  }

  const isFree = (lock: Lock) => lock.holder === undefined && lock.busyUntilMs <= clock.nowMs();

  function handOn(lock: Lock): void {
    if (!isFree(lock)) return;
    const next = lock.waiters.shift();
    lock.holder = next?.executionId;
    next?.wake();
  }

  function release(lock: Lock, executionId: string): void {
    if (lock.holder !== executionId) return;
    lock.holder = undefined;
    handOn(lock);
  }

  function leave(lock: Lock, executionId: string): void {
    lock.waiters = lock.waiters.filter((waiter) => waiter.executionId !== executionId);
  }

  function freeAtItsEnd(lock: Lock, { executionId, onEnd }: Caller): void {
    if (lock.known.has(executionId)) return;
    lock.known.add(executionId);
    onEnd(() => {
      lock.known.delete(executionId);
      leave(lock, executionId);
      release(lock, executionId);
    });
  }

  async function acquire(caller: Caller, scope: Scope, timeoutMs: number): Promise<boolean> {
    const lock = lockOf(scope, caller.user);
    const { executionId } = caller;
    if (lock.holder === executionId) return true;
    freeAtItsEnd(lock, caller);
    if (isFree(lock)) {
      lock.holder = executionId;
      return true;
    }
    if (timeoutMs <= 0) return false;
    const how = await clock.wait(timeoutMs, (wake) => void lock.waiters.push({ executionId, wake }));
    if (how === 'woken') return true;
    leave(lock, executionId);
    return false;
  }

  return {
    service: {
      tryLock: acquire,
      waitLock: acquire,
      hasLock: (caller, scope: Scope) => lockOf(scope, caller.user).holder === caller.executionId,
      releaseLock: (caller, scope: Scope) => release(lockOf(scope, caller.user), caller.executionId),
    },
    occupy(scope, forMs, user = '') {
      const lock = lockOf(scope, user);
      lock.busyUntilMs = clock.nowMs() + forMs;
      clock.setTimer(lock.busyUntilMs, () => handOn(lock));
    },
    occupied: () =>
      [...locks]
        .filter(([, { busyUntilMs }]) => busyUntilMs > clock.nowMs())
        .map(([name, { busyUntilMs: untilMs }]) =>
          name === 'script'
            ? { lock: 'script', untilMs }
            : { lock: 'user', user: name.slice('user '.length), untilMs },
        ),
    clear() {
      for (const lock of locks.values()) {
        lock.busyUntilMs = 0;
        handOn(lock);
      }
    },
  };
}
