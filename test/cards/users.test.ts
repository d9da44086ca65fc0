import { userCard, type UserModel } from '../../src/cards/user-card';
import { usersCard, type UsersModel } from '../../src/cards/users-card';
import type { UserGroup } from '../../src/sync/user-list';
import type { UserState } from '../../src/sync/user-state';
import { START_MS } from '../unit/fakes';
import { EXPIRED, HOUR } from '../unit/organization/organization-bench';
import { drawn, parametersIn, readable, sheet, textsIn, useHostCardService } from './drawn';
import { failureOf, USER, userRow, USERS } from './models';

beforeAll(useHostCardService);

/** The icon and the colour of each state; red is never told by colour alone. */
const LOOKS: Readonly<Record<UserState, [icon: string, colour: string | undefined]>> = {
  active: ['check_circle', '#188038'],
  'catching-up': ['schedule', '#b06000'],
  late: ['schedule', '#b06000'],
  paused: ['radio_button_unchecked', undefined],
  suspended: ['error', '#c5221f'],
  unreadable: ['error', '#c5221f'],
  waiting: ['error', '#c5221f'],
  'not-started': ['radio_button_unchecked', undefined],
  'needs-permission': ['error', '#c5221f'],
  'no-user': ['error', '#c5221f'],
  ambiguous: ['error', '#c5221f'],
  'out-of-scope': ['radio_button_unchecked', undefined],
  'switched-off': ['radio_button_unchecked', undefined],
};
const STATES = Object.keys(LOOKS) as UserState[];

describe('the list', () => {
  test('has counts that open filtered lists, a search, and the users', () => {
    expect(sheet(usersCard(USERS))).toMatchSnapshot();
  });

  test('a row of each state', () => {
    expect(sheet(usersCard({ ...USERS, rows: STATES.map((state) => userRow(state)) }))).toMatchSnapshot();
  });

  test.each(STATES)('%s has its icon, and is red where R11 says so', (state) => {
    const rows = [userRow(state)];
    const widgets = drawn(usersCard({ ...USERS, rows })).sections.at(-1)?.widgets;
    const [icon, colour] = LOOKS[state];
    const row = JSON.stringify(widgets?.[0]);
    expect(row).toContain(`"startIcon":{"materialIcon":{"name":"${icon}"}}`);
    if (colour === undefined) expect(row).not.toContain('<font');
    else expect(row).toContain(`<font color=\\"${colour}\\">`);
    expect(colour === '#c5221f').toBe(rows[0]?.isRed);
  });

  test('tells of refused mail by its number, in its own colour', () => {
    const rows = [userRow('active', { refused: 1 }), userRow('late', { refused: 3 })];
    expect(sheet(usersCard({ ...USERS, rows }))).toMatchSnapshot();
  });

  test('before anybody has counted', () => {
    const { counts: _none, ...uncounted } = USERS;
    expect(sheet(usersCard({ ...uncounted, rows: [] }))).toMatchSnapshot();
  });

  test('tells of paused users only where there are some', () => {
    const counts = { counts: { ...USERS.counts!.counts, paused: 2 }, countedAtMs: START_MS - HOUR };
    const lines = (model: UsersModel) => textsIn(drawn(usersCard(model))).map(readable);
    expect(lines({ ...USERS, counts })).toContain('Paused 2');
    expect(lines(USERS)).not.toContain('Paused 0');
  });

  test.each(['active', 'attention', 'paused', 'not-started', 'out-of-scope'] as UserGroup[])(
    'filtered to %s says so, and goes on within it',
    (group) => {
      const card = usersCard({ ...USERS, group, next: '0:token' });
      expect(String(drawn(card).header.title)).toMatch(/^Users: [A-Z]/);
      expect(parametersIn(drawn(card))).toEqual(
        expect.arrayContaining([
          { key: 'group', value: group },
          { key: 'cursor', value: '0:token' },
        ]),
      );
    },
  );

  test('after a search keeps what was searched for, also on the next page', () => {
    const card = usersCard({ ...USERS, search: 'Grace', next: '0:token' });
    expect(sheet(card)).toMatchSnapshot();
  });

  test('that found nobody says so', () => {
    const lines = textsIn(drawn(usersCard({ ...USERS, search: 'Zoe', rows: [] }))).map(readable);
    expect(lines).toContain('Nobody here.');
  });

  test.each(['lost', 'blocked'] as const)('has one banner on top while it is %s', (state) => {
    const rows = [userRow('waiting'), userRow('waiting', { address: 'ken@acme.example' })];
    const card = usersCard({ ...USERS, state, ...failureOf(state), rows });
    expect(sheet(card)).toMatchSnapshot();
  });

  test('of a whole page stays within the platform’s limits', () => {
    const rows = Array.from({ length: 50 }, (_, index) =>
      userRow('waiting', { address: `user${index}@acme.example` }),
    );
    const counts = { counts: { ...USERS.counts!.counts, paused: 1 }, countedAtMs: START_MS };
    const card = usersCard({ ...USERS, state: 'lost', ...failureOf('lost'), counts, rows, next: '0:token' });
    expect(drawn(card).sections.flatMap(({ widgets }) => widgets).length).toBeLessThan(100);
  });
});

/** A new state does not compile without its detail. */
const DETAILS: Readonly<Record<UserState, Partial<UserModel>>> = {
  active: {},
  'catching-up': {},
  late: {},
  paused: { isPausedByAdmin: true },
  suspended: { words: 'QUERY_TOO_COMPLICATED: no', sinceMs: START_MS - HOUR },
  unreadable: {},
  waiting: { words: EXPIRED, sinceMs: START_MS - HOUR },
  'not-started': {},
  'needs-permission': {},
  'no-user': { salesforceUser: 'none' },
  ambiguous: {},
  'out-of-scope': {},
  'switched-off': {},
};

test('one user’s detail tells how many mails were refused, and never which', () => {
  const model: UserModel = { ...USER, user: userRow('active', { refused: 2 }) };
  expect(textsIn(drawn(userCard(model))).map(readable)).toContain('2 mails were refused by Salesforce');
});

describe('one user’s detail', () => {
  test.each(Object.entries(DETAILS))('who is %s', (state, changes) => {
    const { salesforceUser: _found, ...rest } = USER;
    const model = state === 'active' ? USER : rest;
    expect(sheet(userCard({ ...model, user: userRow(state as UserState), ...changes }))).toMatchSnapshot();
  });

  test('shows Salesforce’s text word for word', () => {
    const model: UserModel = { ...USER, user: userRow('waiting'), words: EXPIRED };
    expect(textsIn(drawn(userCard(model))).map(readable)).toContain(EXPIRED);
  });

  test('offers to end an admin’s pause, and to begin one; neither for someone out of scope', () => {
    const functions = (changes: Partial<UserModel>) => {
      const json = JSON.stringify(drawn(userCard({ ...USER, ...changes })));
      return [...json.matchAll(/"function":"(\w+)"/g)].map(([, name]) => name);
    };
    expect(functions({})).toEqual(['onPauseUser']);
    expect(functions({ isPausedByAdmin: true })).toEqual(['onResumeUser']);
    expect(functions({ user: userRow('out-of-scope') })).toEqual([]);
  });
});
