/** Owns the enums of ScriptApp as values; the types declare them and bring none. */

export enum AuthMode {
  NONE,
  CUSTOM_FUNCTION,
  LIMITED,
  FULL,
}

export enum AuthorizationStatus {
  REQUIRED,
  NOT_REQUIRED,
}

export enum EventType {
  CLOCK,
  ON_OPEN,
  ON_EDIT,
  ON_FORM_SUBMIT,
  ON_CHANGE,
  ON_EVENT_UPDATED,
}

export enum InstallationSource {
  APPS_MARKETPLACE_DOMAIN_ADD_ON,
  NONE,
  WEB_STORE_ADD_ON,
}

export enum TriggerSource {
  SPREADSHEETS,
  CLOCK,
  FORMS,
  DOCUMENTS,
  CALENDAR,
}

export enum WeekDay {
  SUNDAY,
  MONDAY,
  TUESDAY,
  WEDNESDAY,
  THURSDAY,
  FRIDAY,
  SATURDAY,
}
