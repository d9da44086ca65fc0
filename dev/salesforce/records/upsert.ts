/** Owns upserts: changing the record that a key finds, or creating it. */

import type { RecordIn, SaveResult, TypedRecord } from '../org-data';
import { OrgRefusal } from '../refusal';
import type { ObjectSpec } from '../schema/object-spec';
import { eachAlone } from './each-alone';
import { unreadable } from './field-values';
import { idsByKey } from './given-fields';
import { createOne, made, objectFor, updateOne } from './save';
import { failure, invalidCrossReference } from './save-failure';
import type { Saving } from './saving';

/** By `field`, an external id or idLookup field, or `Id`. */
export function upsertAll(saving: Saving, records: TypedRecord[], fieldName: string): SaveResult[] {
  return eachAlone(saving, records, ({ object: name, fields }) => {
    const object = objectFor(saving, name);
    const { key, value } = keyOf(saving, object, { fields, fieldName });
    if (value === undefined && key.name === 'Id')
      return { ...made(createOne(saving, object, fields)), created: true };
    // Words seen.
    if (value === undefined) throw failure('MISSING_ARGUMENT', `${key.name} not specified`);
    const found = idsByKey(saving, object, { field: key, value });
    if (found.length > 1) return severalFound(key.name, found);
    const rest = Object.fromEntries(
      Object.entries(fields).filter(([one]) => one.toLowerCase() !== key.name.toLowerCase()),
    );
    const [id] = found;
    if (id !== undefined) return { ...made(updateOne(saving, object, { id, fields: rest })), created: false };
    if (key.name === 'Id') throw invalidCrossReference();
    if (saving.options.updateOnly) throw failure('NOT_FOUND', 'The requested resource does not exist');
    const created = createOne(saving, object, { ...rest, [key.name]: value });
    return { ...made(created), created: true };
  });
}

/** Words seen. */
function severalFound(name: string, candidates: string[]): SaveResult {
  const message = `${name}: more than one record found for external id field: [${candidates.join(', ')}]`;
  const error = { statusCode: 'DUPLICATE_EXTERNAL_ID', message, fields: [name] };
  return { id: undefined, success: false, errors: [error], candidates };
}

function keyOf(
  { catalog, rights }: Saving,
  object: ObjectSpec,
  { fields, fieldName }: { fields: RecordIn; fieldName: string },
) {
  const key = catalog.field(object, fieldName);
  if (!key || !rights.canRead(object, key) || !(key.externalId || key.idLookup))
    // Words seen.
    throw new OrgRefusal(
      'NOT_FOUND',
      `Provided external ID field does not exist or is not accessible: ${fieldName}`,
    );
  const value = Object.entries(fields).find(([name]) => name.toLowerCase() === key.name.toLowerCase())?.[1];
  if (value === null || value === undefined || value === '') return { key, value: undefined };
  if (typeof value !== 'string' && typeof value !== 'number') throw unreadable('string', value);
  return { key, value: String(value) };
}
