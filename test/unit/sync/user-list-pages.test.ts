import type { DirectoryUser } from '../../../src/google/directory';
import type { RosterKind } from '../../../src/sync/roster';
import type { UserGroup, UserList } from '../../../src/sync/user-list';
import { appErrorOf } from '../fakes';
import { manyUsers } from '../people/fake-directory';
import { addresses, at, listOf } from './list-bench';

describe('pages', () => {
  test('are of 50, in the directory’s order, and end', () => {
    const { list, directory } = listOf({ users: manyUsers(120) });
    const first = list.page({});
    const second = list.page({ cursor: first.next ?? '' });
    const third = list.page({ cursor: second.next ?? '' });
    expect([first, second, third].map(({ rows }) => rows.length)).toEqual([50, 50, 20]);
    expect([first, second, third].flatMap(addresses)).toEqual(manyUsers(120).map(({ email }) => email));
    expect(third.next).toBeUndefined();
    expect(directory.asks.map(({ pageSize }) => pageSize)).toEqual([50, 50, 50]);
  });

  test('a full last page has no next', () => {
    const { list } = listOf({ users: manyUsers(50) });
    expect(list.page({})).toMatchObject({ next: undefined });
  });

  test('nobody is no page', () => {
    expect(listOf({ users: [] }).list.page({})).toEqual({ rows: [], next: undefined });
  });

  test('search goes to the directory, with each page', () => {
    const users = [...manyUsers(60), { email: 'zoe@acme.example', name: 'Zoe Quinn' }];
    const { list, directory } = listOf({ users });
    expect(addresses(list.page({ search: 'Quinn' }))).toEqual(['zoe@acme.example']);
    const { next } = list.page({ search: 'user' });
    expect(addresses(list.page({ search: 'user', cursor: next ?? '' }))).toHaveLength(10);
    expect(directory.asks.map(({ search }) => search)).toEqual(['Quinn', 'user', 'user']);
  });

  test.each(['', 'nonsense', '99999:from-50', '-1:', '0:from 50'])(
    'a cursor that no card made, %j, begins at the beginning',
    (cursor) => {
      const { list } = listOf({ users: manyUsers(60) });
      expect(addresses(list.page({ cursor }))[0]).toBe(at(0));
    },
  );

  test('a token that the directory never gave is its to refuse', () => {
    const { list } = listOf({ users: manyUsers(60) });
    expect(appErrorOf(() => list.page({ cursor: '0:invented' })).code).toBe('input.invalid');
  });
});

describe('a filtered list', () => {
  /** Every `step`th of `count` users has a problem. */
  function withProblems(
    count: number,
    step: number,
  ): { users: DirectoryUser[]; roster: Record<string, RosterKind> } {
    const users = manyUsers(count);
    const kinds = users.map(
      ({ email }, index) => [email, index % step === 0 ? 'no-user' : 'active'] as const,
    );
    return { users, roster: Object.fromEntries(kinds) };
  }

  /** All pages, by clicking Next as long as there is one. */
  function clickedThrough(list: UserList, group: UserGroup): { pages: number[]; all: string[] } {
    const pages: number[] = [];
    const all: string[] = [];
    let cursor: string | undefined;
    for (let click = 0; click < 100; click++) {
      const page = list.page({ group, ...(cursor === undefined ? {} : { cursor }) });
      pages.push(page.rows.length);
      all.push(...addresses(page));
      if (page.next === undefined) return { pages, all };
      cursor = page.next;
    }
    throw new Error('the pages do not end');
  }

  test('goes over several pages of the directory for one of its own', () => {
    const { list, directory } = listOf(withProblems(2_000, 50));
    const { rows, next } = list.page({ group: 'attention' });
    expect(rows).toHaveLength(40);
    expect(rows.every(({ state }) => state === 'no-user')).toBe(true);
    expect(next).toBeUndefined();
    expect(directory.asks.map(({ pageSize }) => pageSize)).toEqual([500, 500, 500, 500]);
  });

  test('goes on inside a page of the directory, missing and repeating nobody', () => {
    const { users, roster } = withProblems(1_300, 7);
    const { pages, all } = clickedThrough(listOf({ users, roster }).list, 'attention');
    expect(pages).toEqual([50, 50, 50, 36]);
    expect(all).toEqual(users.filter((_, index) => index % 7 === 0).map(({ email }) => email));
  });

  test('that is thin ends after ten pages of the directory and goes on with the next click', () => {
    const { users, roster } = withProblems(6_000, 3_000);
    const { list, directory } = listOf({ users, roster });
    const first = list.page({ group: 'attention' });
    expect(addresses(first)).toEqual([at(0), at(3_000)]);
    expect(directory.asks).toHaveLength(10);
    expect(list.page({ group: 'attention', cursor: first.next ?? '' })).toEqual({
      rows: [],
      next: undefined,
    });
    expect(directory.asks).toHaveLength(12);
  });

  test('holds only its group', () => {
    const users = manyUsers(6);
    const roster = { [at(0)]: 'active', [at(1)]: 'paused', [at(2)]: 'ambiguous' } as const;
    const { list } = listOf({ users, roster, settings: { leftOut: [at(3)] } });
    const found = (['active', 'attention', 'paused', 'not-started', 'out-of-scope'] as const).map((group) =>
      addresses(list.page({ group })),
    );
    expect(found).toEqual([[at(0)], [at(2)], [at(1)], [at(4), at(5)], [at(3)]]);
  });
});
