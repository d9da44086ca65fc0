import type { DirectoryUser } from '../../../src/google/directory';
import type { Settings } from '../../../src/organization/settings';
import { encodeEntry, hourOf, type RosterKind } from '../../../src/sync/roster';
import { groupOf, type UserGroup } from '../../../src/sync/user-list';
import type { UserState } from '../../../src/sync/user-state';
import { addressDigest } from '../../../src/store/keys';
import { noteProblem } from '../../../src/sync/problem-words';
import { fakeProperties, sha256, START_MS } from '../fakes';
import { HOUR, KEYS } from '../organization/organization-bench';
import { manyUsers } from '../people/fake-directory';
import { listOf, type ListStart } from './list-bench';

/** A new state does not compile without its group. */
const GROUPS: Readonly<Record<UserState, UserGroup>> = {
  active: 'active',
  'catching-up': 'active',
  late: 'attention',
  paused: 'paused',
  suspended: 'attention',
  unreadable: 'attention',
  waiting: 'attention',
  'not-started': 'not-started',
  'needs-permission': 'attention',
  'no-user': 'attention',
  ambiguous: 'attention',
  'out-of-scope': 'out-of-scope',
  'switched-off': 'paused',
};

test.each(Object.entries(GROUPS))('%s is counted under %s', (state, group) => {
  expect(groupOf({ state: state as UserState, refused: 0 })).toBe(group);
});

describe('a row', () => {
  const [user] = manyUsers(1) as [DirectoryUser];
  const rowOf = (start: Omit<ListStart, 'users'>) => listOf({ users: [user], ...start }).list.row(user);
  const withKind = (kind: RosterKind) => ({ roster: { [user.email]: kind } });

  test('has the directory’s name and the roster’s state, with the success to the hour', () => {
    expect(rowOf(withKind('active'))).toEqual({
      address: user.email,
      name: 'User 0000',
      state: 'active',
      isRed: false,
      lastSuccessAtMs: START_MS,
      lastRunAtMs: START_MS,
      refused: 0,
    });
  });

  /** What the roster says, while the organization is connected; a new kind does not compile without a row. */
  const STATES: Readonly<Record<RosterKind, { state: UserState; isRed: boolean }>> = {
    active: { state: 'active', isRed: false },
    'catching-up': { state: 'catching-up', isRed: false },
    waiting: { state: 'catching-up', isRed: false },
    'no-user': { state: 'no-user', isRed: true },
    ambiguous: { state: 'ambiguous', isRed: true },
    suspended: { state: 'suspended', isRed: true },
    'needs-permission': { state: 'needs-permission', isRed: true },
    paused: { state: 'paused', isRed: false },
    // Everyone is in scope, so someone who was not is in again, and has not run yet.
    'out-of-scope': { state: 'not-started', isRed: false },
  };

  test.each(Object.entries(STATES))(
    'that the roster calls %s has its state and its colour',
    (kind, wanted) => {
      expect(rowOf(withKind(kind as RosterKind))).toMatchObject(wanted);
    },
  );

  test('of someone whose text nobody can read says so, and others are told as ever', () => {
    const [broken, whole] = manyUsers(2) as [DirectoryUser, DirectoryUser];
    const values = { [KEYS.user(addressDigest(broken.email, sha256))]: '1z' };
    const { list } = listOf({
      users: [broken, whole],
      roster: { [whole.email]: 'active' },
      reading: {},
      values,
    });
    expect(list.page({}).rows.map(({ state, isRed }) => [state, isRed])).toEqual([
      ['unreadable', true],
      ['active', false],
    ]);
    expect(list.counts()?.counts).toMatchObject({ active: 1, attention: 1 });
    expect(list.unreadable).toBe(1);
  });

  test('of someone suspended has the code, and the words lie beside it', () => {
    const digest = addressDigest(user.email, sha256);
    const own = { words: 'QUERY_TOO_COMPLICATED: no', sinceMs: START_MS };
    const properties = fakeProperties({ [KEYS.user(digest)]: '1saou9.r' });
    noteProblem({ properties, keys: KEYS }, digest, own);
    const { list } = listOf({ users: [user], values: properties.getProperties() });
    expect(list.row(user)).toMatchObject({ state: 'suspended', code: 'salesforce.rejected' });
    expect(list.problemOf(user.email)).toEqual(own);
    expect(list.problemOf('ken@acme.example')).toBeUndefined();
  });

  test('of someone who never ran is not started, and has no success', () => {
    expect(rowOf({})).toMatchObject({ state: 'not-started', isRed: false, lastSuccessAtMs: undefined });
  });

  test.each(['lost', 'blocked'] as const)(
    'is red for everyone who runs while the organization is %s',
    (state) => {
      const row = rowOf({ ...withKind('active'), organization: state });
      expect(row).toMatchObject({ state: 'waiting', isRed: true });
    },
  );

  test('the rounding to the hour makes nobody late who is not', () => {
    // At 09:00, a success at 06:59 lies in the hour of 06:00; late is after two hours and a quarter.
    const successMs = START_MS - 2 * HOUR - 60_000;
    expect(rowOf({ ...withKind('active'), successMs })).toMatchObject({
      state: 'active',
      lastSuccessAtMs: START_MS - 3 * HOUR,
    });
    expect(rowOf({ ...withKind('active'), successMs: START_MS - 4 * HOUR }).state).toBe('late');
  });

  test('of someone who waited is late once their runs do not come any more', () => {
    const digest = addressDigest(user.email, sha256);
    const entry = (runHour: number) => ({
      [KEYS.user(digest)]: encodeEntry({ kind: 'waiting', successHour: hourOf(START_MS) - 30, runHour }),
    });
    const rowWith = (runHour: number) => rowOf({ values: entry(runHour) });
    expect(rowWith(hourOf(START_MS) - 1)).toMatchObject({
      state: 'catching-up',
      lastRunAtMs: START_MS - HOUR,
      lastSuccessAtMs: START_MS - 30 * HOUR,
    });
    expect(rowWith(hourOf(START_MS) - 4).state).toBe('late');
  });

  test('tells of refused mail by its number, and needs attention for it', () => {
    const digest = addressDigest(user.email, sha256);
    const text = encodeEntry({ kind: 'active', successHour: hourOf(START_MS), refused: 3 });
    const { list } = listOf({ users: [user], reading: {}, values: { [KEYS.user(digest)]: text } });
    expect(list.row(user)).toMatchObject({ state: 'active', isRed: false, refused: 3 });
    expect(list.page({ group: 'attention' }).rows).toHaveLength(1);
    expect(list.counts()?.counts).toMatchObject({ active: 0, attention: 1 });
  });

  test('of someone whom an admin has just paused is paused, before their next run', () => {
    const settings = { paused: [{ address: user.email, atMs: START_MS }] };
    expect(rowOf({ ...withKind('active'), settings }).state).toBe('paused');
  });

  test('of someone left out is out of scope, whatever the roster says', () => {
    const settings = { leftOut: [user.email] };
    expect(rowOf({ ...withKind('active'), settings }).state).toBe('out-of-scope');
  });

  test('of another domain’s account is out of scope, until the domain is added', () => {
    const [foreign] = manyUsers(1, 'acme.test') as [DirectoryUser];
    expect(listOf({ users: [foreign] }).list.row(foreign).state).toBe('out-of-scope');
    const settings = { domains: ['acme.test'] };
    expect(listOf({ users: [foreign], settings }).list.row(foreign).state).toBe('not-started');
  });

  describe('with groups in scope', () => {
    const settings: Partial<Settings> = { scopeKind: 'groups', groups: ['sales@acme.example'] };

    test('is in or out by the snapshot', () => {
      const member = { settings, reading: { addresses: [user.email] } };
      expect(rowOf(member).state).toBe('not-started');
      const other = { settings, reading: { addresses: ['someone@acme.example'] } };
      expect(rowOf({ ...withKind('active'), ...other }).state).toBe('out-of-scope');
    });

    test('follows the last verdict of the user’s own run while nobody has read them', () => {
      expect(rowOf({ settings, ...withKind('active') }).state).toBe('active');
      expect(rowOf({ settings, ...withKind('out-of-scope') }).state).toBe('out-of-scope');
      expect(rowOf({ settings }).state).toBe('not-started');
    });
  });
});
