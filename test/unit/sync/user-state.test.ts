import type { OrganizationState } from '../../../src/organization/state';
import {
  isRed,
  LATE_AFTER_MS,
  type UserFacts,
  userState,
  type UserState,
} from '../../../src/sync/user-state';
import type { RunResult } from '../../../src/sync/user-record';
import { START_MS } from '../fakes';

/** Someone whose last run went well just now. */
const WELL: UserFacts = {
  organization: 'connected',
  isInScope: true,
  isPaused: false,
  result: 'active',
  lastSuccessAtMs: START_MS,
};

const stateOf = (facts: Partial<UserFacts>): UserState => userState({ ...WELL, ...facts }, START_MS);

/** A new state has no row here and does not compile. */
const ROWS: Readonly<Record<UserState, { facts: Partial<UserFacts>; isRed: boolean }>> = {
  active: { facts: {}, isRed: false },
  'catching-up': { facts: { result: 'waiting' }, isRed: false },
  late: { facts: { lastSuccessAtMs: START_MS - LATE_AFTER_MS - 1 }, isRed: false },
  paused: { facts: { isPaused: true }, isRed: false },
  suspended: { facts: { result: 'suspended' }, isRed: true },
  unreadable: { facts: { result: 'unreadable' }, isRed: true },
  waiting: { facts: { organization: 'lost' }, isRed: true },
  'not-started': { facts: { result: undefined }, isRed: false },
  'needs-permission': { facts: { result: 'needs-permission' }, isRed: true },
  'no-user': { facts: { result: 'no-user' }, isRed: true },
  ambiguous: { facts: { result: 'ambiguous' }, isRed: true },
  'out-of-scope': { facts: { isInScope: false }, isRed: false },
  'switched-off': { facts: { organization: 'disabled' }, isRed: false },
};

test.each(Object.entries(ROWS))('%s comes of its facts, and is red or not', (state, row) => {
  expect(stateOf(row.facts)).toBe(state);
  expect(isRed(state as UserState)).toBe(row.isRed);
});

/** What someone reads whose own last run went well, by the organization's state. */
const BY_ORGANIZATION: Readonly<Record<OrganizationState, UserState>> = {
  'not-set-up': 'not-started',
  disabled: 'switched-off',
  connected: 'active',
  expiring: 'active',
  lost: 'waiting',
  blocked: 'waiting',
  unreachable: 'active',
};

test.each(Object.entries(BY_ORGANIZATION))(
  'an organization that is %s makes a good user %s',
  (organization, state) => {
    expect(stateOf({ organization: organization as OrganizationState })).toBe(state);
  },
);

/** What an own result is while the organization works, and whether the organization's loss covers it. */
const BY_RESULT: Readonly<Record<RunResult['kind'], UserState>> = {
  active: 'active',
  'catching-up': 'catching-up',
  waiting: 'catching-up',
  'no-user': 'no-user',
  ambiguous: 'ambiguous',
  suspended: 'suspended',
  'needs-permission': 'needs-permission',
};

describe.each(Object.entries(BY_RESULT))('a last run that ended %s', (kind, state) => {
  const result = kind as RunResult['kind'];

  test(`is ${state} while Salesforce is connected`, () => {
    expect(stateOf({ result })).toBe(state);
  });

  test.each(['lost', 'blocked'] as const)('waits once the organization is %s', (organization) => {
    expect(stateOf({ result, organization })).toBe('waiting');
  });

  test('is out of scope for someone who is not in it, whatever else holds', () => {
    for (const organization of Object.keys(BY_ORGANIZATION) as OrganizationState[])
      expect(stateOf({ result, organization, isInScope: false, isPaused: true })).toBe('out-of-scope');
  });

  test('is paused for someone who is paused, also while Salesforce is lost or switched off', () => {
    for (const organization of ['connected', 'lost', 'disabled'] as const)
      expect(stateOf({ result, organization, isPaused: true })).toBe('paused');
  });
});

test('nobody is green without a success, or with one that is too old', () => {
  expect(stateOf({ lastSuccessAtMs: undefined })).toBe('late');
  expect(stateOf({ lastSuccessAtMs: START_MS - LATE_AFTER_MS })).toBe('active');
  expect(stateOf({ lastSuccessAtMs: START_MS - LATE_AFTER_MS - 1 })).toBe('late');
});

test('whoever waited is late once two runs have not come, and catches up while they come', () => {
  const waited = (lastRunAtMs: number) =>
    stateOf({ result: 'waiting', lastSuccessAtMs: START_MS - 48 * 3_600_000, lastRunAtMs });
  expect(waited(START_MS - LATE_AFTER_MS)).toBe('catching-up');
  expect(waited(START_MS - LATE_AFTER_MS - 1)).toBe('late');
});

test('an unread scope hides nobody', () => {
  expect(stateOf({ isInScope: undefined })).toBe('active');
});
