/** Owns the enums of ScriptApp as values; the types declare them and bring none. */

import { hostEnum } from './host-enum';

export const AUTH_MODE = hostEnum<typeof GoogleAppsScript.Script.AuthMode>('ScriptApp.AuthMode', [
  'NONE',
  'CUSTOM_FUNCTION',
  'LIMITED',
  'FULL',
]);

export const AUTHORIZATION_STATUS = hostEnum<typeof GoogleAppsScript.Script.AuthorizationStatus>(
  'ScriptApp.AuthorizationStatus',
  ['REQUIRED', 'NOT_REQUIRED'],
);

export const EVENT_TYPE = hostEnum<typeof GoogleAppsScript.Script.EventType>('ScriptApp.EventType', [
  'CLOCK',
  'ON_OPEN',
  'ON_EDIT',
  'ON_FORM_SUBMIT',
  'ON_CHANGE',
  'ON_EVENT_UPDATED',
]);

export const INSTALLATION_SOURCE = hostEnum<typeof GoogleAppsScript.Script.InstallationSource>(
  'ScriptApp.InstallationSource',
  ['APPS_MARKETPLACE_DOMAIN_ADD_ON', 'NONE', 'WEB_STORE_ADD_ON'],
);

export const TRIGGER_SOURCE = hostEnum<typeof GoogleAppsScript.Script.TriggerSource>(
  'ScriptApp.TriggerSource',
  ['SPREADSHEETS', 'CLOCK', 'FORMS', 'DOCUMENTS', 'CALENDAR'],
);

export const WEEKDAY = hostEnum<typeof GoogleAppsScript.Base.Weekday>('ScriptApp.WeekDay', [
  'SUNDAY',
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
]);
