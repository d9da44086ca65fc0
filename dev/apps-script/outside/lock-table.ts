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
}

export function createLockTable(deps: { clock: Pick<Clock, 'wait'> }): { service: Service } {
  const locks = new Map<string, Lock>();

  function lockOf(caller: Caller, scope: 'script' | 'user'): Lock {
    const name = scope === 'script' ? 'script' : `user ${caller.user}`;
    const known = locks.get(name) ?? { holder: undefined, waiters: [] };
    locks.set(name, known);
    return known;
  }

  function release(lock: Lock, executionId: string): void {
    if (lock.holder !== executionId) return;
    const next = lock.waiters.shift();
    lock.holder = next?.executionId;
    next?.wake();
  }

  async function acquire(caller: Caller, scope: 'script' | 'user', timeoutMs: number): Promise<boolean> {
    const lock = lockOf(caller, scope);
    if (lock.holder === caller.executionId) return true;
    const { executionId } = caller;
    caller.onEnd(() => {
      lock.waiters = lock.waiters.filter((waiter) => waiter.executionId !== executionId);
      release(lock, executionId);
    });
    if (lock.holder === undefined) {
      lock.holder = executionId;
      return true;
    }
    if (timeoutMs <= 0) return false;
    const how = await deps.clock.wait(timeoutMs, (wake) => void lock.waiters.push({ executionId, wake }));
    if (how === 'woken') return true;
    lock.waiters = lock.waiters.filter((waiter) => waiter.executionId !== executionId);
    return false;
  }

  return {
    service: {
      tryLock: acquire,
      waitLock: acquire,
      hasLock: (caller, scope: 'script' | 'user') => lockOf(caller, scope).holder === caller.executionId,
      releaseLock: (caller, scope: 'script' | 'user') => release(lockOf(caller, scope), caller.executionId),
    },
  };
}
