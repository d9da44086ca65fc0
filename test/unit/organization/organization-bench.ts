/** Owns an organization as these tests know it, Acme's, with the real store over the in-memory fakes. */

import {
  type Connected,
  type Failure,
  NEW_ORGANIZATION,
  ORGANIZATION,
  type OrganizationRecord,
} from '../../../src/organization/organization-record';
import {
  createOrganizationStore,
  type OrganizationStore,
} from '../../../src/organization/organization-store';
import { createSettingsStore, SETTINGS, type SettingsStore } from '../../../src/organization/settings';
import { createKeys, readDomain } from '../../../src/store/keys';
import { createSharedValue } from '../../../src/store/shared-value';
import {
  type FakeCache,
  type FakeClock,
  type FakeLock,
  type FakeProperties,
  fakeCache,
  fakeLock,
  fakeProperties,
  fixedClock,
  sha256,
  START_MS,
} from '../fakes';

export const ACME = readDomain('acme.example');
export const KEYS = createKeys(ACME, sha256);

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** Connected three days ago, with all that is needed and no more. */
export function acme(changes: Partial<Connected> = {}): Connected {
  return {
    environment: 'production',
    organizationId: '00D000000000001EAA',
    name: 'Acme Corp',
    host: 'acme.my.salesforce.com',
    serviceUser: { id: '005000000000009AAA', name: 'Trunkline Service', username: 'service@acme.crm' },
    by: 'ada@acme.example',
    atMs: START_MS - 3 * DAY,
    permissions: [
      { name: 'apiEnabled', present: true },
      { name: 'viewAllData', present: true },
      { name: 'modifyAllData', present: false },
    ],
    checkedAtMs: START_MS - 3 * DAY,
    ...changes,
  };
}

/** Salesforce's own words of a dead refresh token. */
export const EXPIRED = 'invalid_grant: expired access/refresh token';

export function failed(kind: Failure['kind'], changes: Partial<Failure> = {}): Failure {
  const words = {
    lost: EXPIRED,
    blocked: 'invalid_grant: user is inactive',
    unreachable: 'HTTP 503',
  }[kind];
  return { kind, words, atMs: START_MS - HOUR, generation: 4, ...changes };
}

export function connectedRecord(changes: Partial<OrganizationRecord> = {}): OrganizationRecord {
  return { ...NEW_ORGANIZATION, revision: 7, connected: acme(), ...changes };
}

export interface OrganizationBench {
  clock: FakeClock;
  properties: FakeProperties;
  cache: FakeCache;
  lock: FakeLock;
  organization: OrganizationStore;
  settings: SettingsStore;
  /** As it is stored now. */
  record(): OrganizationRecord | undefined;
}

/** Starts from `record`, or where that is undefined from nothing at all. */
export function organizationBench(record?: OrganizationRecord): OrganizationBench {
  const clock = fixedClock();
  const properties = fakeProperties();
  const cache = fakeCache(clock.nowMs);
  const lock = fakeLock();
  const value = createSharedValue({ properties, cache }, KEYS.organization, ORGANIZATION);
  if (record) value.write(record);
  return {
    clock,
    properties,
    cache,
    lock,
    organization: createOrganizationStore({ value, withLock: lock.withLock }),
    settings: createSettingsStore({
      value: createSharedValue({ properties, cache }, KEYS.settings, SETTINGS),
      withLock: lock.withLock,
      nowMs: clock.nowMs,
    }),
    record: () => value.peek(),
  };
}
