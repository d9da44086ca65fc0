/** Owns the tables behind the schema: one an object, typed columns, folded columns for what is looked up, indexes. */

import type { Catalog } from '../schema/catalog';
import { storedFields } from '../schema/computed-fields';
import { foldedColumn, isFolded, isIdentifier, isNumber, isText } from '../schema/field-kinds';
import type { FieldSpec, ObjectSpec } from '../schema/object-spec';
import type { Database } from './database';

/** Which deletion a record went with, so that undelete brings back what went together. */
export const DELETION_COLUMN = '~deletion';

interface Column {
  name: string;
  type: string;
  isIndexed: boolean;
}

/**
 * Makes the tables that are missing, and the columns that the schema has gained since the file was made. What it has
 * lost stays where it is, unseen.
 */
export function createTables(database: Database, catalog: Catalog): void {
  database.transaction(() => {
    const known = columnsThere(database);
    const statements = [OWN_TABLES, ...catalog.objects.flatMap((object) => tableSql(object, known))];
    // One text is read several times faster than each statement alone (measured).
    database.exec(statements.join(';'));
  });
}

const OWN_TABLES =
  'CREATE TABLE IF NOT EXISTS "~serial" ("name" TEXT PRIMARY KEY, "last" INTEGER NOT NULL) WITHOUT ROWID;' +
  'CREATE TABLE IF NOT EXISTS "~fact" ("name" TEXT PRIMARY KEY, "value" TEXT NOT NULL) WITHOUT ROWID';

/** By table. */
function columnsThere(database: Database): Map<string, Set<string>> {
  const tables = new Map<string, Set<string>>();
  const sql =
    'SELECT m.name AS tableName, c.name AS columnName FROM sqlite_master m JOIN pragma_table_info(m.name) c ' +
    "WHERE m.type = 'table'";
  for (const { tableName, columnName } of database.all(sql)) {
    const columns = tables.get(String(tableName)) ?? new Set();
    tables.set(String(tableName), columns.add(String(columnName)));
  }
  return tables;
}

function tableSql(object: ObjectSpec, known: Map<string, Set<string>>): string[] {
  const columns = columnsOf(object);
  const there = known.get(object.name);
  const define = ({ name, type }: Column) => `"${name}" ${type}`;
  if (object.virtual || !there) {
    const kind = object.virtual ? 'TEMP TABLE' : 'TABLE';
    const made = `CREATE ${kind} "${object.name}" (${columns.map(define).join(', ')})`;
    return object.virtual ? [made] : [made, ...indexSql(object)];
  }
  const gained = columns.filter(({ name }) => !there.has(name));
  return [
    ...gained.map((column) => `ALTER TABLE "${object.name}" ADD COLUMN ${define(column)}`),
    ...indexSql(object),
  ];
}

const indexName = (object: ObjectSpec, column: Column) => `"${object.name}.${column.name}"`;

/** Most references of most rows are empty, and nobody looks for those through an index. */
export function indexSql(object: ObjectSpec): string[] {
  return columnsOf(object)
    .filter(({ isIndexed }) => isIndexed)
    .map(
      (column) =>
        `CREATE INDEX IF NOT EXISTS ${indexName(object, column)} ON "${object.name}" ("${column.name}") ` +
        `WHERE "${column.name}" IS NOT NULL`,
    );
}

/** For a load in bulk: indexes that are made after it are made several times faster. */
export function dropIndexSql(object: ObjectSpec): string[] {
  return columnsOf(object)
    .filter(({ isIndexed }) => isIndexed)
    .map((column) => `DROP INDEX IF EXISTS ${indexName(object, column)}`);
}

function columnsOf(object: ObjectSpec): Column[] {
  const columns = storedFields(object).flatMap((field): Column[] => {
    if (field.type === 'id' && !object.virtual)
      return [{ name: field.name, type: 'TEXT NOT NULL PRIMARY KEY', isIndexed: false }];
    const isIndexed = field.indexed && (!object.small || field.unique || field.idLookup);
    const own = { name: field.name, type: typeOf(field), isIndexed: isIndexed && !isFolded(field) };
    return isFolded(field) ? [own, { name: foldedColumn(field), type: 'TEXT', isIndexed }] : [own];
  });
  if (!object.undeletable) return columns;
  return [...columns, { name: DELETION_COLUMN, type: 'INTEGER', isIndexed: false }];
}

/** Times are milliseconds since 1970, dates texts like `2026-11-23`, flags 0 and 1. */
function typeOf(field: FieldSpec): string {
  if (isText(field) || isIdentifier(field) || field.type === 'date') return 'TEXT';
  if (field.type === 'boolean' || field.type === 'datetime') return 'INTEGER';
  return isNumber(field) && field.type !== 'int' ? 'REAL' : 'INTEGER';
}
