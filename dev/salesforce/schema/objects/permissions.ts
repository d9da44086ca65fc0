/** Owns the objects that say who may do what: permission sets, their parts and assignments, and two that answer for a user (documented). */

import { flag, picklist, reference, SYSTEM, text, textArea } from '../field-builders';
import { ID, object, SETUP_FIELDS, setupObject } from '../object-builders';
import { permissionFields } from '../permission-fields';

export const PERMISSION_SET = setupObject({
  name: 'PermissionSet',
  label: 'Permission Set',
  keyPrefix: '0PS',
  fields: [
    ...SETUP_FIELDS,
    text('Name', 80, { required: true, nameField: true, indexed: true }),
    text('Label', 80, { required: true }),
    reference('ProfileId', 'Profile', { relationshipName: 'Profile' }),
    flag('IsOwnedByProfile', SYSTEM),
    flag('IsCustom', SYSTEM),
    picklist('Type', ['Regular', 'Profile', 'Standard', 'Session', 'Group'], SYSTEM),
    textArea('Description', 255),
    ...permissionFields(),
  ],
});

export const PERMISSION_SET_ASSIGNMENT = setupObject({
  name: 'PermissionSetAssignment',
  label: 'Permission Set Assignment',
  keyPrefix: '0Pa',
  createable: true,
  deletable: true,
  fields: [
    ...SETUP_FIELDS.filter(({ name }) => name === 'Id' || name === 'SystemModstamp'),
    reference('PermissionSetId', 'PermissionSet', {
      required: true,
      childName: 'Assignments',
      onDelete: 'cascade',
    }),
    reference('AssigneeId', 'User', { required: true, childName: 'PermissionSetAssignments' }),
    flag('IsActive', SYSTEM),
  ],
});

const granted = ['Read', 'Create', 'Edit', 'Delete', 'ViewAllRecords', 'ModifyAllRecords'];

export const OBJECT_PERMISSIONS = setupObject({
  name: 'ObjectPermissions',
  labelPlural: 'Object Permissions',
  keyPrefix: '110',
  createable: true,
  updateable: true,
  deletable: true,
  fields: [
    ...SETUP_FIELDS,
    reference('ParentId', 'PermissionSet', { required: true, childName: 'ObjectPerms', onDelete: 'cascade' }),
    text('SobjectType', 80, { required: true, indexed: true }),
    ...granted.map((name) => flag(`Permissions${name}`, { permissionable: false })),
  ],
});

export const FIELD_PERMISSIONS = setupObject({
  name: 'FieldPermissions',
  labelPlural: 'Field Permissions',
  keyPrefix: '01k',
  createable: true,
  updateable: true,
  deletable: true,
  fields: [
    ...SETUP_FIELDS,
    reference('ParentId', 'PermissionSet', { required: true, childName: 'FieldPerms', onDelete: 'cascade' }),
    text('SobjectType', 80, { required: true, indexed: true }),
    text('Field', 160, { required: true }),
    flag('PermissionsRead', { permissionable: false }),
    flag('PermissionsEdit', { permissionable: false }),
  ],
});

const answer = {
  createable: false,
  updateable: false,
  deletable: false,
  undeletable: false,
  searchable: false,
  layoutable: false,
  keyPrefix: null,
  virtual: true,
} as const;

/** One row: what the caller may do, all sources of permission together (documented). */
export const USER_PERMISSION_ACCESS = object({
  ...answer,
  name: 'UserPermissionAccess',
  label: 'User Permission Access',
  labelPlural: 'User Permission Access',
  fields: [ID, ...permissionFields()],
});

/** What one user may do with up to 200 records; both must be named in WHERE (documented). */
export const USER_RECORD_ACCESS = object({
  ...answer,
  name: 'UserRecordAccess',
  label: 'User Record Access',
  labelPlural: 'User Record Access',
  fields: [
    ID,
    reference('UserId', 'User', { ...SYSTEM, relationshipName: null, indexed: false }),
    reference('RecordId', [], { ...SYSTEM, relationshipName: null, indexed: false }),
    ...['Read', 'Edit', 'Delete', 'Transfer', 'All'].map((name) => flag(`Has${name}Access`, SYSTEM)),
    picklist('MaxAccessLevel', ['None', 'Read', 'Edit', 'Delete', 'Transfer', 'All'], SYSTEM),
  ],
});
