/** Owns ScriptApp: who authorized what, state tokens, and the way to triggers. */

import type { TriggerWire } from '../wire';
import { call } from './bridge';
import {
  AUTH_MODE,
  AUTHORIZATION_STATUS,
  EVENT_TYPE,
  INSTALLATION_SOURCE,
  TRIGGER_SOURCE,
  WEEKDAY,
} from './script-enums';
import { checkArguments, exception, strict } from './strict';
import { HostTrigger, newClockTrigger } from './triggers';
import { unbuilt } from './unbuilt';

class StateTokenBuilder implements GoogleAppsScript.Script.StateTokenBuilder {
  private method: string | undefined;
  private readonly args: Record<string, string> = {};
  /** How long a token lives unless told, and at most, is the host's to say. */
  private seconds: number | null = null;

  withMethod(method: string): this {
    checkArguments('ScriptApp.StateTokenBuilder.withMethod', arguments, ['String']);
    this.method = method;
    return this;
  }
  withArgument(name: string, value: string): this {
    checkArguments('ScriptApp.StateTokenBuilder.withArgument', arguments, ['String', 'String']);
    this.args[name] = value;
    return this;
  }
  withTimeout(seconds: number): this {
    checkArguments('ScriptApp.StateTokenBuilder.withTimeout', arguments, ['Number']);
    if (!(seconds > 0)) throw exception('Invalid argument: seconds');
    this.seconds = seconds;
    return this;
  }
  createToken(): string {
    if (this.method === undefined) throw exception('A state token needs a method.');
    return call('ScriptApp', 'createStateToken', this.method, this.args, this.seconds);
  }
}

class AuthorizationInfo implements GoogleAppsScript.Script.AuthorizationInfo {
  constructor(private readonly facts: { required: boolean; url: string; scopes: string[] }) {}

  getAuthorizationStatus(): GoogleAppsScript.Script.AuthorizationStatus {
    const { REQUIRED, NOT_REQUIRED } = AUTHORIZATION_STATUS.values;
    return this.facts.required ? REQUIRED : NOT_REQUIRED;
  }
  getAuthorizationUrl(): string {
    return this.facts.required ? this.facts.url : (null as unknown as string);
  }
  /** Newer than the types (documented). */
  getAuthorizedScopes(): string[] {
    return this.facts.scopes;
  }
}

/** Of a script that is not published as a web app, as none is here: no address (documented). */
class ScriptService implements GoogleAppsScript.Script.Service {
  disable = unbuilt('ScriptApp.Service.disable');

  getUrl(): string {
    return null as unknown as string;
  }
  isEnabled(): boolean {
    return false;
  }
}

class HostTriggerBuilder implements GoogleAppsScript.Script.TriggerBuilder {
  forDocument = unbuilt('ScriptApp.TriggerBuilder.forDocument');
  forForm = unbuilt('ScriptApp.TriggerBuilder.forForm');
  forSpreadsheet = unbuilt('ScriptApp.TriggerBuilder.forSpreadsheet');
  forUserCalendar = unbuilt('ScriptApp.TriggerBuilder.forUserCalendar');

  constructor(private readonly functionName: string) {}

  timeBased(): GoogleAppsScript.Script.ClockTriggerBuilder {
    return newClockTrigger(this.functionName);
  }
}

export class HostScriptApp implements GoogleAppsScript.Script.ScriptApp {
  AuthMode = AUTH_MODE.values;
  AuthorizationStatus = AUTHORIZATION_STATUS.values;
  EventType = EVENT_TYPE.values;
  InstallationSource = INSTALLATION_SOURCE.values;
  TriggerSource = TRIGGER_SOURCE.values;
  WeekDay = WEEKDAY.values;

  getProjectKey = unbuilt('ScriptApp.getProjectKey');
  getUserTriggers = unbuilt('ScriptApp.getUserTriggers');
  invalidateAuth = unbuilt('ScriptApp.invalidateAuth');

  getScriptId(): string {
    return call('ScriptApp', 'getScriptId');
  }
  getOAuthToken(): string {
    return call('ScriptApp', 'getOAuthToken');
  }
  /** `null` where the manifest does not ask for `openid` (documented). */
  getIdentityToken(): string {
    return call('ScriptApp', 'getIdentityToken');
  }
  getInstallationSource(): GoogleAppsScript.Script.InstallationSource {
    return INSTALLATION_SOURCE.values.APPS_MARKETPLACE_DOMAIN_ADD_ON;
  }
  getService(): GoogleAppsScript.Script.Service {
    return strict(new ScriptService(), 'ScriptApp.Service');
  }

  getAuthorizationInfo(_authMode: GoogleAppsScript.Script.AuthMode, scopes?: string[]): AuthorizationInfo {
    checkArguments('ScriptApp.getAuthorizationInfo', arguments, [AUTH_MODE.kind], [AUTH_MODE.kind, 'Array']);
    return strict(
      new AuthorizationInfo(call('ScriptApp', 'getAuthorizationInfo', scopes ?? null)),
      'ScriptApp.AuthorizationInfo',
    );
  }
  requireScopes(_authMode: GoogleAppsScript.Script.AuthMode, oAuthScopes: string[]): void {
    checkArguments('ScriptApp.requireScopes', arguments, [AUTH_MODE.kind, 'Array']);
    call('ScriptApp', 'requireScopes', oAuthScopes);
  }
  requireAllScopes(_authMode: GoogleAppsScript.Script.AuthMode): void {
    checkArguments('ScriptApp.requireAllScopes', arguments, [AUTH_MODE.kind]);
    call('ScriptApp', 'requireScopes', null);
  }

  newStateToken(): GoogleAppsScript.Script.StateTokenBuilder {
    return strict(new StateTokenBuilder(), 'ScriptApp.StateTokenBuilder');
  }

  newTrigger(functionName: string): GoogleAppsScript.Script.TriggerBuilder {
    checkArguments('ScriptApp.newTrigger', arguments, ['String']);
    return strict(new HostTriggerBuilder(functionName), 'ScriptApp.TriggerBuilder');
  }
  /** Only the triggers of the user who asks (documented). */
  getProjectTriggers(): GoogleAppsScript.Script.Trigger[] {
    const wires = call<TriggerWire[]>('ScriptApp', 'getProjectTriggers');
    return wires.map((wire) => strict(new HostTrigger(wire), 'ScriptApp.Trigger'));
  }
  /** Deprecated (documented). */
  getScriptTriggers(): GoogleAppsScript.Script.Trigger[] {
    return this.getProjectTriggers();
  }
  deleteTrigger(trigger: GoogleAppsScript.Script.Trigger): void {
    checkArguments('ScriptApp.deleteTrigger', arguments, [HostTrigger]);
    call('ScriptApp', 'deleteTrigger', trigger.getUniqueId());
  }
}
