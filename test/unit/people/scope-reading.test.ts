import { AppError } from '../../../src/errors';
import { readScope } from '../../../src/people/scope-reading';
import type { Scope } from '../../../src/people/scope';
import { appErrorOf } from '../fakes';
import { fakeDirectory, manyUsers } from './fake-directory';

const EVERYONE: Scope = { kind: 'everyone', groups: [], leftOut: [], domains: ['acme.example'] };
const inGroups = (...groups: string[]): Scope => ({ ...EVERYONE, kind: 'groups', groups });

test('everyone: the accounts of the installation’s domains are counted, page by page', () => {
  const users = [...manyUsers(1_100), ...manyUsers(30, 'beta.example')];
  const directory = fakeDirectory({ users });
  expect(readScope(directory, EVERYONE)).toMatchObject({
    members: 1_100,
    accounts: 1_130,
    unknownGroups: [],
  });
  expect(directory.asks.map(({ pageSize }) => pageSize)).toEqual([500, 500, 500]);
});

test('everyone: a group that stands in the settings is not read', () => {
  expect(readScope(fakeDirectory({}), { ...EVERYONE, groups: ['gone@acme.example'] }).unknownGroups).toEqual(
    [],
  );
});

test('groups: each member counts once, in lower case, and none of a foreign domain', () => {
  const directory = fakeDirectory({
    users: manyUsers(9),
    groups: {
      'sales@acme.example': ['Grace@Acme.Example', 'ken@acme.example', 'guest@beta.example'],
      'support@acme.example': ['ken@acme.example', 'mary@acme.example'],
    },
  });
  expect(readScope(directory, inGroups('sales@acme.example', 'support@acme.example'))).toEqual({
    addresses: ['grace@acme.example', 'ken@acme.example', 'mary@acme.example'],
    members: 3,
    accounts: 9,
    unknownGroups: [],
  });
});

test('groups: one that the directory does not know is named, and the others are read', () => {
  const directory = fakeDirectory({ groups: { 'sales@acme.example': ['ken@acme.example'] } });
  const { addresses, unknownGroups } = readScope(
    directory,
    inGroups('gone@acme.example', 'sales@acme.example'),
  );
  expect(addresses).toEqual(['ken@acme.example']);
  expect(unknownGroups).toEqual(['gone@acme.example']);
});

test.each(['google.forbidden', 'google.unavailable'] as const)(
  'groups: %s ends the reading, so that nobody falls out of scope by it',
  (code) => {
    const directory = {
      ...fakeDirectory({}),
      members: () => {
        throw new AppError(code, 'no');
      },
    };
    expect(appErrorOf(() => readScope(directory, inGroups('sales@acme.example'))).code).toBe(code);
  },
);

test('a directory without end is read for 40 pages', () => {
  let pages = 0;
  const directory = {
    ...fakeDirectory({}),
    users: () => ({ items: manyUsers(1), nextPageToken: String(++pages) }),
  };
  expect(readScope(directory, EVERYONE).accounts).toBe(40);
  expect(pages).toBe(40);
});
