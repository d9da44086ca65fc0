/** Owns the fields that are stored nowhere: what they show is read from elsewhere when somebody asks. */

import type { FieldSpec, ObjectSpec } from './object-spec';

/** SQL over the row `row`, by object and field; the person on the other side decides (documented). */
const COMPUTED: Record<string, (row: string) => string> = {
  'Task.Email': (row) => ofWho(row, 'Email'),
  'Task.Phone': (row) => ofWho(row, 'Phone'),
  'Case.ContactPhone': (row) => ofContact(row, 'Phone'),
  'Case.ContactMobile': (row) => ofContact(row, 'MobilePhone'),
  'Case.ContactEmail': (row) => ofContact(row, 'Email'),
};

function ofWho(row: string, column: string): string {
  const from = (table: string) => `(SELECT "${column}" FROM "${table}" WHERE "Id" = ${row}."WhoId")`;
  return `COALESCE(${from('Contact')}, ${from('Lead')})`;
}

function ofContact(row: string, column: string): string {
  return `(SELECT "${column}" FROM "Contact" WHERE "Id" = ${row}."ContactId")`;
}

export function computedSql(
  object: Pick<ObjectSpec, 'name'>,
  field: Pick<FieldSpec, 'name'>,
): ((row: string) => string) | undefined {
  return COMPUTED[`${object.name}.${field.name}`];
}

/** Whether the field has a column. Addresses are put together from their parts, id lists from relations. */
export function isStored(object: ObjectSpec, field: FieldSpec): boolean {
  return storedFields(object).includes(field);
}

const stored = new WeakMap<ObjectSpec, readonly FieldSpec[]>();

/** The fields that have columns, in the order of the schema. */
export function storedFields(object: ObjectSpec): readonly FieldSpec[] {
  const known = stored.get(object);
  if (known) return known;
  const made = object.fields.filter(
    (field) => field.type !== 'address' && field.type !== 'junctionIds' && !computedSql(object, field),
  );
  stored.set(object, made);
  return made;
}
