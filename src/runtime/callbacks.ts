/** Owns what the platform calls by name: the OAuth callback through a state token, and the hourly trigger. */

import type { HandlerName } from '../handler-names';

/** The one address that Salesforce returns to (documented: facts/apps-script.md section 4). */
export function redirectUri(): string {
  return `https://script.google.com/macros/d/${ScriptApp.getScriptId()}/usercallback`;
}

/** An encrypted text, bound to this person and the handler. */
export function newState(
  handler: HandlerName,
  args: Readonly<Record<string, string>>,
  seconds: number,
): string {
  const token = ScriptApp.newStateToken().withMethod(handler).withTimeout(seconds);
  return Object.entries(args)
    .reduce((built, [name, value]) => built.withArgument(name, value), token)
    .createToken();
}

/**
 * Makes the caller's hourly trigger where there is none: looks first, since the platform has a budget for making
 * them (seen: facts/apps-script.md 1.1). Returns the platform's words where it refuses.
 */
export function ensureHourlyTrigger(handler: HandlerName): string | undefined {
  try {
    const isThere = ScriptApp.getProjectTriggers().some(
      (trigger) => trigger.getHandlerFunction() === handler,
    );
    if (!isThere) ScriptApp.newTrigger(handler).timeBased().everyHours(1).create();
    return undefined;
  } catch (refusal) {
    return refusal instanceof Error ? refusal.message : String(refusal);
  }
}
