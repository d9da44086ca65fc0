/** Owns the look at the field that keeps a mail from being logged twice: without it nothing is logged. */

import { AppError, hasCode } from '../errors';
import type { Now } from '../ports';
import type { SalesforceMail } from '../salesforce/mail-records';
import type { OrganizationRecord } from './organization-record';
import type { OrganizationStore } from './organization-store';

const LOOK_EVERY_MS = 24 * 3_600_000;
/** While it is missing: an admin may be deploying it right now. */
const LOOK_AGAIN_MS = 3_600_000;

export type KeyFieldState = ReturnType<SalesforceMail['keyField']>;

/** For people. */
const WORDS: Readonly<Record<Exclude<KeyFieldState, 'unique'>, string>> = {
  missing: 'EmailMessage has no field TrunklineKey__c',
  'not-unique': 'TrunklineKey__c on EmailMessage is not unique',
  'no-object': 'EmailMessage is not there: Enhanced Email is off',
};

export interface KeyFieldDeps {
  organization: OrganizationStore;
  salesforce: Pick<SalesforceMail, 'keyField'>;
  nowMs: Now;
}

/** One look a day and domain, whoever runs first. @throws salesforce.key_field, and as the look does */
export function requireKeyField(deps: KeyFieldDeps): void {
  const known = knownState(deps.organization.readLatest(), deps.nowMs());
  const state = known ?? deps.salesforce.keyField();
  if (known === undefined) note(deps.organization, { state, lookedAtMs: deps.nowMs() });
  if (state !== 'unique')
    throw new AppError('salesforce.key_field', 'no unique key field', { words: WORDS[state] });
}

/** An admin asks: whatever was known, it is looked at now. @throws as the look does */
export function lookAtKeyField(deps: KeyFieldDeps): void {
  note(deps.organization, { state: deps.salesforce.keyField(), lookedAtMs: deps.nowMs() });
}

/** What cannot be noted now is looked at again by the next run. */
function note(organization: OrganizationStore, keyField: NonNullable<OrganizationRecord['keyField']>): void {
  try {
    organization.change((record) => ({ ...record, keyField }));
  } catch (error) {
    if (!hasCode(error, 'store.busy', 'store.refused')) throw error;
  }
}

function knownState(record: OrganizationRecord | undefined, nowMs: number): KeyFieldState | undefined {
  const known = record?.keyField;
  if (!known) return undefined;
  const every = known.state === 'unique' ? LOOK_EVERY_MS : LOOK_AGAIN_MS;
  return nowMs - known.lookedAtMs < every ? known.state : undefined;
}
