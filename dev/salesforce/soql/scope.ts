/** Owns the rows that a query reads: its object, the parents its paths lead to, and which of them the caller reaches. */

import { isStored } from '../schema/computed-fields';
import type { FieldSpec, ObjectSpec } from '../schema/object-spec';
import type { Place, QueryContext, Scope } from './query-context';
import { unknownObject, unknownRelationship } from './soql-error';

/** @throws OrgRefusal INVALID_TYPE for an object that is not there, or not for this user (documented) */
export function openScope(context: QueryContext, name: string, alias?: string): Scope {
  const object = context.catalog.object(name);
  if (!object || !context.rights.object(object).read) throw unknownObject(context.soql, name);
  return { context, object, row: context.nextAlias(), alias, joins: new Map() };
}

/** What stands after FROM. */
export function fromSql({ object, row, joins }: Scope): string {
  return [`FROM "${object.name}" ${row}`, ...[...joins.values()].map(({ sql }) => sql)].join(' ');
}

/** What a row must fulfil beside WHERE: not deleted, and reached by the caller. */
export function accessConditions({ context, object, row }: Scope): string[] {
  const { rights, params, sharing, all } = context;
  const isAlive = `${row}."IsDeleted" = 0`;
  const hasBin = object.fields.some(({ name }) => name === 'IsDeleted');
  const reached = sharing.condition({ object, row, level: 'read' }, { rights, params });
  return [...(hasBin && !all ? [isAlive] : []), ...(reached === undefined ? [] : [reached])];
}

/**
 * Goes up one relationship. The parent is joined only if the caller reaches it: a query does not bypass the sharing of
 * parents (seen).
 * @throws OrgRefusal INVALID_FIELD
 */
export function goUp(
  scope: Scope,
  from: Place,
  name: string,
): { place: Place; field: FieldSpec; id: string } {
  const { context } = scope;
  const field = from.kind === 'row' ? context.catalog.relationship(from.object, name) : undefined;
  if (from.kind !== 'row' || !field || !context.rights.canRead(from.object, field))
    throw unknownRelationship(context.soql, name);
  const key = `${from.row}.${field.name}`;
  const known = scope.joins.get(key);
  if (known) return { place: known.place, field, id: known.id };
  const targets = field.referenceTo.flatMap((target) => context.catalog.object(target) ?? []);
  const readable = targets.filter((target) => context.rights.object(target).read);
  if (readable.length === 0) throw unknownRelationship(context.soql, name);
  const column = `${from.row}."${field.name}"`;
  if (field.referenceTo.length > 1) {
    const place: Place = { kind: 'name', key: column, targets: readable };
    const id = `(${polymorphicSql(context, place, () => 'Id')})`;
    scope.joins.set(key, { place, sql: '', id });
    return { place, field, id };
  }
  const place = joined(scope, { key, column, object: readable[0]! });
  return { place, field, id: `${place.row}."Id"` };
}

/** Joins the record of `object` whose id stands in `column`, once. */
export function joined(
  scope: Scope,
  { key, column, object }: { key: string; column: string; object: ObjectSpec },
): Place & { kind: 'row' } {
  const known = scope.joins.get(key)?.place;
  if (known?.kind === 'row') return known;
  const { rights, params, sharing, nextAlias } = scope.context;
  const row = nextAlias();
  const reached = sharing.condition({ object, row, level: 'read' }, { rights, params });
  const on = [`${row}."Id" = ${column}`, ...(reached === undefined ? [] : [reached])].join(' AND ');
  const place = { kind: 'row', object, row } as const;
  const sql = `LEFT JOIN "${object.name}" ${row} ON ${on}`;
  scope.joins.set(key, { place, sql, id: `${row}."Id"` });
  return place;
}

/** A value of the record whose id stands in `key`, whatever object it is of: looked up by the id's prefix. */
export function polymorphicSql(
  context: QueryContext,
  { key, targets }: Place & { kind: 'name' },
  columnOf: (target: ObjectSpec) => string | undefined,
): string {
  const { rights, params, sharing } = context;
  const whens = targets.flatMap((object) => {
    const column = columnOf(object);
    if (column === undefined) return [];
    const row = context.nextAlias();
    const reached = sharing.condition({ object, row, level: 'read' }, { rights, params });
    const where = [`${row}."Id" = ${key}`, ...(reached === undefined ? [] : [reached])].join(' AND ');
    const value = column.startsWith("'") ? column : `${row}."${column}"`;
    return [`WHEN '${object.keyPrefix}' THEN (SELECT ${value} FROM "${object.name}" ${row} WHERE ${where})`];
  });
  return whens.length === 0 ? 'NULL' : `CASE substr(${key}, 1, 3) ${whens.join(' ')} END`;
}

/** The column that carries the record's name: CaseNumber for a case. */
export function nameColumn(object: ObjectSpec): string | undefined {
  return object.fields.find((field) => field.nameField && isStored(object, field))?.name;
}
