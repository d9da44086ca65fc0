/** Owns the view models that these tests draw from; each test changes what it is about. */

import type { ConnectivityModel } from '../../src/cards/connectivity-card';
import type { HomeModel } from '../../src/cards/home-card';
import type { OrganizationModel } from '../../src/cards/organization-cards';
import type { RefusedRow } from '../../src/cards/refused-cards';
import type { ScopeModel } from '../../src/cards/setting-cards';
import type { UserModel } from '../../src/cards/user-card';
import type { UsersModel } from '../../src/cards/users-card';
import type { Failure } from '../../src/organization/organization-record';
import type { OrganizationState } from '../../src/organization/state';
import { isRed, type UserState } from '../../src/sync/user-state';
import type { UserRow } from '../../src/sync/user-list';
import type { Viewer } from '../../src/text/time';
import { START_MS } from '../unit/fakes';
import { acme, DAY, failed, HOUR } from '../unit/organization/organization-bench';

/** 10:00 on a Tuesday in Oslo. */
export const VIEWER: Viewer = { timeZone: 'Europe/Oslo', nowMs: START_MS };
export const CALLBACK = 'https://script.google.com/macros/d/SCRIPT/usercallback';

export const refusedRow = (more: Partial<RefusedRow> = {}): RefusedRow => ({
  id: '19a0',
  subject: 'Re: Offer for Q3',
  words: 'Close Date is required',
  tries: 1,
  nextTryAtMs: START_MS + DAY,
  ...more,
});

export const HOME: HomeModel = {
  viewer: VIEWER,
  organization: { name: 'Acme Corp', environment: 'production' },
  admin: 'no',
  facts: { state: 'active', address: 'grace@acme.example', lastRunAtMs: START_MS - HOUR },
};

/** The failure that makes a state, where one does. */
export function failureOf(state: OrganizationState): { failure?: Failure } {
  return state === 'lost' || state === 'blocked' || state === 'unreachable' ? { failure: failed(state) } : {};
}

export const ORGANIZATION: OrganizationModel = {
  viewer: VIEWER,
  state: 'connected',
  connected: { name: 'Acme Corp', environment: 'production' },
  counts: { active: 198, attention: 3, 'not-started': 11 },
  groups: [],
};

export const CONNECTIVITY: ConnectivityModel = {
  viewer: VIEWER,
  state: 'connected',
  isEnabled: true,
  connected: acme({
    permissions: [
      { name: 'apiEnabled', present: true },
      { name: 'viewAllData', present: true },
      { name: 'createEmailMessage', present: false },
      { name: 'modifyAllData', present: false },
    ],
  }),
  lastSuccessAtMs: START_MS - HOUR,
  entered: { production: 'acme.my.salesforce.com' },
  callbackAddress: CALLBACK,
};

/** Nothing is connected yet. */
export function notSetUp(entered: ConnectivityModel['entered']): ConnectivityModel {
  const { connected: _connected, lastSuccessAtMs: _last, ...rest } = CONNECTIVITY;
  return { ...rest, state: 'not-set-up', entered };
}

export function userRow(state: UserState, changes: Partial<UserRow> = {}): UserRow {
  const address = `${state}@acme.example`;
  const lastSuccessAtMs = state === 'not-started' ? undefined : START_MS - HOUR;
  const times = { lastSuccessAtMs, lastRunAtMs: lastSuccessAtMs };
  return { address, name: `User ${state}`, state, isRed: isRed(state), ...times, refused: 0, ...changes };
}

export const USERS: UsersModel = {
  viewer: VIEWER,
  state: 'connected',
  connected: { environment: 'production' },
  counts: {
    counts: { active: 198, attention: 3, paused: 0, 'not-started': 11, 'out-of-scope': 40 },
    countedAtMs: START_MS - HOUR,
  },
  rows: [userRow('active'), userRow('suspended', { lastSuccessAtMs: START_MS - 17 * HOUR })],
};

export const USER: UserModel = {
  viewer: VIEWER,
  user: userRow('active'),
  salesforceUser: { name: 'Grace Hopper' },
  isPausedByAdmin: false,
};

export const SCOPE: ScopeModel = {
  viewer: VIEWER,
  kind: 'groups',
  groups: ['sales@acme.example', 'support@acme.example'],
  leftOut: ['service@acme.example'],
  domains: ['acme.test'],
  isWorkspaceAdmin: true,
  snapshot: {
    members: 12,
    takenAtMs: START_MS - DAY,
    takenBy: 'ada@acme.example',
    isOld: false,
    unknownGroups: [],
  },
};
