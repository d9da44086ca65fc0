/** Owns the fields that name user permissions: `PermissionsViewAllData` and its like, on four objects. */

import { PERMISSION_NAMES } from '../permissions';
import { flag, SYSTEM } from './field-builders';
import type { FieldSpec } from './object-spec';

export function permissionFields(): FieldSpec[] {
  return PERMISSION_NAMES.map((name) => flag(`Permissions${name}`, SYSTEM));
}
