/** Owns the proof of what a lock that cannot be had means. */

import { createLock } from '../../../src/runtime/lock';
import { appErrorOf } from '../fakes';

const lockThat = (tryLock: () => boolean) => {
  const released: number[] = [];
  const lock = {
    tryLock,
    waitLock: () => undefined,
    hasLock: () => false,
    releaseLock: () => void released.push(1),
  } as unknown as GoogleAppsScript.Lock.Lock;
  return { withLock: createLock(lock), released };
};

test.each<[string, () => boolean]>([
  ['is not to be had', () => false],
  [
    'whose service fails',
    () => {
      throw new Error('We’re sorry, a server error occurred. Please wait a bit and try again.');
    },
  ],
])(
  'F63: a lock that %s: nothing is done, nothing is freed, and the next one may have it',
  (_what, tryLock) => {
    let isWell = false;
    const { withLock, released } = lockThat(() => isWell || tryLock());
    const done: number[] = [];
    expect(appErrorOf(() => withLock(() => done.push(1))).code).toBe('store.busy');
    expect([done, released]).toEqual([[], []]);
    isWell = true;
    withLock(() => done.push(2));
    expect([done, released]).toEqual([[2], [1]]);
  },
);
