import type { Settings } from '../../../src/organization/settings';
import type { UserGroup } from '../../../src/sync/user-list';
import { START_MS } from '../fakes';
import { manyUsers } from '../people/fake-directory';
import { at, listOf, type ListStart, TAKEN_MS } from './list-bench';

describe('counts', () => {
  const users = manyUsers(10);
  const roster = {
    [at(0)]: 'active',
    [at(1)]: 'active',
    [at(2)]: 'waiting',
    [at(3)]: 'no-user',
    [at(4)]: 'paused',
    [at(5)]: 'active',
  } as const;

  const countsOf = (start: Partial<ListStart>) =>
    listOf({ users, roster, reading: {}, ...start }).list.counts()?.counts;

  test('are nothing while nobody has counted the accounts', () => {
    expect(listOf({ users, roster }).list.counts()).toBeUndefined();
  });

  test('say when the accounts were counted, and ask nobody', () => {
    const { list, directory } = listOf({ users, roster, reading: {} });
    expect(list.counts()?.countedAtMs).toBe(TAKEN_MS);
    expect(directory.asks).toEqual([]);
  });

  test('of everyone add up to the accounts', () => {
    expect(countsOf({})).toEqual({
      active: 4,
      attention: 1,
      paused: 1,
      'not-started': 4,
      'out-of-scope': 0,
    });
  });

  test('leave out who is left out, whether they ever ran or not', () => {
    expect(countsOf({ settings: { leftOut: [at(5), at(9)] } })).toEqual({
      active: 3,
      attention: 1,
      paused: 1,
      'not-started': 3,
      'out-of-scope': 2,
    });
  });

  test('while the organization is lost, all who run need attention', () => {
    expect(countsOf({ organization: 'lost' })).toMatchObject({ active: 0, attention: 5, paused: 1 });
  });

  test('of groups count the members, and everybody else as out of scope', () => {
    const settings: Partial<Settings> = {
      scopeKind: 'groups',
      groups: ['sales@acme.example'],
      leftOut: [at(5), at(9)],
    };
    const members = [at(0), at(3), at(5), at(6)];
    expect(countsOf({ settings, reading: { addresses: members, members: 4 } })).toEqual({
      active: 1,
      attention: 1,
      paused: 0,
      'not-started': 1,
      'out-of-scope': 7,
    });
  });

  test('an admin’s pause counts at once', () => {
    const settings = { paused: [{ address: at(0), atMs: START_MS }] };
    expect(countsOf({ settings })).toMatchObject({ active: 3, paused: 2 });
  });

  test('are never negative, also where more have run than were counted', () => {
    expect(countsOf({ reading: { members: 2, accounts: 2 } })).toEqual({
      active: 4,
      attention: 1,
      paused: 1,
      'not-started': 0,
      'out-of-scope': 0,
    });
  });

  test('agree with the filtered lists', () => {
    const settings = { leftOut: [at(5), at(9)] };
    const { list } = listOf({ users, roster, reading: {}, settings });
    const counts = list.counts()?.counts;
    for (const group of Object.keys(counts ?? {}) as UserGroup[])
      expect([group, list.page({ group }).rows.length]).toEqual([group, counts?.[group]]);
  });
});
