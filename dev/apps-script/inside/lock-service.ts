/** Owns LockService: one lock a script and one a user; `null` for a document (documented). */

import { call } from './bridge';
import { checkArguments, exception, strict } from './strict';

class LockOfScope implements GoogleAppsScript.Lock.Lock {
  constructor(private readonly scope: 'script' | 'user') {}

  tryLock(timeoutInMillis: number): boolean {
    checkArguments('LockService.Lock.tryLock', arguments, ['Number']);
    return call('Lock', 'tryLock', this.scope, timeoutInMillis);
  }

  /** @throws Exception when the time is over (documented; words: seen). */
  waitLock(timeoutInMillis: number): void {
    checkArguments('LockService.Lock.waitLock', arguments, ['Number']);
    if (!call<boolean>('Lock', 'waitLock', this.scope, timeoutInMillis)) {
      throw exception('Lock timeout: another process was holding the lock for too long.');
    }
  }

  hasLock(): boolean {
    return call('Lock', 'hasLock', this.scope);
  }

  releaseLock(): void {
    call('Lock', 'releaseLock', this.scope);
  }
}

export class HostLockService implements GoogleAppsScript.Lock.LockService {
  getScriptLock(): GoogleAppsScript.Lock.Lock {
    return strict(new LockOfScope('script'), 'LockService.Lock');
  }

  getUserLock(): GoogleAppsScript.Lock.Lock {
    return strict(new LockOfScope('user'), 'LockService.Lock');
  }

  getDocumentLock(): GoogleAppsScript.Lock.Lock {
    return null as unknown as GoogleAppsScript.Lock.Lock;
  }
}
