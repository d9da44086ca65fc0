import type { Permission, PermissionName } from '../../../src/organization/organization-record';
import { isNeeded, lookAtPermissions, missingPermissions } from '../../../src/organization/preflight';
import type { PermissionField } from '../../../src/salesforce/records';

const ALL: Readonly<Record<PermissionName, { field: PermissionField | undefined; isNeeded: boolean }>> = {
  apiEnabled: { field: 'PermissionsApiEnabled', isNeeded: true },
  viewAllData: { field: 'PermissionsViewAllData', isNeeded: true },
  viewAllUsers: { field: 'PermissionsViewAllUsers', isNeeded: true },
  accessActivities: { field: 'PermissionsActivitiesAccess', isNeeded: true },
  editTasks: { field: 'PermissionsEditTask', isNeeded: true },
  editEvents: { field: 'PermissionsEditEvent', isNeeded: true },
  modifyAllData: { field: 'PermissionsModifyAllData', isNeeded: false },
  // Looked at on the object itself.
  createEmailMessage: { field: undefined, isNeeded: true },
};

interface Org {
  fields?: Partial<Record<PermissionField, boolean>>;
  canCreateEmailMessage?: true;
}

const look = ({ fields = {}, canCreateEmailMessage }: Org): Permission[] =>
  lookAtPermissions({ permissions: () => fields, isCreateable: () => canCreateEmailMessage === true });

const present = (permissions: readonly Permission[]) =>
  permissions.filter((one) => one.present).map(({ name }) => name);

test.each(Object.entries(ALL))('%s is read from its own place, and is needed or not', (name, row) => {
  const all = look(
    row.field === undefined ? { canCreateEmailMessage: true } : { fields: { [row.field]: true } },
  );
  expect(present(all)).toEqual([name]);
  expect(isNeeded(name as PermissionName)).toBe(row.isNeeded);
});

test('each permission is there, once, also when the org knows none of them', () => {
  const all = look({});
  expect(all.map(({ name }) => name).sort()).toEqual(Object.keys(ALL).sort());
  expect(present(all)).toEqual([]);
});

test('missing is what is needed and not there; Modify All Data never is', () => {
  const missing = missingPermissions(
    look({ fields: { PermissionsViewAllData: true }, canCreateEmailMessage: true }),
  ).map(({ name }) => name);
  expect(missing).toEqual(['apiEnabled', 'viewAllUsers', 'accessActivities', 'editTasks', 'editEvents']);
});
