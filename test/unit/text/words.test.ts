import type { Failure, PermissionName } from '../../../src/organization/organization-record';
import type { OrganizationState } from '../../../src/organization/state';
import type { UserState } from '../../../src/sync/user-state';
import {
  connectionTimes,
  CONNECTIVITY,
  snapshotRead,
  since,
  userCounts,
} from '../../../src/text/admin-words';
import { homeState, type HomeFacts } from '../../../src/text/home-words';
import {
  connectivityBlocked,
  connectivityLost,
  missingPermission,
  ORGANIZATION_STATES,
  PERMISSION_NAMES,
} from '../../../src/text/organization-words';
import { USER_STATE_MEANINGS, USER_STATES } from '../../../src/text/user-words';
import { START_MS } from '../fakes';
import { DAY, EXPIRED, HOUR } from '../organization/organization-bench';

const viewer = { timeZone: 'Europe/Oslo', nowMs: START_MS };
const address = 'grace@acme.example';
const ran = { lastRunAtMs: START_MS - HOUR, lastSuccessAtMs: START_MS - HOUR };

type Facts = Omit<HomeFacts, 'state' | 'address'>;

const UNTIL_THEN =
  'Until then your mail is logged as a colleague’s who is on it, or as the service account’s.';

/** What Home says, by state and the facts that matter there; a new state does not compile without a row. */
const HOME: Readonly<Record<UserState, readonly (readonly [Facts, string, ...string[]])[]>> = {
  active: [
    [ran, 'Active', 'Last run 09:00 · next about 10:00'],
    [{ lastRunAtMs: START_MS - 17 * HOUR }, 'Active', 'Last run yesterday 17:00 · next about 10:00'],
    [{ lastRunAtMs: START_MS }, 'Active', 'Last run 10:00 · next about 11:00'],
  ],
  'catching-up': [[ran, 'Catching up', 'The connection is back. The next run catches up what was missed.']],
  late: [
    [
      { lastRunAtMs: START_MS - 3 * HOUR },
      'Late',
      'Last run 3 hours ago. It runs again when you press the button.',
    ],
    [{}, 'Late', 'Last run unknown. It runs again when you press the button.'],
  ],
  paused: [
    [
      { pausedBy: 'me', pausedAtMs: START_MS - 3 * DAY },
      'Paused by you on 21 Nov, 10:00',
      'Mail of this time is caught up when you resume.',
    ],
    [
      { pausedBy: 'admin', pausedAtMs: START_MS - 3 * DAY },
      'Paused by an admin on 21 Nov, 10:00',
      'Mail of this time is caught up afterwards.',
    ],
    [{}, 'Paused by an admin', 'Mail of this time is caught up afterwards.'],
  ],
  unreadable: [[ran, 'Your state cannot be read', 'The next run writes it anew.']],
  suspended: [
    [
      { words: 'MALFORMED_QUERY: no' },
      'Suspended',
      'MALFORMED_QUERY: no',
      'Salesforce refused your run. Show this to your admin.',
    ],
    [{}, 'Suspended', 'Salesforce refused your run. Show this to your admin.'],
  ],
  waiting: [
    [
      { lostAtMs: START_MS - DAY },
      'Waiting for your admin',
      'Salesforce connectivity was lost on 23 Nov, 10:00.',
      'Nothing is lost: your mail will be caught up. You need not do anything.',
    ],
    [
      { lostAtMs: START_MS - DAY, isBlocked: true },
      'Waiting for your admin',
      'Salesforce has refused the connection since 23 Nov, 10:00.',
      'Nothing is lost: your mail will be caught up. You need not do anything.',
    ],
    [
      {},
      'Waiting for your admin',
      'Salesforce is not connected right now.',
      'Nothing is lost: your mail will be caught up. You need not do anything.',
    ],
  ],
  'not-started': [
    [{}, 'Starting', 'The first run comes by itself within the hour. You need not do anything.'],
    [
      { triggerProblem: 'This script has too many triggers.' },
      'Starting',
      'Google did not allow the hourly run: This script has too many triggers.',
      'Press Sync now, and show this to your admin.',
    ],
  ],
  'needs-permission': [
    [{}, 'Google access is missing', 'Open Trunkline again, and allow access when Google asks.'],
  ],
  'no-user': [
    [
      {},
      'No Salesforce user found for you',
      'No active Salesforce user has grace@acme.example as Federation ID, Email or Username. A Salesforce admin can mend that.',
      UNTIL_THEN,
    ],
  ],
  ambiguous: [
    [
      { field: 'Email' },
      'Two Salesforce users found for you',
      'Two active users have grace@acme.example as Email. A Salesforce admin can mend that.',
      UNTIL_THEN,
    ],
    [
      { field: 'FederationIdentifier' },
      'Two Salesforce users found for you',
      'Two active users have grace@acme.example as Federation ID. A Salesforce admin can mend that.',
      UNTIL_THEN,
    ],
  ],
  'out-of-scope': [[{}, 'Not switched on for you', 'Ask an admin of your domain.']],
  'switched-off': [[{}, 'Switched off by an admin', 'Nothing is read or written.']],
};

const HOME_CASES = Object.entries(HOME).flatMap(([state, rows]) =>
  rows.map(([facts, title, ...lines]): [string, Facts, string, string[]] => [state, facts, title, lines]),
);

test.each(HOME_CASES)('Home of someone who is %s with %j says %s', (state, facts, title, lines) => {
  expect(homeState({ state: state as UserState, address, ...facts }, viewer)).toEqual({ title, lines });
});

test('every user state has its words for a list, and for a detail what it means and who can mend it', () => {
  for (const state of Object.keys(HOME) as UserState[]) {
    const { meaning, mends } = USER_STATE_MEANINGS[state];
    expect(USER_STATES[state]).toMatch(/^[A-Z][A-Za-z ]{2,22}$/);
    expect([meaning, mends].join(' ')).toMatch(/^[A-Z].*\. ?.*\.$/);
  }
});

test('no two states look the same in a list', () => {
  const words = [...Object.values(USER_STATES)];
  expect(new Set(words).size).toBe(words.length);
  const organization = [...Object.values(ORGANIZATION_STATES)];
  expect(new Set(organization).size).toBe(organization.length);
});

/** PRODUCT section 3's names, or what they are said with; a new state does not compile without a row. */
const ORGANIZATION_WORDS: Readonly<Record<OrganizationState, RegExp>> = {
  'not-set-up': /^Not set up$/,
  disabled: /^Disabled$/,
  connected: /^Connected$/,
  expiring: /^Expiring/,
  lost: /^Lost$/,
  blocked: /^Blocked/,
  unreachable: /cannot be reached/,
};

test.each(Object.entries(ORGANIZATION_WORDS))('an organization that is %s is called so', (state, words) => {
  expect(ORGANIZATION_STATES[state as OrganizationState]).toMatch(words);
});

test('the reference’s own words are word for word', () => {
  const failure: Failure = { kind: 'lost', words: EXPIRED, atMs: START_MS - DAY, generation: 4 };
  expect(CONNECTIVITY.switchLabel).toBe('Login using Salesforce Service Account');
  expect([CONNECTIVITY.enabled, CONNECTIVITY.disabled]).toEqual(['Enabled', 'Disabled']);
  expect(CONNECTIVITY.connect).toEqual({
    production: 'Connect to Salesforce',
    sandbox: 'Connect to Salesforce Sandbox',
  });
  expect(CONNECTIVITY.established).toBe('Salesforce connection established successfully');
  expect(connectivityLost(failure, viewer)).toBe('Salesforce connectivity was lost on 23 Nov, 10:00.');
  expect(connectivityBlocked(failure, viewer)).toBe(
    'Salesforce has refused the connection since 23 Nov, 10:00.',
  );
});

test('each needed permission that is missing says what does not work without it', () => {
  const names = (Object.keys(PERMISSION_NAMES) as PermissionName[]).filter(
    (name) => name !== 'modifyAllData',
  );
  for (const name of names)
    expect(missingPermission(name)).toMatch(/^[A-Z].* is missing: [a-z].+\. Assign the permission set .+\.$/);
});

test('counts, times and readings are said in few words', () => {
  const counted = (active: number, attention: number) => userCounts({ active, attention, 'not-started': 0 });
  expect(counted(198, 3)).toBe('201 users: 198 active, 3 need attention, 0 not started');
  expect(counted(0, 1)).toBe('1 user: 0 active, 1 needs attention, 0 not started');
  expect(counted(0, 0)).toBe('0 users: 0 active, 0 need attention, 0 not started');
  expect(since(START_MS - DAY, viewer)).toBe('since yesterday 10:00');
  const times = { madeAtMs: START_MS - DAY, usedAtMs: START_MS, checkedAtMs: START_MS - HOUR };
  expect(connectionTimes(times, viewer)).toBe('23 Nov, 10:00 · last used 10:00 · checked 09:00');
  expect(connectionTimes({ ...times, usedAtMs: undefined }, viewer)).toBe('23 Nov, 10:00 · checked 09:00');
  const read = { members: 12, takenAtMs: START_MS - HOUR, takenBy: 'ada@acme.example' };
  expect(snapshotRead(read, viewer)).toBe('12 people, read 09:00 by ada@acme.example');
});
