/** Owns single rows: putting in, changing, reading and taking out, with new ids, and nothing of who may do it. */

import { fold } from './fold';
import { id18, recordId } from '../ids';
import { storedFields } from '../schema/computed-fields';
import { foldedColumn, isFolded } from '../schema/field-kinds';
import type { ObjectSpec } from '../schema/object-spec';
import type { Database, SqlRow, SqlValue } from './database';
import { DELETION_COLUMN } from './tables';

/** Values by field name, as the database keeps them. */
export type Row = Record<string, SqlValue>;

export interface Rows {
  /** The id of the object's record of this number, from 0. */
  idAt(object: ObjectSpec, index: number): string;
  /** As many ids as are wanted, at once. */
  nextIds(object: ObjectSpec, count: number): string[];
  /** The next id of the object; never given twice. */
  nextId(object: ObjectSpec): string;
  insert(object: ObjectSpec, row: Row): void;
  /** Only the fields that are named. */
  update(object: ObjectSpec, id: string, changes: Row): void;
  /** Also a deleted one. */
  read(object: ObjectSpec, id: string): Row | undefined;
  /** One value of a record, deleted or not; null when there is no such record. */
  value(object: ObjectSpec, id: string, field: string): SqlValue;
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
    nextIds(object, count) {
      const { last } = database.get(NEXT, [object.name, count])!;
      const first = Number(last) - count;
      return Array.from({ length: count }, (_, n) => recordId(object.keyPrefix!, organizationId, first + n));
    },
    nextId(object) {
      const { last } = database.get(NEXT, [object.name, 1])!;
      return recordId(object.keyPrefix!, organizationId, Number(last) - 1);
    },
    insert(object, row) {
      // Most columns of most rows are null, and each value that is bound costs.
      const names: string[] = [];
      const values: SqlValue[] = [];
      for (const { name, folds } of shapeOf(object).columns) {
        const value = columnValue(row, name, folds);
        if (value === null) continue;
        names.push(name);
        values.push(value);
      }
      database.run(insertSql(object, names), values);
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
    value: (object, id, field) =>
      database.get(`SELECT "${field}" AS v FROM "${object.name}" WHERE "Id" = ?1`, [id])?.['v'] ?? null,
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
  'INSERT INTO "~serial" VALUES (?1, ?2) ON CONFLICT DO UPDATE SET "last" = "last" + ?2 RETURNING "last"';

interface Shape {
  /** `folds`: the field whose text the column holds without its case. */
  columns: { name: string; folds: string | undefined }[];
  readSql: string;
  andAlive: string;
}

function makeShape(object: ObjectSpec): Shape {
  const stored = storedFields(object);
  const plain = stored.map(({ name }) => ({ name, folds: undefined }));
  const folded = stored.filter(isFolded).map((field) => ({ name: foldedColumn(field), folds: field.name }));
  const columns = [...plain, ...folded];
  if (object.undeletable) columns.push({ name: DELETION_COLUMN, folds: undefined });
  const hasBin = object.fields.some(({ name }) => name === 'IsDeleted');
  return {
    columns,
    readSql: `SELECT ${plain.map(({ name }) => `"${name}"`).join(', ')} FROM "${object.name}" WHERE "Id" = ?1`,
    andAlive: hasBin ? ' AND "IsDeleted" = 0' : '',
  };
}

export function insertSql(object: Pick<ObjectSpec, 'name'>, names: readonly string[]): string {
  return `INSERT INTO "${object.name}" ("${names.join('", "')}") VALUES (${names.map(() => '?').join(', ')})`;
}

function columnValue(row: SqlRow, name: string, folds: string | undefined): SqlValue {
  if (folds === undefined) return row[name] ?? null;
  const text = row[folds];
  return typeof text === 'string' ? fold(text) : null;
}
