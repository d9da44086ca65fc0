/** Owns what stands between SELECT and FROM in a query of records: fields, parents, addresses, FIELDS(), TYPEOF. */

import type { FieldType, FieldTypeOf, Query, Subquery } from '@jetstreamapp/soql-parser-js';
import { jsonValue } from '../records/json-value';
import { isStored } from '../schema/computed-fields';
import type { FieldSpec, ObjectSpec } from '../schema/object-spec';
import type { SqlRow } from '../storage/database';
import { resolveFrom, resolvePath } from './field-path';
import type { FunctionCall } from './functions';
import { idListSql } from './id-lists';
import type { ResolvedPath, Scope } from './query-context';
import { createColumns, type Columns, type Entry, type RecordShape } from './record-shape';
import { goUp, joined } from './scope';
import { soqlError, unbuilt, unknownRelationship } from './soql-error';

export interface SelectList {
  columns: Columns;
  shape: RecordShape;
}

export interface SelectDeps {
  scope: Scope;
  /** The entry of a subquery; runs when rows are there. */
  children(subquery: Subquery): { key: string; entry: Entry };
}

/** Documented. */
const MOST_WITH_FIELDS = 200;

/** @throws OrgRefusal INVALID_FIELD, MALFORMED_QUERY */
export function selectList(query: Pick<Query, 'fields' | 'limit'>, deps: SelectDeps): SelectList {
  const { scope } = deps;
  const columns = createColumns();
  const idColumn = columns.add(`${scope.row}."Id"`);
  const shape: RecordShape = { idColumn, object: scope.object.name, entries: new Map() };
  const list: Listing = { scope, columns, shape };
  for (const field of query.fields ?? []) {
    if (field.type === 'FieldSubquery') {
      const { key, entry } = deps.children(field.subquery);
      addOnce(shape.entries, { key, path: key }, entry);
    } else if (field.type === 'FieldTypeof') addTypeof(list, field);
    else if (field.type === 'FieldFunctionExpression') addFunction(list, field, query.limit);
    else addField(list, pathOf(field));
  }
  return { columns, shape };
}

interface Listing {
  scope: Scope;
  columns: Columns;
  shape: RecordShape;
}

/** Words seen: only aggregates have aliases. */
function pathOf(
  field: Exclude<FieldType, { type: 'FieldSubquery' | 'FieldTypeof' | 'FieldFunctionExpression' }>,
) {
  if ('alias' in field) throw soqlError('MALFORMED_QUERY', 'only aggregate expressions use field aliasing');
  return field.type === 'FieldRelationship' ? [...field.relationships, field.field].join('.') : field.field;
}

function addField({ scope, columns, shape }: Listing, path: string): void {
  const resolved = resolvePath(scope, path);
  const home = parentShape(shape, { resolved, columns });
  const full = [...resolved.parents.map(({ relationship }) => relationship), resolved.field.name].join('.');
  const read = valueReader(resolved, { scope, columns });
  addOnce(home.entries, { key: resolved.field.name, path: full }, { kind: 'value', read });
}

/** Documented; words seen. */
function addOnce(entries: Map<string, Entry>, { key, path }: { key: string; path: string }, entry: Entry) {
  if (entries.has(key)) throw soqlError('INVALID_FIELD', `duplicate field selected: ${path}`);
  entries.set(key, entry);
}

function parentShape(
  top: RecordShape,
  { resolved, columns }: { resolved: Pick<ResolvedPath, 'parents' | 'object'>; columns: Columns },
): RecordShape {
  let shape = top;
  resolved.parents.forEach(({ relationship, id }, n) => {
    const known = shape.entries.get(relationship);
    const isLast = n === resolved.parents.length - 1;
    const entry = known?.kind === 'parent' ? known : parentEntry(columns.add(id));
    if (isLast && resolved.object) entry.shape.object = resolved.object.name;
    shape.entries.set(relationship, entry);
    shape = entry.shape;
  });
  return shape;
}

function parentEntry(idColumn: string): Entry & { kind: 'parent' } {
  return { kind: 'parent', shape: { idColumn, object: undefined, entries: new Map() } };
}

export function valueReader(
  { field, object, sql }: Pick<ResolvedPath, 'field' | 'object' | 'sql'>,
  { scope, columns }: { scope: Scope; columns: Columns },
): (row: SqlRow) => unknown {
  const row = sql.slice(0, sql.indexOf('.'));
  if (field.type === 'address' && object) return addressReader({ object, field, row }, { scope, columns });
  const column = columns.add(
    field.type === 'junctionIds' ? idListSql(object?.name ?? '', field.name, row) : sql,
  );
  return (values) => jsonValue(field, values[column]);
}

/** Null when all of it is; with the coordinates that nobody has worked out here (documented shape). */
function addressReader(
  { object, field, row }: { object: ObjectSpec; field: FieldSpec; row: string },
  { columns }: { scope: Scope; columns: Columns },
): (row: SqlRow) => unknown {
  const parts = object.fields
    .filter(({ compound }) => compound === field.name)
    .map(({ name }) => ({ key: partKey(name), column: columns.add(`${row}."${name}"`) }));
  return (values) => {
    if (parts.every(({ column }) => values[column] === null)) return null;
    const known = Object.fromEntries(parts.map(({ key, column }) => [key, values[column]]));
    const { city = null, country = null, postalCode = null, state = null, street = null } = known;
    const unknown = { geocodeAccuracy: null, latitude: null, longitude: null };
    return { city, country, ...unknown, postalCode, state, street };
  };
}

function partKey(name: string): string {
  const part = /(Street|City|State|PostalCode|Country)$/.exec(name)![1]!;
  return part.charAt(0).toLowerCase() + part.slice(1);
}

function addFunction(
  list: Listing,
  call: FunctionCall & { alias?: string },
  limit: number | undefined,
): void {
  const [parameter] = call.parameters ?? [];
  const name = call.functionName?.toUpperCase();
  if (typeof parameter !== 'string') throw unbuilt(`The function ${call.rawValue}`);
  if (name === 'FIELDS') {
    for (const path of fieldsOf(list.scope, parameter, limit)) addField(list, path);
    return;
  }
  if (name !== 'TOLABEL' && name !== 'FORMAT') throw unbuilt(`The function ${call.rawValue}`);
  const resolved = resolvePath(list.scope, parameter);
  const home =
    call.alias === undefined ? parentShape(list.shape, { resolved, columns: list.columns }) : list.shape;
  const read = valueReader(resolved, list);
  const shown = name === 'TOLABEL' ? labelled(resolved.field) : formatted;
  const key = call.alias ?? resolved.field.name;
  addOnce(home.entries, { key, path: key }, { kind: 'value', read: (row) => shown(read(row)) });
}

function labelled({ picklist }: FieldSpec): (value: unknown) => unknown {
  const labels = new Map(picklist.map(({ value, label }) => [value, label]));
  return (value) => (typeof value === 'string' ? (labels.get(value) ?? value) : value);
}

/** As the locale en_US writes numbers; other types as they are (assumed). */
function formatted(value: unknown): unknown {
  return typeof value === 'number' ? value.toLocaleString('en-US') : value;
}

/** Words seen. */
function fieldsOf({ object, context }: Scope, which: string, limit: number | undefined): string[] {
  const kind = which.toUpperCase();
  if (!['ALL', 'STANDARD', 'CUSTOM'].includes(kind))
    throw soqlError('MALFORMED_QUERY', `FIELDS(${which}) is not supported`);
  if (kind !== 'STANDARD' && (limit === undefined || limit > MOST_WITH_FIELDS))
    throw soqlError('MALFORMED_QUERY', 'The SOQL FIELDS function must have a LIMIT of at most 200');
  return object.fields
    .filter((field) => kind === 'ALL' || field.custom === (kind === 'CUSTOM'))
    .filter((field) => context.rights.canRead(object, field))
    .filter((field) => field.type === 'address' || field.type === 'junctionIds' || isStored(object, field))
    .map(({ name }) => name);
}

/** @throws OrgRefusal INVALID_FIELD for what is no polymorphic relationship */
function addTypeof({ scope, columns, shape }: Listing, { field: name, conditions }: FieldTypeOf): void {
  const { context } = scope;
  const own = { kind: 'row', object: scope.object, row: scope.row } as const;
  const { place, field } = goUp(scope, own, name);
  if (place.kind !== 'name') throw unknownRelationship(context.soql, name);
  const branches = conditions.map(({ type, objectType, fieldList }) => {
    const target = place.targets.find((one) => one.name.toLowerCase() === objectType?.toLowerCase());
    if (type === 'WHEN' && !target) throw unknownRelationship(context.soql, objectType ?? '');
    const key = `${scope.row}.${field.name}:${target?.name}`;
    const at = target ? joined(scope, { key, column: place.key, object: target }) : place;
    const idColumn = columns.add(at.kind === 'row' ? `${at.row}."Id"` : place.key);
    const branch: RecordShape = { idColumn, object: target?.name, entries: new Map() };
    for (const path of fieldList) {
      const resolved = resolveFrom(scope, { place: at, names: path.split('.'), path });
      const home = parentShape(branch, { resolved, columns });
      const read = valueReader(resolved, { scope, columns });
      addOnce(home.entries, { key: resolved.field.name, path }, { kind: 'value', read });
    }
    return { idColumn, shape: branch };
  });
  const entry: Entry = { kind: 'branches', id: columns.add(place.key), branches };
  addOnce(shape.entries, { key: field.relationshipName!, path: name }, entry);
}
