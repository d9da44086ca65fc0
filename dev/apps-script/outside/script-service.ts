/** Owns what ScriptApp and Session answer: the script's id, the user's token and authorization, triggers, state tokens. */

import type { TriggerSchedule } from '../wire';
import { PlatformError } from './platform-error';
import type { Caller, Service } from './service';
import type { StateTokens } from './state-tokens';
import type { Triggers } from './triggers';

/** What Google knows of a user's authorization of this script. */
export interface Authorizations {
  accessToken(user: string, scopes: readonly string[]): string;
  /** Those of the manifest's scopes that the user, or an admin for the domain, has granted. */
  granted(user: string, scopes: readonly string[]): string[];
  consentUrl(user: string): string;
}

export interface ScriptServiceDeps {
  scriptId: string;
  scopes: readonly string[];
  functions: ReadonlySet<string>;
  triggers: () => Triggers;
  stateTokens: StateTokens;
  authorizations: Authorizations;
}

export function createScriptService(deps: ScriptServiceDeps): Service {
  const { authorizations, scopes } = deps;

  /** A name that no function bears would only fail when it is called; this host says so at once. */
  function known(functionName: string): string {
    if (!deps.functions.has(functionName))
      throw new PlatformError(`Script function not found: ${functionName}`);
    return functionName;
  }

  function authorizationInfo(caller: Caller, asked: string[] | null) {
    const granted = authorizations.granted(caller.user, scopes);
    const required = (asked ?? scopes).some((scope) => !granted.includes(scope));
    return { required, url: authorizations.consentUrl(caller.user), scopes: granted };
  }

  return {
    getScriptId: () => deps.scriptId,
    getOAuthToken: (caller) =>
      authorizations.accessToken(caller.user, authorizations.granted(caller.user, scopes)),
    getAuthorizationInfo: authorizationInfo,
    requireScopes(caller, asked: string[] | null) {
      if (authorizationInfo(caller, asked).required) {
        throw new PlatformError('Authorization is required to perform that action.');
      }
    },
    createStateToken: (caller, method: string, ...[args, seconds]: [Record<string, string>, number]) =>
      deps.stateTokens.seal({ user: caller.user, method: known(method), args }, seconds),
    createTrigger: (caller, functionName: string, schedule: TriggerSchedule) =>
      deps.triggers().create(caller.user, known(functionName), schedule),
    getProjectTriggers: (caller) => deps.triggers().of(caller.user),
    deleteTrigger: (caller, id: string) => deps.triggers().remove(caller.user, id),
  };
}

/** Effective and active user are one in an add-on (documented). */
export function createSessionService(): Service {
  const email = (caller: Caller) => caller.user;
  return {
    getActiveUser: email,
    getEffectiveUser: email,
    getTemporaryActiveUserKey: (caller) => `key-of-${caller.user}`,
  };
}
