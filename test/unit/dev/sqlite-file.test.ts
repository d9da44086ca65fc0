/** The tables of a simulator: what stays, what is given back, and whose lock is broken. */

import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteFile } from '../../../dev/world/sqlite-file';

const SCHEMA = 'CREATE TABLE IF NOT EXISTS thing (id INTEGER PRIMARY KEY, name TEXT)';
const directory = mkdtempSync(join(tmpdir(), 'trunkline-'));
const file = join(directory, 'things.sqlite');
afterAll(() => rmSync(directory, { recursive: true }));

test('what was written is there when it is opened again', () => {
  const first = openSqliteFile(file, SCHEMA);
  expect(first.run('INSERT INTO thing(name) VALUES (?)', ['one'])).toBe(1);
  first.close();
  const second = openSqliteFile(file, SCHEMA);
  expect(second.all('SELECT name FROM thing')).toEqual([{ name: 'one' }]);
  second.close();
});

test('a transaction that throws leaves nothing', () => {
  const things = openSqliteFile(undefined, SCHEMA);
  const fail = () =>
    things.transaction(() => {
      things.run('INSERT INTO thing(name) VALUES (?)', ['half']);
      throw new Error('stop');
    });
  expect(fail).toThrow('stop');
  expect(things.all('SELECT * FROM thing')).toEqual([]);
  things.close();
});

test('a living process’s lock is respected, a dead one’s is broken', () => {
  const open = openSqliteFile(file, SCHEMA);
  expect(() => openSqliteFile(file, SCHEMA)).toThrow('in use by another process');
  open.close();
  mkdirSync(`${file}.lock`);
  // A pid above the kernel's highest belongs to nobody.
  writeFileSync(`${file}.pid`, '4194999');
  openSqliteFile(file, SCHEMA).close();
  expect(existsSync(`${file}.lock`)).toBe(false);
});

test('a lock with our own number may be a former process’s', () => {
  mkdirSync(`${file}.lock`);
  writeFileSync(`${file}.pid`, String(process.pid));
  const open = openSqliteFile(file, SCHEMA);
  open.discard();
  expect(existsSync(file)).toBe(false);
});

test('more statements than are kept still work', () => {
  const things = openSqliteFile(undefined, SCHEMA);
  for (let n = 0; n < 250; n++) things.all(`SELECT ${n} AS n`);
  expect(things.all('SELECT 0 AS n')).toEqual([{ n: 0 }]);
  things.close();
});
