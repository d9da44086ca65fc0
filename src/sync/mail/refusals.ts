/** Owns what Salesforce's refusal of one record means: whose it is, and whether another try helps. */

import type { ErrorCode } from '../../errors';
import type { SaveResult } from '../../salesforce/mail-records';

export type Refusal = Extract<SaveResult, { ok: false }>;

export function isDuplicate(result: SaveResult): boolean {
  return !result.ok && result.code === 'DUPLICATE_VALUE';
}

export function isLockedRow(result: SaveResult): boolean {
  return !result.ok && result.code === 'UNABLE_TO_LOCK_ROW';
}

/** The org's own rules about one record: the same record is refused again (facts/quality.md F44). */
const VALIDATION = [
  'FIELD_CUSTOM_VALIDATION_EXCEPTION',
  'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
  'REQUIRED_FIELD_MISSING',
  'FIELD_INTEGRITY_EXCEPTION',
  'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
  'STRING_TOO_LONG',
  'FIELD_FILTER_VALIDATION_EXCEPTION',
  'DUPLICATES_DETECTED',
];

/** What no record of anybody would pass. */
const EVERYBODYS = new Map<string, ErrorCode>(
  Object.entries({
    STORAGE_LIMIT_EXCEEDED: 'salesforce.storage_full',
    INSUFFICIENT_ACCESS: 'salesforce.forbidden',
    INSUFFICIENT_ACCESS_OR_READONLY: 'salesforce.forbidden',
    // The field of the key, or the object, is gone.
    INVALID_FIELD_FOR_INSERT_UPDATE: 'salesforce.key_field',
    INVALID_FIELD: 'salesforce.key_field',
    INVALID_TYPE: 'salesforce.key_field',
    REQUEST_LIMIT_EXCEEDED: 'salesforce.rate_limited',
    SERVER_UNAVAILABLE: 'salesforce.unavailable',
    INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE: 'salesforce.unavailable',
  } as const),
);

/** Whether one record alone may be refused for it too, as by a trigger that writes another. */
export function isOwnToo(code: ErrorCode): boolean {
  return code === 'salesforce.forbidden' || code === 'salesforce.key_field';
}

export interface RefusalNature {
  kind: 'validation' | 'other';
  /** The error that it means for the whole organization. */
  everybody: ErrorCode | undefined;
}

export function natureOf({ code }: Pick<Refusal, 'code'>): RefusalNature {
  return {
    kind: VALIDATION.includes(code) ? 'validation' : 'other',
    everybody: EVERYBODYS.get(code),
  };
}
