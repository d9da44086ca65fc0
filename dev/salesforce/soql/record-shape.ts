/** Owns the way from a row of SQL to a record as Salesforce answers it: parents nested, each with its attributes. */

import type { RecordOut } from '../org-data';
import type { Catalog } from '../schema/catalog';
import type { SqlRow, SqlValue } from '../storage/database';

/** The columns of one SELECT; the same SQL is read once. */
export interface Columns {
  /** The name of the column with this value. */
  add(sql: string): string;
  /** `… AS c0, … AS c1` */
  sql(): string;
}

export function createColumns(): Columns {
  const names = new Map<string, string>();
  return {
    add(sql) {
      const name = names.get(sql) ?? `c${names.size}`;
      names.set(sql, name);
      return name;
    },
    sql: () => [...names].map(([sql, name]) => `${sql} AS ${name}`).join(', '),
  };
}

export type Entry =
  | { kind: 'value'; read: (row: SqlRow) => unknown }
  | { kind: 'parent'; shape: RecordShape }
  /** TYPEOF: the branch whose record is there. */
  | { kind: 'branches'; id: string; branches: { idColumn: string; shape: RecordShape }[] }
  | { kind: 'children'; read: (id: string) => unknown };

export interface RecordShape {
  /** The column with the record's id; null there means that there is no record. */
  idColumn: string;
  /** Undefined: the id tells. */
  object: string | undefined;
  /** By key, in the order of SELECT. */
  entries: Map<string, Entry>;
}

export interface Shaping {
  catalog: Catalog;
  dataPath: string;
}

export function recordOf(row: SqlRow, shape: RecordShape, shaping: Shaping): RecordOut {
  const record = attributed(shape.object, row[shape.idColumn] ?? null, shaping);
  for (const [key, entry] of shape.entries) record[key] = entryValue(row, { entry, shape }, shaping);
  return record;
}

function entryValue(
  row: SqlRow,
  { entry, shape }: { entry: Entry; shape: RecordShape },
  shaping: Shaping,
): unknown {
  switch (entry.kind) {
    case 'value':
      return entry.read(row);
    case 'parent':
      return row[entry.shape.idColumn] === null ? null : recordOf(row, entry.shape, shaping);
    case 'branches': {
      const branch = entry.branches.find(({ idColumn }) => row[idColumn] !== null);
      if (branch) return recordOf(row, branch.shape, shaping);
      const id = row[entry.id] ?? null;
      return id === null ? null : attributed(undefined, id, shaping);
    }
    case 'children':
      return entry.read(String(row[shape.idColumn]));
  }
}

function attributed(object: string | undefined, id: SqlValue, { catalog, dataPath }: Shaping): RecordOut {
  const type = object ?? catalog.objectOfId(String(id))?.name ?? 'Name';
  return { attributes: { type, url: `${dataPath}/sobjects/${type}/${String(id)}` } };
}
