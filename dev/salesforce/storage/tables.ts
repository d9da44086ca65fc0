/** Owns the tables behind the schema: one an object, typed columns, folded columns for what is looked up, indexes. */

import type { Catalog } from '../schema/catalog';
import { isStored } from '../schema/computed-fields';
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
    database.exec(
      'CREATE TABLE IF NOT EXISTS "~serial" ("name" TEXT PRIMARY KEY, "last" INTEGER NOT NULL) WITHOUT ROWID;' +
        'CREATE TABLE IF NOT EXISTS "~fact" ("name" TEXT PRIMARY KEY, "value" TEXT NOT NULL) WITHOUT ROWID;',
    );
    for (const object of catalog.objects) createTable(database, object);
  });
}

/** Without indexes, for a load in bulk; `createIndexes` makes them afterwards, which is several times faster. */
function createTable(database: Database, object: ObjectSpec): void {
  const columns = columnsOf(object);
  const [temporary, schema] = object.virtual ? ['TEMP ', 'temp'] : ['', 'main'];
  const known = database.all(`PRAGMA ${schema}.table_info("${object.name}")`).map(({ name }) => String(name));
  if (known.length === 0) {
    const list = columns.map(({ name, type }) => `"${name}" ${type}`).join(', ');
    database.exec(`CREATE ${temporary}TABLE "${object.name}" (${list})`);
  } else {
    for (const { name, type } of columns.filter((column) => !known.includes(column.name)))
      database.exec(`ALTER TABLE "${object.name}" ADD COLUMN "${name}" ${type.replace(' NOT NULL', '')}`);
  }
  if (!object.virtual) createIndexes(database, object);
}

const indexName = (object: ObjectSpec, column: Column) => `"${object.name}.${column.name}"`;

export function createIndexes(database: Database, object: ObjectSpec): void {
  for (const column of columnsOf(object).filter(({ isIndexed }) => isIndexed)) {
    // Most references of most rows are empty, and nobody looks for those through an index.
    database.exec(
      `CREATE INDEX IF NOT EXISTS ${indexName(object, column)} ON "${object.name}" ("${column.name}") ` +
        `WHERE "${column.name}" IS NOT NULL`,
    );
  }
}

export function dropIndexes(database: Database, object: ObjectSpec): void {
  for (const column of columnsOf(object).filter(({ isIndexed }) => isIndexed))
    database.exec(`DROP INDEX IF EXISTS ${indexName(object, column)}`);
}

function columnsOf(object: ObjectSpec): Column[] {
  const columns = object.fields
    .filter((field) => isStored(object, field))
    .flatMap((field): Column[] => {
      if (field.type === 'id' && !object.virtual)
        return [{ name: field.name, type: 'TEXT NOT NULL PRIMARY KEY', isIndexed: false }];
      const own = { name: field.name, type: typeOf(field), isIndexed: field.indexed && !isFolded(field) };
      return isFolded(field) ? [own, { name: foldedColumn(field), type: 'TEXT', isIndexed: true }] : [own];
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
