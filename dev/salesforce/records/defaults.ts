/** Owns what a new record has though nobody said so: defaults of fields, and the platform's own fields. */

import type { FieldSpec, ObjectSpec } from '../schema/object-spec';
import { storedFields } from '../schema/computed-fields';
import type { SqlValue } from '../storage/database';
import type { Row } from '../storage/rows';

export interface Stamp {
  userId: string;
  nowMs: number;
}

/** Salesforce keeps times to the second (documented). */
export const toSecond = (ms: number) => Math.floor(ms / 1000) * 1000;

/** A row with every column, of defaults; `owner` owns it unless it says otherwise. */
export function newRow(object: ObjectSpec, { id, stamp }: { id: string; stamp: Stamp }, given: Row): Row {
  const row: Row = {};
  for (const field of storedFields(object)) row[field.name] = defaultOf(field);
  const now = toSecond(stamp.nowMs);
  const made: Row = {
    Id: id,
    OwnerId: stamp.userId,
    CreatedDate: now,
    CreatedById: stamp.userId,
    LastModifiedDate: now,
    LastModifiedById: stamp.userId,
    SystemModstamp: now,
  };
  for (const [name, value] of Object.entries(made)) if (name in row) row[name] = value;
  for (const [name, value] of Object.entries(given)) {
    const field = object.fields.find((one) => one.name === name);
    // A null for a field that may not be null leaves its default (assumed).
    if (value !== null || field?.nillable || !field?.defaultedOnCreate) row[name] = value;
  }
  return row;
}

function defaultOf(field: FieldSpec): SqlValue {
  const chosen = field.picklist.find(({ isDefault }) => isDefault)?.value ?? field.defaultValue;
  if (field.type === 'boolean') return chosen === true ? 1 : 0;
  return typeof chosen === 'boolean' ? null : chosen;
}

/** Who changed a record, and when. */
export function changeStamp({ userId, nowMs }: Stamp): Row {
  const now = toSecond(nowMs);
  return { LastModifiedDate: now, LastModifiedById: userId, SystemModstamp: now };
}
