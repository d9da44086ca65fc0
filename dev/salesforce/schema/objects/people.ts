/** Owns the objects about users: User, UserRole, Profile, Group, GroupMember (documented; rarer fields are left out). */

import { dateTime, email, flag, phone, picklist, reference, SYSTEM, text, textArea } from '../field-builders';
import { SETUP_FIELDS, setupObject } from '../object-builders';
import { permissionFields } from '../permission-fields';

export const USER = setupObject({
  name: 'User',
  keyPrefix: '005',
  createable: true,
  updateable: true,
  searchable: true,
  layoutable: true,
  fields: [
    ...SETUP_FIELDS,
    text('Username', 80, { required: true, unique: true, idLookup: true, indexed: true }),
    text('LastName', 80, { required: true, indexed: true }),
    text('FirstName', 40),
    text('Name', 121, { ...SYSTEM, label: 'Full Name', nillable: false, nameField: true, indexed: true }),
    text('CompanyName', 80),
    text('Department', 80),
    text('Title', 80),
    email('Email', { label: 'Email', required: true, idLookup: true, indexed: true, length: 128 }),
    phone('Phone'),
    phone('MobilePhone'),
    text('Alias', 8, { required: true }),
    text('CommunityNickname', 40, { required: true, label: 'Nickname' }),
    flag('IsActive', { label: 'Active', permissionable: false }),
    reference('UserRoleId', 'UserRole', { label: 'Role ID', childName: 'Users' }),
    reference('ProfileId', 'Profile', { required: true, childName: 'Users' }),
    picklist('UserType', ['Standard', 'PowerPartner', 'CspLitePortal', 'Guest', 'AutomatedProcess'], {
      ...SYSTEM,
      restrictedPicklist: true,
    }),
    reference('ManagerId', 'User', { childName: 'ManagedUsers', indexed: false }),
    text('TimeZoneSidKey', 40, { required: true, label: 'Time Zone' }),
    text('LocaleSidKey', 40, { required: true, label: 'Locale' }),
    text('LanguageLocaleKey', 40, { required: true, label: 'Language' }),
    text('EmailEncodingKey', 40, { required: true, label: 'Email Encoding' }),
    // Compared with its case, as identity providers do (assumed).
    text('FederationIdentifier', 512, {
      label: 'SAML Federation ID',
      unique: true,
      caseSensitive: true,
      idLookup: true,
      indexed: true,
      permissionable: false,
    }),
    dateTime('LastLoginDate', { ...SYSTEM, label: 'Last Login' }),
    dateTime('LastViewedDate', SYSTEM),
    dateTime('LastReferencedDate', SYSTEM),
  ],
});

export const USER_ROLE = setupObject({
  name: 'UserRole',
  label: 'Role',
  keyPrefix: '00E',
  fields: [
    ...SETUP_FIELDS,
    text('Name', 80, { required: true, nameField: true }),
    reference('ParentRoleId', 'UserRole', { relationshipName: null, indexed: false }),
    text('DeveloperName', 80),
    text('RollupDescription', 80, { label: 'Description' }),
  ],
});

export const PROFILE = setupObject({
  name: 'Profile',
  keyPrefix: '00e',
  fields: [
    ...SETUP_FIELDS,
    text('Name', 255, { required: true, nameField: true, indexed: true }),
    textArea('Description', 255),
    picklist('UserType', ['Standard', 'PowerPartner', 'CspLitePortal', 'Guest'], SYSTEM),
    ...permissionFields(),
  ],
});

export const GROUP = setupObject({
  name: 'Group',
  keyPrefix: '00G',
  fields: [
    ...SETUP_FIELDS,
    text('Name', 40, { required: true, nameField: true, indexed: true }),
    text('DeveloperName', 80),
    picklist('Type', ['Regular', 'Queue', 'Role', 'RoleAndSubordinates', 'Organization']),
    reference('RelatedId', ['User', 'UserRole'], { indexed: false }),
    email('Email'),
  ],
});

export const GROUP_MEMBER = setupObject({
  name: 'GroupMember',
  label: 'Group Member',
  keyPrefix: '011',
  createable: true,
  deletable: true,
  fields: [
    ...SETUP_FIELDS,
    reference('GroupId', 'Group', { required: true, childName: 'GroupMembers', onDelete: 'cascade' }),
    reference('UserOrGroupId', ['User', 'Group'], { required: true, relationshipName: null }),
  ],
});
