/** Owns what is wrong with one record of a save, in Salesforce's words; the other records of the call go on. */

import type { DuplicateMatch, SaveError } from '../org-data';
import type { FieldSpec, ObjectSpec } from '../schema/object-spec';

export class SaveFailure extends Error {
  override readonly name = 'SaveFailure';
  readonly errors: SaveError[];

  constructor(errors: SaveError[]) {
    super(errors.map(({ statusCode, message }) => `${statusCode}: ${message}`).join('; '));
    this.errors = errors;
  }
}

export function failure(statusCode: string, message: string, fields: string[] = []): SaveFailure {
  return new SaveFailure([{ statusCode, message, fields }]);
}

/** Words seen. */
export const noSuchColumn = (name: string, object: ObjectSpec) =>
  failure('INVALID_FIELD', `No such column '${name}' on sobject of type ${object.name}`);

/** Words seen. */
export const notWritable = (names: string[]) =>
  failure(
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    `Unable to create/update fields: ${names.join(', ')}. Please check the security settings of this field and ` +
      'verify that it is read/write for your profile or permission set.',
    names,
  );

/** Words seen. */
export const requiredMissing = (names: string[]) =>
  failure('REQUIRED_FIELD_MISSING', `Required fields are missing: [${names.join(', ')}]`, names);

/** Words seen. */
export const tooLong = ({ name, label, length }: FieldSpec, text: string) =>
  failure(
    'STRING_TOO_LONG',
    `${label}: data value too large: ${text.length > 255 ? `${text.slice(0, 255)}...` : text} (max length=${length})`,
    [name],
  );

/** Words seen. */
export const insufficientAccess = () =>
  failure('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');

/** Words seen. */
export const invalidCrossReference = (fields: string[] = []) =>
  failure('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', fields);

/** Words seen. */
export const isDeleted = () => failure('ENTITY_IS_DELETED', 'entity is deleted');

/** Words seen. */
export const wrongId = (
  statusCode: 'MALFORMED_ID' | 'FIELD_INTEGRITY_EXCEPTION',
  field: FieldSpec,
  id: string,
) => failure(statusCode, `${field.label}: id value of incorrect type: ${id}`, [field.name]);

/** Words seen. */
export const duplicateValue = (field: FieldSpec, otherId: string) =>
  failure(
    'DUPLICATE_VALUE',
    `duplicate value found: ${field.name} duplicates value on record with id: ${otherId.slice(0, 15)}`,
  );

/** Words seen. */
export const duplicatesDetected = (match: DuplicateMatch) =>
  new SaveFailure([
    {
      statusCode: 'DUPLICATES_DETECTED',
      message: 'Use one of these records?',
      fields: [],
      duplicates: match,
    },
  ]);
