/** Owns who an execution runs as, and what Google has granted to that person's executions. */

import { AppError } from '../errors';

/** The person at the keyboard, or the trigger's owner; lower case. @throws access.consumer_domain where Google names nobody */
export function callerEmail(): string {
  const email = Session.getEffectiveUser().getEmail().toLowerCase();
  if (email === '') throw new AppError('access.consumer_domain', 'no address');
  return email;
}

export function scriptTimeZone(): string {
  return Session.getScriptTimeZone();
}

/** The caller's own Google token, with the manifest's scopes. */
export function googleAccessToken(): string {
  return ScriptApp.getOAuthToken();
}

/** Whether every scope of the manifest is granted. */
export function hasGooglePermission(): boolean {
  const info = ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL);
  return info.getAuthorizationStatus() !== ScriptApp.AuthorizationStatus.REQUIRED;
}
