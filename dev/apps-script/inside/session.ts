/** Owns Session: who the execution runs as. */

import { call, scriptTimeZone } from './bridge';
import { checkArguments, strict } from './strict';
import { unbuilt } from './unbuilt';

class HostUser implements GoogleAppsScript.Base.User {
  getUserLoginId = unbuilt('User.getUserLoginId');

  constructor(private readonly email: string) {}

  getEmail(): string {
    return this.email;
  }

  /** Prints the address (seen). */
  toString(): string {
    return this.email;
  }
}

export class HostSession implements GoogleAppsScript.Base.Session {
  /** In an add-on the active and the effective user are the person at the keyboard or the trigger's owner (documented). */
  getActiveUser(): GoogleAppsScript.Base.User {
    checkArguments('Session.getActiveUser', arguments, []);
    return strict(new HostUser(call('Session', 'getActiveUser')), 'User');
  }
  getEffectiveUser(): GoogleAppsScript.Base.User {
    checkArguments('Session.getEffectiveUser', arguments, []);
    return strict(new HostUser(call('Session', 'getEffectiveUser')), 'User');
  }
  /** Deprecated (documented). */
  getUser(): GoogleAppsScript.Base.User {
    return this.getActiveUser();
  }
  /** Everybody in the demo reads English. */
  getActiveUserLocale(): string {
    return 'en';
  }
  getScriptTimeZone(): string {
    return scriptTimeZone();
  }
  /** Deprecated (documented). */
  getTimeZone(): string {
    return scriptTimeZone();
  }
  /** Tells nothing of who it is, and is another one after 30 days and for another script (documented). */
  getTemporaryActiveUserKey(): string {
    return call('Session', 'getTemporaryActiveUserKey');
  }
}
