/** Owns Session: who the execution runs as. */

import { call, scriptTimeZone } from './bridge';
import { strict } from './strict';
import { unbuilt } from './unbuilt';

class SessionUser implements GoogleAppsScript.Base.User {
  getUserLoginId = unbuilt('User.getUserLoginId');

  constructor(private readonly email: string) {}

  getEmail(): string {
    return this.email;
  }

  toString(): string {
    return this.email;
  }
}

export class HostSession implements GoogleAppsScript.Base.Session {
  getTimeZone = unbuilt('Session.getTimeZone');
  getUser = unbuilt('Session.getUser');

  /** In an add-on the active and the effective user are the person at the keyboard or the trigger's owner (documented). */
  getActiveUser(): GoogleAppsScript.Base.User {
    return strict(new SessionUser(call('Session', 'getActiveUser')), 'User');
  }
  getEffectiveUser(): GoogleAppsScript.Base.User {
    return strict(new SessionUser(call('Session', 'getEffectiveUser')), 'User');
  }
  getActiveUserLocale(): string {
    return 'en';
  }
  getScriptTimeZone(): string {
    return scriptTimeZone();
  }
  getTemporaryActiveUserKey(): string {
    return call('Session', 'getTemporaryActiveUserKey');
  }
}
