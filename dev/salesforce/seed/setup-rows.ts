/** Owns what an org has before anybody works in it: the organization, roles, profiles, users and their permissions. */

import type { OrgSeed, SalesforceUserSeed } from '../../world/scenarios';
import { id18 } from '../ids';
import { PERMISSION_NAMES } from '../permissions';
import type { Catalog } from '../schema/catalog';
import type { Row, Rows } from '../storage/rows';
import { newRow, type Stamp } from '../records/defaults';
import { nameParts, USER_DEFAULTS } from '../user-details';
import { ROLE_OF, ROLES } from './roles';

export interface SetupDeps {
  rows: Rows;
  catalog: Catalog;
  seed: OrgSeed;
  isSandbox: boolean;
}

/** Puts a row in as the org's first admin did long ago; answers its id. */
export type Put = (object: string, given: Row) => string;

type Role = SalesforceUserSeed['role'];

const PROFILES: Record<Role, { name: string; description: string }> = {
  admin: { name: 'System Administrator', description: 'May do nearly everything' },
  service: { name: 'Minimum Access - Salesforce', description: 'Nothing but what permission sets add' },
  person: { name: 'Standard User', description: 'Works with accounts, contacts, opportunities and cases' },
};

/** What standard users have by their profile; an administrator has all of it, and each record (documented). */
const STANDARD_OBJECTS = ['Account', 'Case', 'Contact', 'Lead', 'Opportunity'];

export function putSetupRows(deps: SetupDeps): void {
  const put = createPut(deps);
  putOrganization(put, deps);
  const roleIds = new Map<string, string>();
  for (const { name, parent } of ROLES) {
    const ParentRoleId = parent === null ? null : (roleIds.get(parent) ?? null);
    roleIds.set(name, put('UserRole', { Name: name, DeveloperName: name.replace(/\W/g, ''), ParentRoleId }));
  }
  const sets = putProfiles(put, deps);
  for (const user of deps.seed.users) {
    const { profileId, setId } = sets[user.role];
    const id = put('User', userRow(user, { profileId, roleId: roleIds.get(roleName(user)) ?? null }));
    put('PermissionSetAssignment', { AssigneeId: id, PermissionSetId: setId, IsActive: 1 });
  }
}

export function createPut({ rows, catalog, seed }: Pick<SetupDeps, 'rows' | 'catalog' | 'seed'>): Put {
  const admin = seed.users.findIndex(({ role }) => role === 'admin');
  const user = catalog.object('User')!;
  const firstUser = rows.idAt(user, Math.max(admin, 0));
  const stamp: Stamp = {
    userId: firstUser,
    nowMs: Date.parse(USER_DEFAULTS.createdAt.replace('+0000', 'Z')),
  };
  const changedMs = Date.parse(USER_DEFAULTS.changedAt.replace('+0000', 'Z'));
  return (name, given) => {
    const object = catalog.object(name)!;
    const id = typeof given['Id'] === 'string' ? given['Id'] : rows.nextId(object);
    const row = newRow(object, { id, stamp }, given);
    const changed = { LastModifiedDate: changedMs, SystemModstamp: changedMs };
    rows.insert(object, { ...row, ...changed });
    return id;
  };
}

function putOrganization(put: Put, { seed, isSandbox }: SetupDeps): void {
  put('Organization', {
    Id: id18(seed.organizationId),
    Name: seed.name,
    IsSandbox: isSandbox ? 1 : 0,
    InstanceName: seed.instanceName,
    OrganizationType: 'Enterprise Edition',
    TimeZoneSidKey: USER_DEFAULTS.timeZone,
    LanguageLocaleKey: USER_DEFAULTS.language,
    DefaultLocaleSidKey: USER_DEFAULTS.locale,
  });
}

type ProfileIds = Record<Role, { profileId: string; setId: string }>;

/** Each profile owns a permission set, through which assignments show what it grants (documented). */
function putProfiles(put: Put, { seed }: SetupDeps): ProfileIds {
  const ids = {} as ProfileIds;
  for (const role of ['admin', 'service', 'person'] as const) {
    const granted =
      role === 'service' ? [] : (seed.users.find((user) => user.role === role)?.permissions ?? []);
    const { name, description } = PROFILES[role];
    const profileId = put('Profile', {
      Name: name,
      Description: description,
      UserType: 'Standard',
      ...flags(granted),
    });
    const setId = put('PermissionSet', {
      Name: `X00e${profileId.slice(3, 15)}`,
      Label: name,
      ProfileId: profileId,
      IsOwnedByProfile: 1,
      Type: 'Profile',
      ...flags(granted),
    });
    ids[role] = { profileId, setId };
    if (role !== 'service')
      for (const object of STANDARD_OBJECTS) putObject(put, { setId, object, isAll: role === 'admin' });
  }
  return ids;
}

function putObject(
  put: Put,
  { setId, object, isAll }: { setId: string; object: string; isAll: boolean },
): void {
  const all = isAll ? 1 : 0;
  put('ObjectPermissions', {
    ParentId: setId,
    SobjectType: object,
    PermissionsRead: 1,
    PermissionsCreate: 1,
    PermissionsEdit: 1,
    PermissionsDelete: 1,
    PermissionsViewAllRecords: all,
    PermissionsModifyAllRecords: all,
  });
}

/** Permissions by name, for each that this org's schema has. */
export function flags(granted: readonly string[]): Row {
  return Object.fromEntries(
    PERMISSION_NAMES.map((name) => [`Permissions${name}`, granted.includes(name) ? 1 : 0]),
  );
}

function roleName({ email }: SalesforceUserSeed): string {
  return ROLE_OF[email.split('@')[0]!] ?? '';
}

function userRow(
  user: SalesforceUserSeed,
  { profileId, roleId }: { profileId: string; roleId: string | null },
): Row {
  const { first, last, nick } = nameParts(user);
  return {
    Username: user.username,
    LastName: last,
    FirstName: first,
    Name: user.name,
    Email: user.email,
    Alias: nick.slice(0, 8),
    CommunityNickname: nick,
    IsActive: 1,
    UserType: 'Standard',
    ProfileId: profileId,
    UserRoleId: roleId,
    TimeZoneSidKey: USER_DEFAULTS.timeZone,
    LocaleSidKey: USER_DEFAULTS.locale,
    LanguageLocaleKey: USER_DEFAULTS.language,
    EmailEncodingKey: 'UTF-8',
    FederationIdentifier: user.federationIdentifier ?? null,
  };
}
