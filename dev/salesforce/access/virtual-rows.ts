/** Owns the rows that are made for one query and stored nowhere: UserPermissionAccess and UserRecordAccess. */

import type { Query, WhereClause } from '@jetstreamapp/soql-parser-js';
import { id18, isId } from '../ids';
import { PERMISSION_NAMES } from '../permissions';
import { OrgRefusal } from '../refusal';
import type { Catalog } from '../schema/catalog';
import type { ObjectSpec } from '../schema/object-spec';
import type { QueryContext } from '../soql/query-context';
import type { Database, SqlValue } from '../storage/database';
import type { Row, Rows } from '../storage/rows';
import type { RecordAccess, RecordAccesses } from './record-access';
import type { RightsTable } from './rights';

export interface VirtualRows {
  /** Fills the object's table with what this query asks about. */
  make(object: ObjectSpec, query: Query, context: QueryContext): void;
}

export interface VirtualRowDeps {
  database: Database;
  rows: Rows;
  catalog: () => Catalog;
  rights: RightsTable;
  accesses: RecordAccesses;
}

/** A row that is made for the caller and stored nowhere has the empty id (assumed). */
const NO_ID = id18('000000000000000');
/** Documented. */
const MOST_RECORDS = 200;

export function createVirtualRows(deps: VirtualRowDeps): VirtualRows {
  return {
    make(object, query, context) {
      const rows =
        object.name === 'UserRecordAccess' ? recordAccessRows(query, deps) : [permissionRow(context)];
      deps.database.run(`DELETE FROM "${object.name}"`);
      for (const row of rows) deps.rows.insert(object, row);
    },
  };
}

function permissionRow({ rights }: QueryContext): Row {
  const flags = PERMISSION_NAMES.map((name) => [`Permissions${name}`, rights.has(name) ? 1 : 0]);
  return { Id: NO_ID, ...(Object.fromEntries(flags) as Row) };
}

/** @throws OrgRefusal MALFORMED_QUERY when the query does not name one user and 1 to 200 records (documented; words assumed) */
function recordAccessRows({ where }: Query, deps: VirtualRowDeps): Row[] {
  const conditions = where ? equalities(where) : new Map<string, string[]>();
  const [userId, ...others] = conditions.get('userid') ?? [];
  const recordIds = [...new Set(conditions.get('recordid') ?? [])];
  if (userId === undefined || others.length > 0 || recordIds.length === 0)
    throw new OrgRefusal('MALFORMED_QUERY', 'UserRecordAccess needs filters on one UserId and on RecordId');
  if (recordIds.length > MOST_RECORDS)
    throw new OrgRefusal('MALFORMED_QUERY', `UserRecordAccess takes at most ${MOST_RECORDS} record ids`);
  const levels = accessByRecord(userId, recordIds, deps);
  return recordIds.map((id) => accessRow({ userId, id }, levels.get(id)));
}

function accessByRecord(
  userId: string,
  recordIds: string[],
  { database, catalog, rights, accesses }: VirtualRowDeps,
): Map<string, RecordAccess & { delete: boolean }> {
  const isUser = database.get('SELECT 1 AS found FROM "User" WHERE "Id" = ?1 AND "IsActive" = 1', [userId]);
  if (!isUser) return new Map();
  const own = rights.of(userId);
  const byObject = groupByObject(recordIds, catalog());
  const levels = new Map<string, RecordAccess & { delete: boolean }>();
  for (const [object, ids] of byObject) {
    if (!object) continue;
    const mayDelete = own.object(object).delete;
    for (const [id, access] of accesses.of(own, object, ids))
      levels.set(id, { ...access, delete: access.all && mayDelete });
  }
  return levels;
}

function groupByObject(ids: string[], catalog: Catalog): Map<ObjectSpec | undefined, string[]> {
  const groups = new Map<ObjectSpec | undefined, string[]>();
  for (const id of ids) {
    const object = catalog.objectOfId(id);
    groups.set(object, [...(groups.get(object) ?? []), id]);
  }
  return groups;
}

function accessRow(
  { userId, id }: { userId: string; id: string },
  access: (RecordAccess & { delete: boolean }) | undefined,
): Row {
  const flag = (value: boolean | undefined): SqlValue => (value === true ? 1 : 0);
  const level = access?.all ? 'All' : access?.edit ? 'Edit' : access?.read ? 'Read' : 'None';
  return {
    Id: NO_ID,
    UserId: userId,
    RecordId: id,
    HasReadAccess: flag(access?.read),
    HasEditAccess: flag(access?.edit),
    HasDeleteAccess: flag(access?.delete),
    HasTransferAccess: flag(access?.all),
    HasAllAccess: flag(access?.all),
    MaxAccessLevel: level,
  };
}

/** Ids that WHERE compares fields with, by field in small letters. */
function equalities(where: WhereClause): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (let clause: WhereClause | undefined = where; clause;) {
    const { left } = clause;
    if (left && 'value' in left && 'field' in left && (left.operator === '=' || left.operator === 'IN')) {
      const ids = [left.value].flat().map((text) => text.slice(1, -1));
      found.set(
        left.field.toLowerCase(),
        ids.filter(isId).map((id) => id18(id.slice(0, 15))),
      );
    }
    clause = 'right' in clause ? clause.right : undefined;
  }
  return found;
}
