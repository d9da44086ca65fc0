/** Owns LockService: a lock with a time-out, freed however the work ends, and taken again without harm inside itself. */

import { AppError } from '../errors';
import type { WithLock } from '../ports';

/** A refresh holds the lock for at most about 5 s; two of them may be ahead. */
const WAIT_MS = 10_000;

/** The platform's lock knows no depth: an inner release would free it for everybody. */
export function createLock(lock: GoogleAppsScript.Lock.Lock): WithLock {
  let depth = 0;
  return (act) => {
    if (depth === 0 && !lock.tryLock(WAIT_MS)) throw new AppError('store.busy', 'the lock was not to be had');
    depth++;
    try {
      return act();
    } finally {
      depth--;
      if (depth === 0) lock.releaseLock();
    }
  };
}
