/** Owns the permission sets of the metadata files in the org: deployed at the start, and again when the files have changed. */

import { createHash } from 'node:crypto';
import type { OrgSeed } from '../../world/scenarios';
import type { Catalog } from '../schema/catalog';
import type { DxSource, PermissionSetSource } from '../schema/dx-source';
import type { Database } from '../storage/database';
import type { Rows } from '../storage/rows';
import { createPut, flags, type Put } from './setup-rows';

export interface DeployDeps {
  database: Database;
  rows: Rows;
  catalog: Catalog;
  seed: OrgSeed;
  source: DxSource;
}

/** The one that the controls of the simulator can change. */
export const SERVICE_PERMISSION_SET = 'Trunkline_Service_Account';

/** What an admin deploys is what is simulated. Each set is assigned to the service users. */
export function deployPermissionSets(deps: DeployDeps): void {
  const { database, rows, catalog, seed, source } = deps;
  const digest = createHash('sha256').update(JSON.stringify(source.permissionSets)).digest('hex');
  const known = database.get('SELECT "value" FROM "~fact" WHERE "name" = ?1', ['permissionSets'])?.['value'];
  if (known === digest) return;
  const put = createPut(deps);
  const user = catalog.object('User')!;
  const services = seed.users.flatMap(({ role }, n) => (role === 'service' ? [rows.idAt(user, n)] : []));
  for (const set of source.permissionSets) {
    const there = rows.idsWhere(catalog.object('PermissionSet')!, 'Name', set.name)[0];
    if (there !== undefined) forgetGrants(database, there);
    const id = there ?? putPermissionSet(put, set);
    putGrants(put, { id, set });
    if (there !== undefined) continue;
    for (const AssigneeId of services)
      put('PermissionSetAssignment', { AssigneeId, PermissionSetId: id, IsActive: 1 });
  }
  database.run('INSERT OR REPLACE INTO "~fact" VALUES (?1, ?2)', ['permissionSets', digest]);
}

function forgetGrants(database: Database, setId: string): void {
  for (const object of ['ObjectPermissions', 'FieldPermissions'])
    database.run(`DELETE FROM "${object}" WHERE "ParentId" = ?1`, [setId]);
}

function putPermissionSet(put: Put, { name, label, userPermissions }: PermissionSetSource): string {
  const own = { Name: name, Label: label, IsCustom: 1, Type: 'Regular' };
  return put('PermissionSet', { ...own, ...flags(userPermissions) });
}

function putGrants(put: Put, { id, set }: { id: string; set: PermissionSetSource }): void {
  const bit = (value: boolean) => (value ? 1 : 0);
  for (const { object, allow } of set.objects)
    put('ObjectPermissions', {
      ParentId: id,
      SobjectType: object,
      PermissionsRead: bit(allow.allowRead),
      PermissionsCreate: bit(allow.allowCreate),
      PermissionsEdit: bit(allow.allowEdit),
      PermissionsDelete: bit(allow.allowDelete),
      PermissionsViewAllRecords: bit(allow.viewAllRecords),
      PermissionsModifyAllRecords: bit(allow.modifyAllRecords),
    });
  for (const { object, field, readable, editable } of set.fields)
    put('FieldPermissions', {
      ParentId: id,
      SobjectType: object,
      Field: `${object}.${field}`,
      PermissionsRead: bit(readable),
      PermissionsEdit: bit(editable),
    });
}
