/** Owns one SQLite database: its file and lock, its prepared statements, and transactions that nest. */

import { TZDate } from '@date-fns/tz';
import { Database as Sqlite, type Statement } from 'node-sqlite3-wasm';
import { createFileLock, type FileLock } from './file-lock';
import { fold } from './fold';

export type SqlValue = string | number | null;
export type SqlRow = Record<string, SqlValue>;

export interface Database {
  all(sql: string, values?: readonly SqlValue[]): SqlRow[];
  get(sql: string, values?: readonly SqlValue[]): SqlRow | undefined;
  run(sql: string, values?: readonly SqlValue[]): void;
  /** Several statements at once, without values. */
  exec(sql: string): void;
  /** All of what `act` writes, or, when it throws, nothing. One inside another is undone alone. */
  transaction<T>(act: () => T): T;
  close(): void;
  /** Closes, and deletes the file. */
  discard(): void;
}

/** More distinct queries than any client here sends; beyond that the oldest is let go. */
const KEPT_STATEMENTS = 300;

/**
 * Opens `file`, or a database in memory. Text can be compared without its case through the function `fold`.
 * @throws Error when another process that is alive has the file
 */
export function openDatabase(file: string | undefined): Database {
  const lock = file === undefined ? undefined : createFileLock(file);
  lock?.take();
  const sqlite = new Sqlite(file ?? ':memory:');
  // Alone with its file, SQLite keeps its pages between reads: 40 times faster here (measured).
  sqlite.exec('PRAGMA locking_mode=EXCLUSIVE; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=OFF;');
  sqlite.exec(`PRAGMA journal_mode=${file === undefined ? 'MEMORY' : 'WAL'}; PRAGMA temp_store=MEMORY;`);
  sqlite.exec('PRAGMA cache_size=-64000; PRAGMA case_sensitive_like=OFF;');
  sqlite.function('fold', (text) => (typeof text === 'string' ? fold(text) : (text ?? null)), {
    deterministic: true,
  });
  sqlite.function('zoned', zoned, { deterministic: true });
  return wrap(sqlite, lock);
}

/** A time as the clocks of a zone show it: milliseconds since 1970, as if that zone were UTC. */
function zoned(...[ms, zone]: unknown[]): number | null {
  if (typeof ms !== 'number' || typeof zone !== 'string') return null;
  return ms - new TZDate(ms, zone).getTimezoneOffset() * 60_000;
}

function wrap(sqlite: Sqlite, lock: FileLock | undefined): Database {
  const statements = new Map<string, Statement>();
  let depth = 0;

  function prepared(sql: string): Statement {
    const known = statements.get(sql);
    if (known) return known;
    if (statements.size >= KEPT_STATEMENTS) {
      const [oldest, statement] = statements.entries().next().value!;
      statement.finalize();
      statements.delete(oldest);
    }
    const made = sqlite.prepare(sql);
    statements.set(sql, made);
    return made;
  }

  function transaction<T>(act: () => T): T {
    const name = `s${depth}`;
    prepared(depth === 0 ? 'BEGIN' : `SAVEPOINT ${name}`).run();
    depth++;
    try {
      const result = act();
      depth--;
      prepared(depth === 0 ? 'COMMIT' : `RELEASE ${name}`).run();
      return result;
    } catch (error) {
      depth = Math.min(depth, Number(name.slice(1)));
      if (depth === 0) prepared('ROLLBACK').run();
      else for (const verb of ['ROLLBACK TO', 'RELEASE']) prepared(`${verb} ${name}`).run();
      throw error;
    }
  }

  function close(): void {
    for (const statement of statements.values()) statement.finalize();
    statements.clear();
    // A statement that is not finalized would leave the lock behind (met).
    if (sqlite.isOpen) sqlite.close();
    lock?.release();
  }

  return {
    all: (sql, values = []) => prepared(sql).all([...values]) as SqlRow[],
    // A statement's own `get` stops half way, and holds up the next commit (met).
    get: (sql, values = []) => (prepared(sql).all([...values]) as SqlRow[])[0],
    run: (sql, values = []) => void prepared(sql).run([...values]),
    exec: (sql) => sqlite.exec(sql),
    transaction,
    close,
    discard() {
      close();
      lock?.removeFile();
    },
  };
}
