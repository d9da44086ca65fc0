/** Owns what a client named in a record: which fields, whether it may write them, and their values. */

import { id18, isId } from '../ids';
import type { RecordIn } from '../org-data';
import type { FieldSpec, ObjectSpec } from '../schema/object-spec';
import { foldedColumn, isFolded } from '../schema/field-kinds';
import { fold } from '../storage/fold';
import type { Row } from '../storage/rows';
import { storedValue, unreadable } from './field-values';
import { failure, noSuchColumn, notWritable, SaveFailure } from './save-failure';
import type { Saving } from './saving';

export interface GivenFields {
  values: Row;
  lists: Map<string, string[]>;
}

export type Act = 'create' | 'update';

/** With CreateAuditFields these can be written at creation (documented). */
const AUDIT_FIELDS = ['CreatedById', 'CreatedDate', 'LastModifiedById', 'LastModifiedDate'];

/** @throws SaveFailure, OrgRefusal JSON_PARSER_ERROR */
export function givenFields(
  saving: Saving,
  object: ObjectSpec,
  request: { fields: RecordIn; act: Act },
): GivenFields {
  const given: GivenFields = { values: {}, lists: new Map() };
  const refused: string[] = [];
  for (const [name, value] of Object.entries(request.fields)) {
    if (name === 'attributes') continue;
    const field = saving.catalog.field(object, name);
    if (field?.name === 'Id') {
      checkId(request.act, value);
      continue;
    }
    if (!field || !saving.rights.canRead(object, field)) {
      Object.assign(given.values, throughKey(saving, object, { name, value }));
      continue;
    }
    if (!mayWrite(saving, object, { field, act: request.act })) refused.push(field.name);
    else if (field.type === 'junctionIds') given.lists.set(field.name, idList(field, value));
    else given.values[field.name] = storedValue(field, value);
  }
  if (refused.length > 0) throw notWritable(refused);
  return given;
}

/** Words seen. */
function checkId(act: Act, value: unknown): void {
  if (act === 'create' && value !== null && value !== undefined)
    throw failure('INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', ['Id']);
}

function mayWrite(
  { rights }: Saving,
  object: ObjectSpec,
  { field, act }: { field: FieldSpec; act: Act },
): boolean {
  if (act === 'create' && AUDIT_FIELDS.includes(field.name) && rights.has('CreateAuditFields')) return true;
  const isOpen = act === 'create' ? field.createable : field.updateable;
  return isOpen && rights.canEdit(object, field);
}

/** A list of ids, also one in a text with commas (assumed). */
function idList(field: FieldSpec, value: unknown): string[] {
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value)) throw unreadable('list', value);
  return value.map((one: unknown) => String(storedValue({ ...field, type: 'reference' }, one)));
}

/** `"Account": {"Key__c": "x"}`: the parent by an external id (documented). Words seen. */
function throughKey(
  saving: Saving,
  object: ObjectSpec,
  { name, value }: { name: string; value: unknown },
): Row {
  const reference = saving.catalog.relationship(object, name);
  if (!reference || typeof value !== 'object' || value === null) throw noSuchColumn(name, object);
  if (!mayWrite(saving, object, { field: reference, act: 'create' })) throw notWritable([reference.name]);
  const parent = saving.catalog.object(reference.referenceTo[0] ?? '');
  const key = parent && keyIn(saving, parent, value);
  if (!key) throw failure('INVALID_FIELD', `${name} needs one external id of its record`, [reference.name]);
  const [found, ...more] = idsByKey(saving, parent, key);
  if (found === undefined || more.length > 0)
    throw failure(
      'INVALID_FIELD',
      `Foreign key external ID: ${key.value} not found for field ${key.field.name} in entity ${parent.name}`,
    );
  return { [reference.name]: found };
}

function keyIn(
  { catalog }: Saving,
  parent: ObjectSpec,
  record: object,
): { field: FieldSpec; value: string } | undefined {
  const [key, ...more] = Object.entries(record).filter(([part]) => part !== 'attributes');
  const field = key && catalog.field(parent, key[0]);
  if (!field || more.length > 0 || !(field.externalId || field.idLookup)) return undefined;
  return { field, value: String(key[1]) };
}

/** Ids of the records that have the value, as their field compares. */
export function idsByKey(
  { deps }: Pick<Saving, 'deps'>,
  object: ObjectSpec,
  { field, value }: { field: FieldSpec; value: string },
): string[] {
  if (field.type === 'id') {
    return isId(value) ? deps.rows.idsWhere(object, 'Id', id18(value.slice(0, 15))) : [];
  }
  const wanted = storedValue({ ...field, restrictedPicklist: false }, value);
  if (wanted === null) return [];
  return isFolded(field)
    ? deps.rows.idsWhere(object, foldedColumn(field), fold(String(wanted)))
    : deps.rows.idsWhere(object, field.name, wanted);
}

/** The same for who only reads: a value that the field could not have is nobody's (assumed). */
export function idsFoundByKey(...asked: Parameters<typeof idsByKey>): string[] {
  try {
    return idsByKey(...asked);
  } catch (error) {
    if (error instanceof SaveFailure) return [];
    throw error;
  }
}
