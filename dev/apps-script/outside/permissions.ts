/** Owns which scope a service's method needs, and the platform's refusal where the manifest lacks it. */

import { PlatformError } from './platform-error';

const AUTH = 'https://www.googleapis.com/auth/';

/** Documented on each method's reference page; the first scope of a list is enough. */
const NEEDED: Record<string, readonly string[]> = {
  'UrlFetchApp.fetch': [`${AUTH}script.external_request`],
  'UrlFetchApp.fetchAll': [`${AUTH}script.external_request`],
  'ScriptApp.createTrigger': [`${AUTH}script.scriptapp`],
  'ScriptApp.getProjectTriggers': [`${AUTH}script.scriptapp`],
  'ScriptApp.deleteTrigger': [`${AUTH}script.scriptapp`],
  'MailApp.sendEmail': [`${AUTH}script.send_mail`],
  'Session.getActiveUser': [`${AUTH}userinfo.email`],
  'Session.getEffectiveUser': [`${AUTH}userinfo.email`],
};

/** The name under which the platform reports a method whose wire name differs. */
const SHOWN: Record<string, string> = { 'ScriptApp.createTrigger': 'ScriptApp.ClockTriggerBuilder.create' };

/**
 * Checks a method against the scopes that the manifest names and those that were granted for the user.
 *
 * @throws PlatformError `You do not have permission to call …`, or that authorization is required (words: seen).
 */
export function requirePermission(
  method: string,
  scopes: { manifest: readonly string[]; granted: readonly string[] },
): void {
  const needed = NEEDED[method];
  if (!needed || needed.some((scope) => scopes.granted.includes(scope))) return;
  if (needed.some((scope) => scopes.manifest.includes(scope))) {
    throw new PlatformError('Authorization is required to perform that action.');
  }
  throw new PlatformError(
    `You do not have permission to call ${SHOWN[method] ?? method}. Required permissions: ${needed.join(' || ')}`,
  );
}
