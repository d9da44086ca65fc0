/** Owns the look at what the service account may do, at connect and at each check: present, missing, or too much. */

import type { PermissionField, SalesforceRecords } from '../salesforce/records';
import type { Permission, PermissionName } from './organization-record';

const FIELDS: readonly (readonly [PermissionName, PermissionField])[] = [
  ['apiEnabled', 'PermissionsApiEnabled'],
  ['viewAllData', 'PermissionsViewAllData'],
  ['viewAllUsers', 'PermissionsViewAllUsers'],
  ['accessActivities', 'PermissionsActivitiesAccess'],
  ['editTasks', 'PermissionsEditTask'],
  ['editEvents', 'PermissionsEditEvent'],
  ['modifyAllData', 'PermissionsModifyAllData'],
];

/** A permission that the org does not know is missing. */
export function lookAtPermissions(
  records: Pick<SalesforceRecords, 'permissions' | 'isCreateable'>,
): Permission[] {
  const found = records.permissions();
  const fields = FIELDS.map(([name, field]) => ({ name, present: found[field] === true }));
  return [...fields, { name: 'createEmailMessage', present: records.isCreateable('EmailMessage') }];
}

/** Everything but Modify All Data is needed; that one is more than Trunkline needs. */
export function isNeeded(name: PermissionName): boolean {
  return name !== 'modifyAllData';
}

export function missingPermissions(permissions: readonly Permission[]): Permission[] {
  return permissions.filter(({ name, present }) => isNeeded(name) && !present);
}
