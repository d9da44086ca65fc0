/** Owns names in queries: from `account.owner.name` to a field of the schema and the SQL that reads it. */

import { computedSql } from '../schema/computed-fields';
import { foldedColumn, isFolded } from '../schema/field-kinds';
import { text } from '../schema/field-builders';
import type { FieldSpec, ObjectSpec } from '../schema/object-spec';
import { goUp, nameColumn, polymorphicSql } from './scope';
import type { ParentStep, Place, ResolvedPath, Scope } from './query-context';
import { soqlError, unknownColumn } from './soql-error';

const isSame = (one: string, other: string | undefined) => one.toLowerCase() === other?.toLowerCase();

/** A path goes up five levels at most (documented). */
const HIGHEST = 5;

/**
 * `names` as the caller spelt them; they may begin with the object's own name or its alias.
 * @throws OrgRefusal INVALID_FIELD for an unknown name, or one that the caller may not see (words seen)
 */
export function resolvePath(scope: Scope, path: string): ResolvedPath {
  const names = path.split('.');
  const isOwn = names.length > 1 && (isSame(names[0]!, scope.object.name) || isSame(names[0]!, scope.alias));
  const own: Place = { kind: 'row', object: scope.object, row: scope.row };
  return resolveFrom(scope, { place: own, names: isOwn ? names.slice(1) : names, path });
}

export function resolveFrom(
  scope: Scope,
  { place: start, names, path }: { place: Place; names: string[]; path: string },
): ResolvedPath {
  if (names.length > HIGHEST + 1)
    throw soqlError('INVALID_FIELD', `Relationship path '${path}' goes up more than ${HIGHEST} levels`);
  let place = start;
  const parents: ParentStep[] = [];
  for (const name of names.slice(0, -1)) {
    const { place: next, field, id } = goUp(scope, place, name);
    place = next;
    parents.push({ relationship: field.relationshipName!, id });
  }
  const last = names[names.length - 1]!;
  return place.kind === 'row'
    ? ofRow(scope, { place, last, path, parents })
    : ofName(scope, { place, last, path, parents });
}

interface LastStep<P extends Place> {
  place: P;
  last: string;
  path: string;
  parents: ParentStep[];
}

function ofRow(
  { context }: Scope,
  { place, last, path, parents }: LastStep<Place & { kind: 'row' }>,
): ResolvedPath {
  const { object, row } = place;
  const field = context.catalog.field(object, last);
  if (!field || !context.rights.canRead(object, field))
    throw unknownColumn(context.soql, { path, column: last, entity: object.name });
  const computed = computedSql(object, field)?.(row);
  const folded = isFolded(field) ? `${row}."${foldedColumn(field)}"` : undefined;
  return { field, object, parents, sql: computed ?? `${row}."${field.name}"`, folded };
}

/** What every kind of record can be asked behind a polymorphic relationship: the object Name (documented). */
const NAME_FIELDS = [
  'Id',
  'Name',
  'Type',
  'FirstName',
  'LastName',
  'Title',
  'Email',
  'Phone',
  'Username',
  'Alias',
  'IsActive',
  'ProfileId',
  'UserRoleId',
];

function ofName(
  { context }: Scope,
  { place, last, path, parents }: LastStep<Place & { kind: 'name' }>,
): ResolvedPath {
  const name = NAME_FIELDS.find((one) => isSame(one, last));
  if (name === undefined) throw unknownColumn(context.soql, { path, column: last, entity: 'Name' });
  const columnOf = (target: ObjectSpec) => {
    if (name === 'Type') return `'${target.name}'`;
    return name === 'Name' ? nameColumn(target) : readable(target, name)?.name;
  };
  const readable = (target: ObjectSpec, wanted: string): FieldSpec | undefined => {
    const field = context.catalog.field(target, wanted);
    return field && context.rights.canRead(target, field) ? field : undefined;
  };
  const known = place.targets.map((target) => context.catalog.field(target, name)).find(Boolean);
  const field = { ...(known ?? text(name, 255)), name, indexed: false };
  return {
    field: name === 'Type' || name === 'Name' ? { ...text(name, 255) } : field,
    object: undefined,
    parents,
    sql: `(${polymorphicSql(context, place, columnOf)})`,
    folded: undefined,
  };
}
