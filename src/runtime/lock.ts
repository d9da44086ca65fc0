/** Owns LockService: a lock with a time-out, freed however the work ends, and taken again without harm inside itself. */

import { AppError, causedBy } from '../errors';
import type { WithLock } from '../ports';

/** A refresh holds the lock for at most about 5 s; two of them may be ahead. */
const WAIT_MS = 10_000;

/** The platform's lock knows no depth: an inner release would free it for everybody. */
export function createLock(lock: GoogleAppsScript.Lock.Lock): WithLock {
  let depth = 0;
  return (act) => {
    if (depth === 0 && !isHad(lock)) throw new AppError('store.busy', 'the lock was not to be had');
    depth++;
    try {
      return act();
    } finally {
      depth--;
      if (depth === 0) lock.releaseLock();
    }
  };
}

/** A service that fails gives no lock either. */
function isHad(lock: GoogleAppsScript.Lock.Lock): boolean {
  try {
    return lock.tryLock(WAIT_MS);
  } catch (cause) {
    throw causedBy(new AppError('store.busy', 'LockService fails'), cause);
  }
}
