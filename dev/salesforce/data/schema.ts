/** Owns which fields queries can name. Field names are the object reference's (documented). */

import { PERMISSION_NAMES } from '../permissions';
import type { Field } from '../soql/table';

const id = (name: string): Field => ({ name, type: 'id' });
const text = (name: string): Field => ({ name, type: 'string' });
const flag = (name: string): Field => ({ name, type: 'boolean' });
const time = (name: string): Field => ({ name, type: 'dateTime' });

const PERMISSION_FIELDS = PERMISSION_NAMES.map((name) => flag(`Permissions${name}`));
const TIME_FIELDS = ['CreatedDate', 'LastModifiedDate', 'SystemModstamp'].map(time);

export const USER_FIELDS: Field[] = [
  id('Id'),
  ...['Username', 'LastName', 'FirstName', 'Name', 'Email', 'Alias', 'CommunityNickname'].map(text),
  flag('IsActive'),
  text('UserType'),
  id('ProfileId'),
  id('UserRoleId'),
  ...['TimeZoneSidKey', 'LocaleSidKey', 'LanguageLocaleKey', 'EmailEncodingKey'].map(text),
  // Compared with its case, as identity providers do (assumed).
  { name: 'FederationIdentifier', type: 'string', isCaseSensitive: true },
  ...TIME_FIELDS,
];

export const ORGANIZATION_FIELDS: Field[] = [
  id('Id'),
  text('Name'),
  flag('IsSandbox'),
  ...['InstanceName', 'OrganizationType', 'NamespacePrefix', 'TimeZoneSidKey', 'LanguageLocaleKey'].map(text),
  text('DefaultLocaleSidKey'),
  time('TrialExpirationDate'),
  ...TIME_FIELDS,
];

export const USER_PERMISSION_ACCESS_FIELDS: Field[] = [id('Id'), ...PERMISSION_FIELDS];

export const PERMISSION_SET_FIELDS: Field[] = [
  id('Id'),
  text('Name'),
  text('Label'),
  flag('IsOwnedByProfile'),
  ...PERMISSION_FIELDS,
];

export const ASSIGNMENT_FIELDS: Field[] = [
  id('Id'),
  { name: 'AssigneeId', type: 'id', parent: { relationship: 'Assignee', table: 'User' } },
  { name: 'PermissionSetId', type: 'id', parent: { relationship: 'PermissionSet', table: 'PermissionSet' } },
];
