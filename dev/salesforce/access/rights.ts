/** Owns what a user may do with objects and fields: profile and permission sets together. */

import type { Catalog } from '../schema/catalog';
import type { FieldSpec, ObjectSpec } from '../schema/object-spec';
import type { Database, SqlRow } from '../storage/database';
import { objectRights, type ObjectGrant, type ObjectRights } from './object-rights';

export interface Rights {
  /** 18 characters. */
  userId: string;
  roleId: string | null;
  /** For date literals and times of day. */
  timeZone: string;
  /** A name of PermissionSet's fields without `Permissions`. */
  has(permission: string): boolean;
  object(spec: ObjectSpec): ObjectRights;
  canRead(spec: ObjectSpec, field: FieldSpec): boolean;
  canEdit(spec: ObjectSpec, field: FieldSpec): boolean;
}

export interface RightsTable {
  /** @throws Error when there is no such user */
  of(userId: string): Rights;
  /** To be called when a permission or an assignment has changed. */
  forget(): void;
}

export function createRightsTable(deps: RightsDeps): RightsTable {
  const known = new Map<string, Rights>();
  return {
    of(userId) {
      const found = known.get(userId) ?? readRights(deps, userId);
      known.set(userId, found);
      return found;
    },
    forget: () => known.clear(),
  };
}

export interface RightsDeps {
  database: Database;
  catalog: () => Catalog;
  /** What a user may do at most with a field, by `Object.Field`. */
  ceilings: (userId: string) => Partial<Record<string, 'none' | 'read'>>;
}

interface FieldGrant {
  isOfProfile: boolean;
  read: boolean;
  edit: boolean;
}

function readRights({ database, catalog, ceilings }: RightsDeps, userId: string): Rights {
  const user = database.get('SELECT "UserRoleId", "TimeZoneSidKey" FROM "User" WHERE "Id" = ?1', [userId]);
  if (!user) throw new Error(`There is no user ${userId}.`);
  const sets = database.all(`SELECT p.* ${ASSIGNED}`, [userId]);
  const granted = new Set(sets.flatMap(permissionsOf));
  const objects = objectGrants(database.all(`SELECT o.* ${ASSIGNED_OBJECTS}`, [userId]));
  const fields = fieldGrants(
    database.all(`SELECT f.*, p."IsOwnedByProfile" AS ofProfile ${ASSIGNED_FIELDS}`, [userId]),
  );
  const has = (permission: string) => granted.has(permission);
  const rightsByObject = new WeakMap<ObjectSpec, ObjectRights>();

  function object(spec: ObjectSpec): ObjectRights {
    const found = rightsByObject.get(spec) ?? objectRights(spec, { has, objects, catalog: catalog() });
    rightsByObject.set(spec, found);
    return found;
  }

  /**
   * Standard fields are open unless a profile says otherwise: a new profile sees them (seen). Custom fields are closed
   * unless something opens them, whoever deployed them (documented).
   */
  function mayField(spec: ObjectSpec, field: FieldSpec, act: 'read' | 'edit'): boolean {
    if (!field.permissionable) return true;
    const name = `${spec.name}.${field.name}`;
    const ceiling = ceilings(userId)[name];
    if (ceiling === 'none' || (ceiling === 'read' && act === 'edit')) return false;
    const grants = fields.get(name) ?? [];
    if (grants.some((grant) => grant[act])) return true;
    return !field.custom && !grants.some(({ isOfProfile }) => isOfProfile);
  }

  return {
    userId,
    roleId: user['UserRoleId'] as string | null,
    timeZone: String(user['TimeZoneSidKey']),
    has,
    object,
    canRead: (spec, field) => mayField(spec, field, 'read'),
    canEdit: (spec, field) => mayField(spec, field, 'edit'),
  };
}

const ASSIGNED =
  'FROM "PermissionSetAssignment" a JOIN "PermissionSet" p ON p."Id" = a."PermissionSetId" WHERE a."AssigneeId" = ?1';
const ASSIGNED_OBJECTS = ASSIGNED.replace(
  'WHERE',
  'JOIN "ObjectPermissions" o ON o."ParentId" = p."Id" WHERE',
);
const ASSIGNED_FIELDS = ASSIGNED.replace('WHERE', 'JOIN "FieldPermissions" f ON f."ParentId" = p."Id" WHERE');

function permissionsOf(set: SqlRow): string[] {
  return Object.entries(set)
    .filter(([name, value]) => name.startsWith('Permissions') && value === 1)
    .map(([name]) => name.slice('Permissions'.length));
}

/** What any set allows is allowed. */
function objectGrants(rows: SqlRow[]): Map<string, ObjectGrant> {
  const grants = new Map<string, ObjectGrant>();
  for (const row of rows) {
    const former = grants.get(String(row['SobjectType']));
    const or = (kind: keyof ObjectGrant, column: string) => former?.[kind] === true || row[column] === 1;
    grants.set(String(row['SobjectType']), {
      read: or('read', 'PermissionsRead'),
      create: or('create', 'PermissionsCreate'),
      edit: or('edit', 'PermissionsEdit'),
      delete: or('delete', 'PermissionsDelete'),
      viewAll: or('viewAll', 'PermissionsViewAllRecords'),
      modifyAll: or('modifyAll', 'PermissionsModifyAllRecords'),
    });
  }
  return grants;
}

function fieldGrants(rows: SqlRow[]): Map<string, FieldGrant[]> {
  const grants = new Map<string, FieldGrant[]>();
  for (const row of rows) {
    const key = String(row['Field']);
    const grant = {
      isOfProfile: row['ofProfile'] === 1,
      read: row['PermissionsRead'] === 1,
      edit: row['PermissionsEdit'] === 1,
    };
    grants.set(key, [...(grants.get(key) ?? []), grant]);
  }
  return grants;
}
