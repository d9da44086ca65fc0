/** Owns a domain's user list as these tests drive it: a directory, a roster and a snapshot in memory. */

import type { DirectoryUser } from '../../../src/google/directory';
import type { OrganizationState } from '../../../src/organization/state';
import { NEW_SETTINGS, type Settings } from '../../../src/organization/settings';
import type { ScopeReading } from '../../../src/people/scope-reading';
import { writeSnapshot } from '../../../src/people/scope-snapshot';
import { addressDigest } from '../../../src/store/keys';
import { hourOf, noteInRoster, type RosterKind } from '../../../src/sync/roster';
import { createUserList, type UserList } from '../../../src/sync/user-list';
import { fakeProperties, sha256, START_MS } from '../fakes';
import { HOUR, KEYS } from '../organization/organization-bench';
import { type FakeDirectory, fakeDirectory } from '../people/fake-directory';

export interface ListStart {
  users: readonly DirectoryUser[];
  /** What the roster says of an address, with a success in this hour. */
  roster?: Readonly<Record<string, RosterKind>>;
  settings?: Partial<Settings>;
  organization?: OrganizationState;
  reading?: Partial<ScopeReading>;
  successMs?: number;
  /** Further values of the store, by key. */
  values?: Readonly<Record<string, string>>;
}

/** When the accounts were counted. */
export const TAKEN_MS = START_MS - HOUR;

/** Acme’s users, as its directory, its roster and its settings make them. */
export function listOf(start: ListStart): { list: UserList; directory: FakeDirectory } {
  const properties = fakeProperties();
  for (const [address, kind] of Object.entries(start.roster ?? {})) {
    const successHour = hourOf(start.successMs ?? START_MS);
    noteInRoster({ properties, keys: KEYS }, addressDigest(address, sha256), { kind, successHour, address });
  }
  if (start.reading) {
    const { users } = start;
    const reading = { addresses: [], members: users.length, accounts: users.length, unknownGroups: [] };
    const taken = { atMs: TAKEN_MS, by: 'ada@acme.example' };
    writeSnapshot({ properties, keys: KEYS, sha256 }, { ...reading, ...start.reading }, taken);
  }
  const directory = fakeDirectory({ users: start.users });
  const list = createUserList({
    directory,
    values: { ...properties.getProperties(), ...start.values },
    keys: KEYS,
    sha256,
    organization: start.organization ?? 'connected',
    settings: { ...NEW_SETTINGS, ...start.settings },
    nowMs: START_MS,
  });
  return { list, directory };
}

export const addresses = ({ rows }: { rows: readonly { address: string }[] }) =>
  rows.map(({ address }) => address);
/** The address of one of `manyUsers`. */
export const at = (number: number) => `user${String(number).padStart(4, '0')}@acme.example`;
