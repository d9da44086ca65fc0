/** Owns how a simulator keeps tables: one SQLite file, its prepared statements, and the lock that a dead process left. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database, type Statement } from 'node-sqlite3-wasm';
import { takeFileLock } from './file-lock';

export type SqlValue = number | bigint | string | Uint8Array | null;

/** Parameters are bound in order to the question marks of a statement. */
export interface SqliteFile {
  all<Row extends object>(sql: string, values?: SqlValue[]): Row[];
  /** Row by row; do not write while it goes on. */
  each<Row extends object>(sql: string, values?: SqlValue[]): IterableIterator<Row>;
  /** Returns the row id that an insert made. */
  run(sql: string, values?: SqlValue[]): number;
  exec(sql: string): void;
  /** All or nothing; one inside another belongs to the outer. */
  transaction<T>(act: () => T): T;
  close(): void;
  /** Closes, and deletes the file. */
  discard(): void;
}

/** What SQL can call beside SQLite's own; the same answer for the same values. Parameters without a default are counted. */
export type SqlFunctions = Readonly<Record<string, (...values: SqlValue[]) => SqlValue>>;

/** Statements with varying text would pile up; the oldest goes first. */
const KEPT_STATEMENTS = 200;

/**
 * Opens `file`, or a temporary one that is gone after `close`. `schema` must bear being run again. Writes survive the
 * end of this process, not that of the machine: nothing waits for the disk.
 *
 * @throws Error when another living process has the file open.
 */
export function openSqliteFile(
  file: string | undefined,
  schema: string,
  functions: SqlFunctions = {},
): SqliteFile {
  const temporary = file === undefined ? mkdtempSync(join(tmpdir(), 'trunkline-')) : undefined;
  const path = file ?? join(temporary!, 'data.sqlite');
  const free = takeFileLock(path);
  const remove = () => {
    if (temporary) rmSync(temporary, { recursive: true, force: true });
    else
      for (const ending of ['', '-journal', '.lock']) rmSync(path + ending, { recursive: true, force: true });
  };
  const database = new Database(path);
  // Exclusive: its point reads are 40 times faster. 8 KB pages and 32 MB of them hold an index of 100,000 rows.
  database.exec(
    'PRAGMA page_size=8192; PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=OFF;' +
      'PRAGMA cache_size=-32000; PRAGMA temp_store=MEMORY;',
  );
  const { close, ...tables } = tablesOf(database, schema, functions);
  const closeFile = () => {
    close();
    free();
    if (temporary) remove();
  };
  return {
    ...tables,
    close: closeFile,
    discard() {
      closeFile();
      remove();
    },
  };
}

/** For a test that is content with little: gone with the process, and no file left behind. */
export function openSqliteMemory(schema: string, functions: SqlFunctions = {}): SqliteFile {
  const database = new Database(':memory:');
  database.exec('PRAGMA journal_mode=MEMORY; PRAGMA temp_store=MEMORY;');
  const tables = tablesOf(database, schema, functions);
  return { ...tables, discard: tables.close };
}

function tablesOf(database: Database, schema: string, functions: SqlFunctions): Omit<SqliteFile, 'discard'> {
  for (const [name, act] of Object.entries(functions)) database.function(name, act, { deterministic: true });
  database.exec(schema);
  const statements = new Map<string, Statement>();

  function prepared(sql: string): Statement {
    const known = statements.get(sql);
    if (known) return known;
    const [oldest] = statements.keys();
    if (statements.size >= KEPT_STATEMENTS && oldest !== undefined) {
      statements.get(oldest)!.finalize();
      statements.delete(oldest);
    }
    const statement = database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  }

  return {
    all: <Row>(sql: string, values: SqlValue[] = []) => prepared(sql).all(values) as Row[],
    each: <Row>(sql: string, values: SqlValue[] = []) =>
      prepared(sql).iterate(values) as IterableIterator<Row>,
    run: (sql, values = []) => Number(prepared(sql).run(values).lastInsertRowid),
    exec: (sql) => database.exec(sql),
    transaction: (act) => transaction(database, act),
    close() {
      // An open statement would leave the lock behind.
      for (const statement of statements.values()) statement.finalize();
      statements.clear();
      if (database.isOpen) database.close();
    },
  };
}

function transaction<T>(database: Database, act: () => T): T {
  if (database.inTransaction) return act();
  database.exec('BEGIN');
  let isWhole = false;
  try {
    const result = act();
    isWhole = true;
    return result;
  } finally {
    database.exec(isWhole ? 'COMMIT' : 'ROLLBACK');
  }
}
