/** Owns ScriptApp: who authorized what, state tokens, and the way to triggers. */

import type { TriggerWire } from '../wire';
import { call } from './bridge';
import {
  AuthMode,
  AuthorizationStatus,
  EventType,
  InstallationSource,
  TriggerSource,
  WeekDay,
} from './script-enums';
import { checkArguments, exception, strict } from './strict';
import { HostTrigger, newClockTrigger } from './triggers';
import { unbuilt } from './unbuilt';

type Script = typeof GoogleAppsScript.Script;

class StateTokenBuilder implements GoogleAppsScript.Script.StateTokenBuilder {
  private method: string | undefined;
  private readonly args: Record<string, string> = {};
  /** Without a time-out a token lives for 60 s; at most for 3,600 s (documented). */
  private seconds = 60;

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
    if (seconds > 3600) throw exception('Invalid argument: seconds');
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
    return (this.facts.required ? AuthorizationStatus.REQUIRED : AuthorizationStatus.NOT_REQUIRED) as never;
  }
  getAuthorizationUrl(): string {
    return this.facts.required ? this.facts.url : (null as unknown as string);
  }
  /** Newer than the types (documented). */
  getAuthorizedScopes(): string[] {
    return this.facts.scopes;
  }
}

export class HostScriptApp implements GoogleAppsScript.Script.ScriptApp {
  AuthMode = AuthMode as unknown as Script['AuthMode'];
  AuthorizationStatus = AuthorizationStatus as unknown as Script['AuthorizationStatus'];
  EventType = EventType as unknown as Script['EventType'];
  InstallationSource = InstallationSource as unknown as Script['InstallationSource'];
  TriggerSource = TriggerSource as unknown as Script['TriggerSource'];
  WeekDay = WeekDay as unknown as typeof GoogleAppsScript.Base.Weekday;

  getProjectKey = unbuilt('ScriptApp.getProjectKey');
  getScriptTriggers = unbuilt('ScriptApp.getScriptTriggers');
  getIdentityToken = unbuilt('ScriptApp.getIdentityToken');
  getService = unbuilt('ScriptApp.getService');
  getUserTriggers = unbuilt('ScriptApp.getUserTriggers');
  invalidateAuth = unbuilt('ScriptApp.invalidateAuth');

  getScriptId(): string {
    return call('ScriptApp', 'getScriptId');
  }
  getOAuthToken(): string {
    return call('ScriptApp', 'getOAuthToken');
  }
  getInstallationSource(): GoogleAppsScript.Script.InstallationSource {
    return InstallationSource.APPS_MARKETPLACE_DOMAIN_ADD_ON as never;
  }

  getAuthorizationInfo(_authMode: GoogleAppsScript.Script.AuthMode, scopes?: string[]): AuthorizationInfo {
    checkArguments('ScriptApp.getAuthorizationInfo', arguments, ['Number'], ['Number', 'Array']);
    return strict(
      new AuthorizationInfo(call('ScriptApp', 'getAuthorizationInfo', scopes ?? null)),
      'ScriptApp.AuthorizationInfo',
    );
  }
  requireScopes(_authMode: GoogleAppsScript.Script.AuthMode, oAuthScopes: string[]): void {
    checkArguments('ScriptApp.requireScopes', arguments, ['Number', 'Array']);
    call('ScriptApp', 'requireScopes', oAuthScopes);
  }
  requireAllScopes(_authMode: GoogleAppsScript.Script.AuthMode): void {
    checkArguments('ScriptApp.requireAllScopes', arguments, ['Number']);
    call('ScriptApp', 'requireScopes', null);
  }

  newStateToken(): GoogleAppsScript.Script.StateTokenBuilder {
    return strict(new StateTokenBuilder(), 'ScriptApp.StateTokenBuilder');
  }

  newTrigger(functionName: string): GoogleAppsScript.Script.TriggerBuilder {
    checkArguments('ScriptApp.newTrigger', arguments, ['String']);
    return strict(
      {
        timeBased: () => newClockTrigger(functionName),
        forDocument: unbuilt('ScriptApp.TriggerBuilder.forDocument'),
        forForm: unbuilt('ScriptApp.TriggerBuilder.forForm'),
        forSpreadsheet: unbuilt('ScriptApp.TriggerBuilder.forSpreadsheet'),
        forUserCalendar: unbuilt('ScriptApp.TriggerBuilder.forUserCalendar'),
      },
      'ScriptApp.TriggerBuilder',
    );
  }
  /** Only the triggers of the user who asks (documented). */
  getProjectTriggers(): GoogleAppsScript.Script.Trigger[] {
    const wires = call<TriggerWire[]>('ScriptApp', 'getProjectTriggers');
    return wires.map((wire) => strict(new HostTrigger(wire), 'ScriptApp.Trigger'));
  }
  deleteTrigger(trigger: GoogleAppsScript.Script.Trigger): void {
    checkArguments('ScriptApp.deleteTrigger', arguments, [HostTrigger]);
    call('ScriptApp', 'deleteTrigger', trigger.getUniqueId());
  }
}
