/** Owns how an org's data is set up, and what an admin's own rules and a test's faults do to it. */

import type { FieldValue } from './org-data';

/** How the org is set up, and what goes wrong in it; they are among the org's controls. */
export interface DataSwitches {
  /** Whether the admin has deployed `salesforce/`: without it its fields do not exist. True at first. */
  metadataDeployed: boolean;
  /** Further package directories of `salesforce/sfdx-project.json` that the admin has deployed, by name. */
  alsoDeployed: string[];
  /** Deployed fields that the admin has made not unique, as `Activity.Key__c`. */
  notUnique: string[];
  /** Every write is refused, as while Salesforce moves the org: see refusal.ts. */
  readOnly: boolean;
  /** No new record has room: the org's data storage is used up. What is there can still be changed. */
  storageFull: boolean;
  /** After so many writes of records the next `times` fail with UNABLE_TO_LOCK_ROW; both are counted down. */
  lockRows: { times: number; after?: number };
  /** `TaskWhoIds` and `EventWhoIds` exist, and an activity may have 50 contacts. */
  sharedActivities: boolean;
  /** Without it EmailMessage belongs to cases alone. */
  enhancedEmail: boolean;
  /** An account may be a person. A real org that has them keeps them; here it can be switched back. */
  personAccounts: boolean;
  /** The standard duplicate rules for contacts and leads: off, an alert, or a block. */
  duplicateRules: 'off' | 'alert' | 'block';
  /** Under which key a single record's refusal tells of its duplicates: both spellings are seen. */
  duplicateKey: 'duplicateResut' | 'duplicateResult';
  /** Rules of the admin's that need no code: each record of the object that fits is refused with the message. */
  validationRules: PlainRule[];
  /** What the service user may do at most with a field, by `Object.Field`. */
  fieldPermissions: Partial<Record<string, 'none' | 'read'>>;
  /** Organization-wide defaults by object, where they differ from the seed's. */
  sharing: Partial<Record<string, SharingModel>>;
}

/** Nobody has touched anything. */
export const INITIAL_SWITCHES: DataSwitches = {
  metadataDeployed: true,
  alsoDeployed: [],
  notUnique: [],
  readOnly: false,
  storageFull: false,
  lockRows: { times: 0 },
  sharedActivities: true,
  enhancedEmail: true,
  personAccounts: false,
  duplicateRules: 'off',
  duplicateKey: 'duplicateResut',
  validationRules: [],
  fieldPermissions: {},
  sharing: {},
};

/** `FIELD_CUSTOM_VALIDATION_EXCEPTION` with the text, on the field or on the page. */
export interface PlainRule {
  object: string;
  message: string;
  field?: string;
  /** Every record when left out. */
  when?: { field: string; equals: FieldValue };
}

export type SharingModel = 'Private' | 'Read' | 'ReadWrite' | 'ControlledByParent';

/** What an admin's own rules do to a save; all lists are empty at first. */
export interface DataHooks {
  /** FIELD_CUSTOM_VALIDATION_EXCEPTION with the text, on the field or on the page. */
  validations: ValidationRule[];
  /** Run before a record is written; may change it. A thrown Error is CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY. */
  triggers: Trigger[];
}

export interface ValidationRule {
  object: string;
  /** True when the record is wrong. */
  isWrong: (record: Readonly<Record<string, FieldValue>>) => boolean;
  message: string;
  field?: string;
}

export interface Trigger {
  object: string;
  name: string;
  on: 'insert' | 'update' | 'delete';
  run: (record: Record<string, FieldValue>) => void;
}
