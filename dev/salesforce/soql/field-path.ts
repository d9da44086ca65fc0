/** Owns names in queries: from `permissionset.name` to a field of the schema and its value in a row. */

import { soqlErrorAt } from './soql-error';
import type { Caller, Field, Row, Table, Value } from './table';

export interface FieldPath {
  /** Tables on the way, by relationship, in the schema's spelling; empty for a field of the object itself. */
  parents: { relationship: string; table: Table }[];
  field: Field;
  read(row: Row): Value;
  /** The row that the last parent leads to; undefined when there is none. */
  parentRow(row: Row, depth: number): Row | undefined;
}

export interface Scope {
  soql: string;
  table: Table;
  /** @throws Error when the schema names a table that is not there. */
  tableNamed(name: string): Table;
  caller: Caller;
}

export type ResolvePath = (path: string[]) => FieldPath;

const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/** The function it returns throws INVALID_FIELD for an unknown name (words seen). */
export function createResolver(scope: Scope): ResolvePath {
  const rowsById = createRowIndex(scope.caller);
  return (path) => {
    const steps: { via: Field; table: Table }[] = [];
    let table = scope.table;
    // A path may begin with the object's own name.
    const names = path.length > 1 && isSame(path[0]!, table.name) ? path.slice(1) : path;
    for (const name of names.slice(0, -1)) {
      const via = table.fields.find(({ parent }) => parent && isSame(parent.relationship, name));
      if (!via) throw unknownRelationship(scope.soql, name);
      table = scope.tableNamed(via.parent!.table);
      steps.push({ via, table });
    }
    const last = names[names.length - 1]!;
    const field = table.fields.find(({ name }) => isSame(name, last));
    if (!field) throw unknownColumn(scope.soql, { path, column: last, entity: table.name });
    const parentRow = (row: Row, depth: number) =>
      steps.slice(0, depth).reduce<Row | undefined>((at, step) => {
        const id = at?.[step.via.name];
        return typeof id === 'string' ? rowsById(step.table).get(id) : undefined;
      }, row);
    return {
      parents: steps.map((step) => ({ relationship: step.via.parent!.relationship, table: step.table })),
      field,
      parentRow,
      read: (row) => parentRow(row, steps.length)?.[field.name] ?? null,
    };
  };
}

/** Rows of a parent table are read once a query. */
function createRowIndex(caller: Caller): (table: Table) => Map<string, Row> {
  const indexes = new Map<string, Map<string, Row>>();
  return (table) => {
    const known = indexes.get(table.name);
    if (known) return known;
    const index = new Map(table.rows(caller).map((row) => [String(row['Id']), row]));
    indexes.set(table.name, index);
    return index;
  };
}

function unknownRelationship(soql: string, name: string) {
  return soqlErrorAt(
    'INVALID_FIELD',
    { soql, token: name },
    `Didn't understand relationship '${name}' in field path. If you are attempting to use a custom relationship, ` +
      "be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe " +
      'call for the appropriate names.',
  );
}

function unknownColumn(
  soql: string,
  { path, column, entity }: { path: string[]; column: string; entity: string },
) {
  return soqlErrorAt(
    'INVALID_FIELD',
    { soql, token: path.join('.') },
    `No such column '${column}' on entity '${entity}'. If you are attempting to use a custom field, be sure to ` +
      "append the '__c' after the custom field name. Please reference your WSDL or the describe call for the " +
      'appropriate names.',
  );
}
