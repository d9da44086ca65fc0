/** Owns who an execution runs as, and what Google has granted to that person's executions. */

import { AppError, causedBy } from '../errors';

/**
 * The person at the keyboard, or the trigger's owner; lower case.
 *
 * @throws google.permission_missing, access.consumer_domain where Google names nobody
 */
export function callerEmail(): string {
  const email = effectiveEmail().toLowerCase();
  if (email === '') throw new AppError('access.consumer_domain', 'no address');
  return email;
}

/** The first call of an execution that needs a grant, and so the one that a withdrawn grant ends. */
function effectiveEmail(): string {
  try {
    return Session.getEffectiveUser().getEmail();
  } catch (cause) {
    throw causedBy(new AppError('google.permission_missing', 'no grant of the address'), cause);
  }
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
