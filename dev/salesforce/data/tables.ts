/** Owns the org's rows that queries can read: users, the organization, permissions. */

import { id18, recordId } from '../ids';
import type { Org, OrgUser } from '../org';
import { PERMISSION_NAMES } from '../permissions';
import type { Row, Table } from '../soql/table';
import { nameParts, USER_DEFAULTS } from '../user-details';
import {
  ASSIGNMENT_FIELDS,
  ORGANIZATION_FIELDS,
  PERMISSION_SET_FIELDS,
  USER_FIELDS,
  USER_PERMISSION_ACCESS_FIELDS,
} from './schema';

/** Every caller may read every row (assumed). Rows are made when a query reads them. */
export function orgTables(org: Org): Table[] {
  const { organizationId } = org.seed();
  const ownId = (keyPrefix: string, index: number) => recordId(keyPrefix, organizationId, index);
  return [
    {
      name: 'User',
      fields: USER_FIELDS,
      rows: () => org.users().map((user) => userRow(user, ownId('00e', ROLES.indexOf(user.role)))),
    },
    { name: 'Organization', fields: ORGANIZATION_FIELDS, rows: () => [organizationRow(org)] },
    {
      name: 'UserPermissionAccess',
      fields: USER_PERMISSION_ACCESS_FIELDS,
      // A row that is made for the caller and stored nowhere has the empty id (assumed).
      rows: ({ user }) => [{ Id: id18('000000000000000'), ...permissionRow(user) }],
    },
    {
      name: 'PermissionSet',
      fields: PERMISSION_SET_FIELDS,
      rows: () => org.users().map((user, index) => permissionSetRow(user, ownId('0PS', index))),
    },
    {
      name: 'PermissionSetAssignment',
      fields: ASSIGNMENT_FIELDS,
      rows: () =>
        org.users().map(({ id }, index) => ({
          Id: ownId('0Pa', index),
          AssigneeId: id,
          PermissionSetId: ownId('0PS', index),
        })),
    },
  ];
}

/** One profile a role. */
const ROLES: OrgUser['role'][] = ['admin', 'service', 'person'];

const TIMES: Row = {
  CreatedDate: USER_DEFAULTS.createdAt,
  LastModifiedDate: USER_DEFAULTS.changedAt,
  SystemModstamp: USER_DEFAULTS.changedAt,
};

function userRow(user: OrgUser, profileId: string): Row {
  const { first, last, nick } = nameParts(user);
  return {
    Id: user.id,
    Username: user.username,
    LastName: last,
    FirstName: first,
    Name: user.name,
    Email: user.email,
    Alias: nick.slice(0, 8),
    CommunityNickname: nick,
    IsActive: user.active,
    UserType: 'Standard',
    ProfileId: profileId,
    UserRoleId: null,
    TimeZoneSidKey: USER_DEFAULTS.timeZone,
    LocaleSidKey: USER_DEFAULTS.locale,
    LanguageLocaleKey: USER_DEFAULTS.language,
    EmailEncodingKey: 'UTF-8',
    FederationIdentifier: user.federationIdentifier ?? null,
    ...TIMES,
  };
}

function organizationRow(org: Org): Row {
  return {
    Id: org.organizationId(),
    Name: org.seed().name,
    IsSandbox: org.key === 'sandbox',
    InstanceName: org.seed().instanceName,
    OrganizationType: 'Enterprise Edition',
    NamespacePrefix: null,
    TimeZoneSidKey: USER_DEFAULTS.timeZone,
    LanguageLocaleKey: USER_DEFAULTS.language,
    DefaultLocaleSidKey: USER_DEFAULTS.locale,
    TrialExpirationDate: null,
    ...TIMES,
  };
}

/** One set a user stands for all that profile and permission sets of a real user grant together. */
function permissionSetRow(user: OrgUser, id: string): Row {
  return {
    Id: id,
    Name: `X${id.slice(0, 15)}`,
    Label: `Profile of ${user.username}`,
    IsOwnedByProfile: true,
    ...permissionRow(user),
  };
}

function permissionRow({ permissions }: OrgUser): Row {
  return Object.fromEntries(
    PERMISSION_NAMES.map((name) => [`Permissions${name}`, permissions.includes(name)]),
  );
}
