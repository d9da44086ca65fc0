import {
  decodeEntry,
  encodeEntry,
  hourOf,
  hourStartMs,
  noteInRoster,
  type RosterEntry,
  rosterIn,
  type RosterKind,
  SUSPENDING,
} from '../../../src/sync/roster';
import { addressDigest, createKeys, readDomain } from '../../../src/store/keys';
import { appErrorOf, fakeProperties, sha256, START_MS } from '../fakes';
import { KEYS } from '../organization/organization-bench';

const address = 'grace@acme.example';
const HOUR_NOW = hourOf(START_MS);

/** The stored text of each kind, and whether it bears the address; a new kind does not compile without a row. */
const KINDS: Readonly<Record<RosterKind, { text: string; bearsAddress: boolean }>> = {
  active: { text: '1aaou9', bearsAddress: false },
  'catching-up': { text: '1caou9', bearsAddress: false },
  waiting: { text: '1waou9', bearsAddress: false },
  paused: { text: '1paou9', bearsAddress: false },
  'out-of-scope': { text: '1oaou9', bearsAddress: false },
  'no-user': { text: '1naou9 grace@acme.example', bearsAddress: true },
  ambiguous: { text: '1maou9 grace@acme.example', bearsAddress: true },
  suspended: { text: '1saou9 grace@acme.example', bearsAddress: true },
  'needs-permission': { text: '1gaou9 grace@acme.example', bearsAddress: true },
};

describe.each(Object.entries(KINDS))('%s', (name, { text, bearsAddress }) => {
  const entry: RosterEntry = { kind: name as RosterKind, successHour: HOUR_NOW, address };

  test('has its text, with the address only where there is a problem', () => {
    expect(encodeEntry(entry)).toBe(text);
  });

  test('is read as it was written', () => {
    const { address: _address, ...plain } = entry;
    expect(decodeEntry(text)).toEqual(bearsAddress ? entry : plain);
  });

  test('needs at most 24 characters before the address', () => {
    const hour = hourOf(Date.UTC(9999, 0, 1));
    const never = encodeEntry({ ...entry, successHour: 0, runHour: hour, refused: 400, code: SUSPENDING[0] });
    expect(never.split(' ')[0]?.length).toBeLessThanOrEqual(24);
    const longest = encodeEntry({ ...entry, successHour: hour, runHour: hour * 2, refused: 400 });
    expect(longest.split(' ')[0]?.length).toBeLessThanOrEqual(24);
    expect(decodeEntry(longest).successHour).toBe(hourOf(Date.UTC(9999, 0, 1)));
  });
});

test.each(SUSPENDING)('%s, which suspends, is in it as a letter', (code) => {
  const entry: RosterEntry = { kind: 'suspended', successHour: HOUR_NOW, code, address };
  expect(encodeEntry(entry)).toMatch(/^1saou9\.[a-z] grace@acme\.example$/);
  expect(decodeEntry(encodeEntry(entry))).toEqual(entry);
});

test('the last run stands where it was later than the success, and refused mails where there are some', () => {
  const entry: RosterEntry = {
    kind: 'suspended',
    successHour: HOUR_NOW,
    runHour: HOUR_NOW + 40,
    refused: 37,
  };
  expect(encodeEntry(entry)).toBe('1saou9+14!11');
  expect(decodeEntry('1saou9+14!11')).toEqual(entry);
  expect(encodeEntry({ kind: 'active', successHour: HOUR_NOW, runHour: HOUR_NOW, refused: 0 })).toBe(
    '1aaou9',
  );
  const all: RosterEntry = { ...entry, code: 'salesforce.rejected', address };
  expect(decodeEntry(encodeEntry(all))).toEqual(all);
});

test('a code of a newer version is no code, and no corrupt entry', () => {
  expect(decodeEntry('1saou9.z')).toEqual({ kind: 'suspended', successHour: HOUR_NOW });
});

test('someone without a success has hour 0', () => {
  expect(hourOf(undefined)).toBe(0);
  expect(decodeEntry(encodeEntry({ kind: 'no-user', successHour: 0, address })).successHour).toBe(0);
});

test('the hour of a success is kept to its beginning', () => {
  expect(hourStartMs(hourOf(START_MS + 3_599_999))).toBe(START_MS);
});

test.each([
  '',
  '1',
  '1a',
  '2aaou9',
  '1zaou9',
  '1aAOU9',
  '1a1234567',
  '1aaou9 ',
  '1aaou9 a b',
  '1saou9.',
  '{"v":1}',
])('the text %j is corrupt', (text) => {
  expect(appErrorOf(() => decodeEntry(text)).code).toBe('store.corrupt');
});

test('the roster of a bulk read holds the domain’s users and nothing else', () => {
  const other = createKeys(readDomain('beta.example'), sha256);
  const mine = addressDigest('grace@acme.example', sha256);
  const values = {
    [KEYS.user(mine)]: '1aaou9',
    [KEYS.organization]: '{}',
    [KEYS.settings]: 'anything',
    [other.user(addressDigest('ken@beta.example', sha256))]: '1waou9',
  };
  expect([...rosterIn(values, KEYS)]).toEqual([[mine, { kind: 'active', successHour: HOUR_NOW }]]);
});

test('a text that nobody can read is that one user’s row, and nobody else’s', () => {
  // It was an exception once: one corrupt value took the whole list from every admin.
  const broken = addressDigest(address, sha256);
  const whole = addressDigest('ken@acme.example', sha256);
  const values = { [KEYS.user(broken)]: 'garbage', [KEYS.user(whole)]: '1aaou9' };
  expect([...rosterIn(values, KEYS)]).toEqual([
    [broken, { kind: 'unreadable', successHour: 0 }],
    [whole, { kind: 'active', successHour: HOUR_NOW }],
  ]);
});

test('10,000 users, one in ten with a problem, fit in 400 KB', () => {
  const properties = fakeProperties();
  for (let index = 0; index < 10_000; index++) {
    const person = `some.body.${index}@acme-corporation.example`;
    const kind = index % 10 === 0 ? 'no-user' : 'active';
    const digest = addressDigest(person, sha256);
    noteInRoster({ properties, keys: KEYS }, digest, { kind, successHour: HOUR_NOW, address: person });
  }
  let bytes = 0;
  for (const [key, text] of properties.values) bytes += Buffer.byteLength(key) + Buffer.byteLength(text);
  expect(properties.values.size).toBe(10_000);
  expect(rosterIn(properties.getProperties(), KEYS).size).toBe(10_000);
  expect(bytes).toBeLessThan(400 * 1024);
});

test('an entry is written only where it says something new', () => {
  const journal: string[] = [];
  const properties = fakeProperties({}, (entry) => void journal.push(entry));
  const digest = addressDigest(address, sha256);
  const key = KEYS.user(digest);
  const note = (entry: RosterEntry) => noteInRoster({ properties, keys: KEYS }, digest, entry);
  note({ kind: 'active', successHour: HOUR_NOW, address });
  note({ kind: 'active', successHour: HOUR_NOW, address });
  note({ kind: 'active', successHour: HOUR_NOW + 1, address });
  expect(journal.filter((entry) => entry.startsWith('set'))).toEqual([`set ${key}`, `set ${key}`]);
});

test('an entry that nobody can read is written over by its owner’s next run', () => {
  const digest = addressDigest(address, sha256);
  const properties = fakeProperties({ [KEYS.user(digest)]: 'garbage' });
  noteInRoster({ properties, keys: KEYS }, digest, { kind: 'waiting', successHour: 0 });
  expect(rosterIn(properties.getProperties(), KEYS).get(digest)).toEqual({ kind: 'waiting', successHour: 0 });
});
