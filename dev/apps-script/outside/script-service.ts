/** Owns what ScriptApp and Session answer: the script's id, the user's token and authorization, triggers, state tokens. */

import { isNamed } from '../project';
import type { TriggerSchedule } from '../wire';
import type { IdentityTokens } from './identity-token';
import type { LimitTable } from './limit-table';
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
  limits: LimitTable;
  authorizations: Authorizations;
  identityTokens: IdentityTokens;
}

const EMAIL = 'https://www.googleapis.com/auth/userinfo.email';

export function createScriptService(deps: ScriptServiceDeps): Service {
  const { authorizations, scopes } = deps;

  /** A name that no function bears would only fail when it is called; this host says so at once. */
  function known(functionName: string): string {
    if (!isNamed(deps.functions, functionName))
      throw new PlatformError(`Script function not found: ${functionName}`);
    return functionName;
  }

  function authorizationInfo(caller: Caller, asked: string[] | null) {
    // That such a scope is an error is documented; the words are assumed.
    const foreign = asked?.find((scope) => !scopes.includes(scope));
    if (foreign !== undefined) throw new PlatformError(`Invalid argument: oAuthScopes: ${foreign}`);
    const granted = authorizations.granted(caller.user, scopes);
    const required = (asked ?? scopes).some((scope) => !granted.includes(scope));
    return { required, url: authorizations.consentUrl(caller.user), scopes: granted };
  }

  return {
    getScriptId: () => deps.scriptId,
    getOAuthToken: (caller) =>
      authorizations.accessToken(caller.user, authorizations.granted(caller.user, scopes)),
    getAuthorizationInfo: authorizationInfo,
    getIdentityToken(caller) {
      const granted = authorizations.granted(caller.user, scopes);
      if (!granted.includes('openid')) return null;
      return deps.identityTokens.issue(caller.user, { withEmail: granted.includes(EMAIL) ? 'yes' : 'no' });
    },
    requireScopes(caller, asked: string[] | null) {
      if (authorizationInfo(caller, asked).required) {
        throw new PlatformError('Authorization is required to perform that action.');
      }
    },
    createStateToken(caller, method: string, ...[args, told]: [Record<string, string>, number | null]) {
      const seconds = told ?? deps.limits.of('stateTokenDefaultSeconds');
      deps.limits.hold('stateTokenSeconds', seconds);
      return deps.stateTokens.seal({ user: caller.user, method: known(method), args }, seconds);
    },
    createTrigger: (caller, functionName: string, schedule: TriggerSchedule) =>
      deps.triggers().create(caller.user, known(functionName), schedule),
    getProjectTriggers: (caller) => deps.triggers().of(caller.user),
    deleteTrigger: (caller, id: string) => deps.triggers().remove(caller.user, id),
  };
}
