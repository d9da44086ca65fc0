/** Owns the org's database: transactions that nest, and the functions its queries need. */

import { TZDate } from '@date-fns/tz';
import { openSqliteFile, openSqliteMemory, type SqlFunctions } from '../../world/sqlite-file';
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

/** `temporary` has a file that is gone at the end, for what is too much for memory. */
export type Place = { file: string } | 'memory' | 'temporary';

/** @throws Error when another process that is alive has the file */
export function openDatabase(place: Place): Database {
  const tables =
    place === 'memory'
      ? openSqliteMemory('', FUNCTIONS)
      : openSqliteFile(place === 'temporary' ? undefined : place.file, '', FUNCTIONS);
  let depth = 0;

  function transaction<T>(act: () => T): T {
    if (depth > 0) return savepoint(act);
    depth = 1;
    try {
      return tables.transaction(act);
    } finally {
      depth = 0;
    }
  }

  function savepoint<T>(act: () => T): T {
    const name = `s${depth}`;
    tables.run(`SAVEPOINT ${name}`);
    depth++;
    try {
      return act();
    } catch (error) {
      tables.run(`ROLLBACK TO ${name}`);
      throw error;
    } finally {
      depth--;
      tables.run(`RELEASE ${name}`);
    }
  }

  return {
    all: (sql, values = []) => tables.all<SqlRow>(sql, [...values]),
    get: (sql, values = []) => tables.all<SqlRow>(sql, [...values])[0],
    run: (sql, values = []) => void tables.run(sql, [...values]),
    exec: tables.exec,
    transaction,
    close: tables.close,
    discard: tables.discard,
  };
}

const FUNCTIONS: SqlFunctions = {
  /** Text without its case. */
  fold: (text?) => (typeof text === 'string' ? fold(text) : (text ?? null)),
  /** The words of a text without their case, each between spaces. */
  words: (text?) => (typeof text === 'string' ? ` ${fold(text).replace(/[^\p{L}\p{N}]+/gu, ' ')} ` : ' '),
  /** A time as the clocks of a zone show it: milliseconds since 1970, as if that zone were UTC. */
  zoned: (ms?, zone?) =>
    typeof ms === 'number' && typeof zone === 'string'
      ? ms - new TZDate(ms, zone).getTimezoneOffset() * 60_000
      : null,
};
