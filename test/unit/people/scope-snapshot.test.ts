import { readScope, type ScopeReading } from '../../../src/people/scope-reading';
import { readSnapshot, type ScopeSnapshot, writeSnapshot } from '../../../src/people/scope-snapshot';
import { type AddressDigest, addressDigest } from '../../../src/store/keys';
import { appErrorOf, fakeProperties, type FakeProperties, sha256, START_MS } from '../fakes';
import { KEYS } from '../organization/organization-bench';
import { fakeDirectory, manyUsers } from './fake-directory';

const TAKEN = { atMs: START_MS, by: 'ada@acme.example' };
const digest = (address: string) => addressDigest(address, sha256);
const addressesOf = (count: number) => manyUsers(count).map(({ email }) => email);

function written(
  properties: FakeProperties,
  addresses: readonly string[],
  rest: Partial<ScopeReading> = {},
): void {
  const reading = { addresses, members: addresses.length, accounts: 6_000, unknownGroups: [], ...rest };
  writeSnapshot({ properties, keys: KEYS, sha256 }, reading, TAKEN);
}

const read = (properties: FakeProperties): ScopeSnapshot =>
  readSnapshot((key) => properties.getProperty(key), KEYS);

const partsIn = (properties: FakeProperties): string[] =>
  [...properties.values.keys()].filter((key) => key !== KEYS.scope(0)).sort();

test('before anybody has read the groups there is nothing', () => {
  const snapshot = read(fakeProperties());
  expect(snapshot.head()).toBeUndefined();
  expect(snapshot.isMember(digest('grace@acme.example'))).toBeUndefined();
});

test('5,000 members are found, others are not, and no part comes near 9 KB', () => {
  const properties = fakeProperties();
  const members = addressesOf(5_000);
  written(properties, members);
  const snapshot = read(properties);
  expect(members.filter((address) => snapshot.isMember(digest(address)) !== true)).toEqual([]);
  const others = manyUsers(500, 'acme.test').map(({ email }) => email);
  expect(others.filter((address) => snapshot.isMember(digest(address)) !== false)).toEqual([]);
  expect(partsIn(properties)).toHaveLength(9);
  for (const text of properties.values.values()) expect(Buffer.byteLength(text)).toBeLessThan(8 * 1024);
});

test('a run reads the head and one part, whatever the groups’ size', () => {
  const properties = fakeProperties();
  written(properties, addressesOf(5_000));
  const keys: string[] = [];
  const snapshot = readSnapshot((key) => {
    keys.push(key);
    return properties.getProperty(key);
  }, KEYS);
  expect(snapshot.isMember(digest('user0042@acme.example'))).toBe(true);
  expect(keys).toHaveLength(2);
  expect(keys[0]).toBe(KEYS.scope(0));
});

test('no address lies in it', () => {
  const properties = fakeProperties();
  written(properties, ['grace@acme.example']);
  expect([...properties.values.values()].join('')).not.toContain('grace');
});

test('the head says how many, when, by whom, and which groups are unknown', () => {
  const properties = fakeProperties();
  written(properties, addressesOf(3), { unknownGroups: ['gone@acme.example'] });
  expect(read(properties).head()).toEqual({
    edition: 1,
    parts: 1,
    members: 3,
    accounts: 6_000,
    unknownGroups: ['gone@acme.example'],
    takenAtMs: START_MS,
    takenBy: 'ada@acme.example',
  });
});

test('an address that is there twice, or in another case, is one member', () => {
  const properties = fakeProperties();
  written(properties, ['grace@acme.example', 'GRACE@acme.example']);
  const [part] = partsIn(properties);
  expect(JSON.parse(properties.values.get(part ?? '') ?? '')).toEqual({
    v: 1,
    d: { edition: 1, digests: digest('grace@acme.example') },
  });
});

test('a digest that two members’ digests make where they meet is nobody’s', () => {
  const properties = fakeProperties();
  written(properties, ['grace@acme.example', 'ken@acme.example']);
  const both = `${digest('grace@acme.example')}${digest('ken@acme.example')}`;
  expect(properties.values.get(KEYS.scope(1))).toContain(both);
  expect(read(properties).isMember(both.slice(4, 12) as AddressDigest)).toBe(false);
});

test('empty groups have no member', () => {
  const properties = fakeProperties();
  const directory = fakeDirectory({ groups: { 'sales@acme.example': [] } });
  const scope = {
    kind: 'groups',
    groups: ['sales@acme.example'],
    leftOut: [],
    domains: ['acme.example'],
  } as const;
  writeSnapshot({ properties, keys: KEYS, sha256 }, readScope(directory, scope), TAKEN);
  expect(read(properties).isMember(digest('grace@acme.example'))).toBe(false);
});

// Between an admin's choice of groups and their first reading, runs must keep their last verdict.
test('a snapshot of everyone says nothing of anybody’s groups', () => {
  const properties = fakeProperties();
  const directory = fakeDirectory({ users: manyUsers(3) });
  const scope = { kind: 'everyone', groups: [], leftOut: [], domains: ['acme.example'] } as const;
  writeSnapshot({ properties, keys: KEYS, sha256 }, readScope(directory, scope), TAKEN);
  expect(read(properties).head()?.members).toBe(3);
  expect(read(properties).isMember(digest('user0000@acme.example'))).toBeUndefined();
});

describe('between two writes', () => {
  test('head and parts of two editions do not belong together, so nothing is said', () => {
    const properties = fakeProperties();
    written(properties, ['grace@acme.example']);
    const head = properties.values.get(KEYS.scope(0)) ?? '';
    written(properties, ['ken@acme.example']);
    properties.values.set(KEYS.scope(0), head);
    expect(read(properties).isMember(digest('grace@acme.example'))).toBeUndefined();
    expect(read(properties).isMember(digest('ken@acme.example'))).toBeUndefined();
  });

  test('parts are written before the head', () => {
    const journal: string[] = [];
    const properties = fakeProperties({}, (entry) => void journal.push(entry));
    written(properties, addressesOf(700));
    const sets = journal.filter((entry) => entry.startsWith('set'));
    expect(sets.at(-1)).toBe(`set ${KEYS.scope(0)}`);
    expect(sets).toHaveLength(3);
  });

  test('a part that is gone says nothing', () => {
    const properties = fakeProperties();
    written(properties, ['grace@acme.example']);
    properties.deleteProperty(KEYS.scope(1));
    expect(read(properties).isMember(digest('grace@acme.example'))).toBeUndefined();
  });
});

test('a smaller scope takes the parts away that it does not need', () => {
  const properties = fakeProperties();
  written(properties, addressesOf(5_000));
  written(properties, addressesOf(10));
  expect(partsIn(properties)).toEqual([KEYS.scope(1)]);
  expect(read(properties).head()).toMatchObject({ edition: 2, parts: 1 });
  expect(read(properties).isMember(digest('user0009@acme.example'))).toBe(true);
  expect(read(properties).isMember(digest('user0010@acme.example'))).toBe(false);
});

test('a corrupt head, and a corrupt part, are told', () => {
  const properties = fakeProperties();
  written(properties, ['grace@acme.example']);
  properties.values.set(KEYS.scope(1), '{}');
  expect(appErrorOf(() => read(properties).isMember(digest('grace@acme.example'))).code).toBe(
    'store.corrupt',
  );
  properties.values.set(KEYS.scope(0), '[]');
  expect(appErrorOf(() => read(properties)).code).toBe('store.corrupt');
});
