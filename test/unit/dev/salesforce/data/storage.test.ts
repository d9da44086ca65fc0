import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../../../../dev/salesforce/storage/database';
import { createStateStore } from '../../../../../dev/world/state-store';
import { openOrg } from './org-bench';

let directory: string;
let file: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'org-'));
  file = join(directory, 'org.db');
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

test('records outlive a restart, and ids go on', () => {
  const before = openOrg({ file });
  const first = before.made('Account', { Name: 'Alder' }, 'sfadmin');
  before.store.close();
  const after = openOrg({ file });
  expect(after.column("SELECT Id FROM Account WHERE Name = 'Alder'")).toEqual([first]);
  expect(after.made('Account', { Name: 'Birch' }, 'sfadmin')).not.toBe(first);
  after.store.close();
});

test('a field that is deployed later gets its column, and its permission', () => {
  const project = join(directory, 'salesforce');
  openOrg({ file, metadataDirectory: join(directory, 'nothing') }).store.close();
  cpSync('salesforce', project, { recursive: true });
  const org = openOrg({ file, metadataDirectory: project });
  const id = org.made('EmailMessage', { Status: '3', TrunklineKey__c: 'k' });
  expect(org.rows(`SELECT TrunklineKey__c FROM EmailMessage WHERE Id = '${id}'`)).toEqual([
    { TrunklineKey__c: 'k' },
  ]);
  org.store.close();
});

test('a transaction inside another is undone alone', () => {
  const database = openDatabase('memory');
  database.exec('CREATE TABLE t (n INTEGER)');
  const put = (n: number) => database.run('INSERT INTO t VALUES (?1)', [n]);
  database.transaction(() => {
    put(1);
    expect(() =>
      database.transaction(() => {
        put(2);
        database.transaction(() => put(3));
        throw new Error('no');
      }),
    ).toThrow('no');
    put(4);
  });
  expect(database.all('SELECT n FROM t').map(({ n }) => n)).toEqual([1, 4]);
  database.close();
});

test('a reset deletes the file, also one that nobody has opened', () => {
  const state = createStateStore(directory);
  const holder = state.attach('x.db', (place) =>
    openDatabase(place === undefined ? 'memory' : { file: place }),
  );
  holder.value.exec('CREATE TABLE t (n INTEGER)');
  expect(state.isOpen('x.db')).toBe(true);
  state.clear();
  expect([state.isOpen('x.db'), existsSync(join(directory, 'x.db'))]).toEqual([false, false]);
  holder.value.exec('CREATE TABLE t (n INTEGER)');
  state.close();
  const later = createStateStore(directory);
  later.attach('x.db', (place) => openDatabase(place === undefined ? 'memory' : { file: place }));
  later.clear();
  expect(existsSync(join(directory, 'x.db'))).toBe(false);
});
