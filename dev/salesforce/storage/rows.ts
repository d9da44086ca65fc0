/** Owns single rows: putting in, changing, reading and taking out, with new ids, and nothing of who may do it. */

import { fold } from './fold';
import { id18, recordId } from '../ids';
import { isStored } from '../schema/computed-fields';
import { foldedColumn, isFolded } from '../schema/field-kinds';
import type { ObjectSpec } from '../schema/object-spec';
import type { Database, SqlRow, SqlValue } from './database';
import { DELETION_COLUMN } from './tables';

/** Values by field name, as the database keeps them. */
export type Row = Record<string, SqlValue>;

export interface Rows {
  /** The id of the object's record of this number, from 0. */
  idAt(object: ObjectSpec, index: number): string;
  /** The next id of the object; never given twice. */
  nextId(object: ObjectSpec): string;
  insert(object: ObjectSpec, row: Row): void;
  /** Only the fields that are named. */
  update(object: ObjectSpec, id: string, changes: Row): void;
  /** Also a deleted one. */
  read(object: ObjectSpec, id: string): Row | undefined;
  erase(object: ObjectSpec, id: string): void;
  /** Ids of the rows that have `value` in `column`, oldest first; deleted ones only when asked. */
  idsWhere(object: ObjectSpec, column: string, value: SqlValue): string[];
}

export function createRows(database: Database, organizationId: string): Rows {
  // By the description, since deploying makes another one of the same object.
  const shapes = new WeakMap<ObjectSpec, Shape>();
  const shapeOf = (object: ObjectSpec) => {
    const known = shapes.get(object);
    if (known) return known;
    const made = makeShape(object);
    shapes.set(object, made);
    return made;
  };

  return {
    idAt: (object, index) => recordId(object.keyPrefix!, organizationId, index),
    nextId(object) {
      const { last } = database.get(NEXT, [object.name])!;
      return recordId(object.keyPrefix!, organizationId, Number(last) - 1);
    },
    insert(object, row) {
      const { insertSql, columns } = shapeOf(object);
      database.run(
        insertSql,
        columns.map(({ name, folds }) => columnValue(row, name, folds)),
      );
    },
    update(object, id, changes) {
      const { columns } = shapeOf(object);
      const changed = columns.filter(({ name, folds }) => (folds ?? name) in changes && name !== 'Id');
      if (changed.length === 0) return;
      const sets = changed.map(({ name }, n) => `"${name}" = ?${n + 2}`).join(', ');
      database.run(`UPDATE "${object.name}" SET ${sets} WHERE "Id" = ?1`, [
        id18(id.slice(0, 15)),
        ...changed.map(({ name, folds }) => columnValue(changes, name, folds)),
      ]);
    },
    read: (object, id) => database.get(shapeOf(object).readSql, [id18(id.slice(0, 15))]),
    erase: (object, id) => database.run(`DELETE FROM "${object.name}" WHERE "Id" = ?1`, [id]),
    idsWhere: (object, column, value) =>
      database
        .all(
          `SELECT "Id" FROM "${object.name}" WHERE "${column}" = ?1${shapeOf(object).andAlive} ORDER BY rowid`,
          [value],
        )
        .map(({ Id }) => String(Id)),
  };
}

const NEXT =
  'INSERT INTO "~serial" VALUES (?1, 1) ON CONFLICT DO UPDATE SET "last" = "last" + 1 RETURNING "last"';

interface Shape {
  /** `folds`: the field whose text the column holds without its case. */
  columns: { name: string; folds: string | undefined }[];
  insertSql: string;
  readSql: string;
  andAlive: string;
}

function makeShape(object: ObjectSpec): Shape {
  const stored = object.fields.filter((field) => isStored(object, field));
  const plain = stored.map(({ name }) => ({ name, folds: undefined }));
  const folded = stored.filter(isFolded).map((field) => ({ name: foldedColumn(field), folds: field.name }));
  const columns = [...plain, ...folded];
  if (object.undeletable) columns.push({ name: DELETION_COLUMN, folds: undefined });
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  const places = columns.map((_, n) => `?${n + 1}`).join(', ');
  const hasBin = object.fields.some(({ name }) => name === 'IsDeleted');
  return {
    columns,
    insertSql: `INSERT INTO "${object.name}" (${names}) VALUES (${places})`,
    readSql: `SELECT ${plain.map(({ name }) => `"${name}"`).join(', ')} FROM "${object.name}" WHERE "Id" = ?1`,
    andAlive: hasBin ? ' AND "IsDeleted" = 0' : '',
  };
}

function columnValue(row: SqlRow, name: string, folds: string | undefined): SqlValue {
  if (folds === undefined) return row[name] ?? null;
  const text = row[folds];
  return typeof text === 'string' ? fold(text) : null;
}
