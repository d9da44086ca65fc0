/** Owns the look at the field that keeps a mail from being logged twice, and with it at what a mail is in this org. */

import { AppError, hasCode } from '../errors';
import type { Now } from '../ports';
import type { KeyField } from '../salesforce/key-field';
import type { OrganizationRecord } from './organization-record';
import type { OrganizationStore } from './organization-store';

const LOOK_EVERY_MS = 24 * 3_600_000;
/** While it is missing: an admin may be deploying it right now. */
const LOOK_AGAIN_MS = 3_600_000;

/** For people. */
const WORDS: Readonly<Record<Exclude<KeyField['state'], 'unique'>, string>> = {
  missing: 'EmailMessage has no field TrunklineKey__c',
  'not-unique': 'TrunklineKey__c on EmailMessage is not unique',
  'no-object': 'neither EmailMessage nor Task is there for the service account',
};
const NO_TASK_FIELD = 'Enhanced Email is off, and Activity has no field TrunklineKey__c';

export interface KeyFieldDeps {
  organization: OrganizationStore;
  /** As `readKeyField`. */
  readKeyField: () => KeyField;
  nowMs: Now;
}

/**
 * Returns what a mail is in this org, and whether Salesforce keeps its key unique: a Task's may be not, an
 * EmailMessage's must. One look a day and domain, whoever runs first. @throws salesforce.key_field, and as the look does
 */
export function requireKeyField(deps: KeyFieldDeps): KeyField {
  const known = knownField(deps.organization.readLatest(), deps.nowMs());
  const field = known ?? deps.readKeyField();
  if (known === undefined) note(deps.organization, { ...field, lookedAtMs: deps.nowMs() });
  const { state, object } = field;
  if (state === 'unique' || isEnough(field)) return field;
  const words = object === 'Task' ? NO_TASK_FIELD : WORDS[state];
  throw new AppError('salesforce.key_field', 'no key field', { words });
}

export function isEnough({ state, object }: KeyField): boolean {
  return state === 'unique' || (state === 'not-unique' && object === 'Task');
}

/** An admin asks: whatever was known, it is looked at now. @throws as the look does */
export function lookAtKeyField(deps: KeyFieldDeps): void {
  note(deps.organization, { ...deps.readKeyField(), lookedAtMs: deps.nowMs() });
}

/** Salesforce refuses a field or an object that was there: whoever runs next looks anew. */
export function doubtKeyField(organization: OrganizationStore, error: unknown): void {
  if (!hasCode(error, 'salesforce.rejected', 'salesforce.key_field')) return;
  if (!/^(INVALID_TYPE|INVALID_FIELD)/.test(String(error.facts.words ?? ''))) return;
  const { keyField } = organization.readLatest() ?? {};
  if (keyField) note(organization, { ...keyField, lookedAtMs: 0 });
}

/** What cannot be noted now is looked at again by the next run. */
function note(organization: OrganizationStore, keyField: NonNullable<OrganizationRecord['keyField']>): void {
  try {
    organization.change((record) => ({ ...record, keyField }));
  } catch (error) {
    if (!hasCode(error, 'store.busy', 'store.refused')) throw error;
  }
}

function knownField(record: OrganizationRecord | undefined, nowMs: number): KeyField | undefined {
  if (!record?.keyField) return undefined;
  const { lookedAtMs, state, object, namesSeveral } = record.keyField;
  const field: KeyField = {
    state,
    ...(object ? { object } : {}),
    ...(namesSeveral ? { namesSeveral: true } : {}),
  };
  return nowMs - lookedAtMs < (isEnough(field) ? LOOK_EVERY_MS : LOOK_AGAIN_MS) ? field : undefined;
}
