/** Owns what a user may do with given records: sharing and object permissions together. */

import type { Catalog } from '../schema/catalog';
import type { ObjectSpec } from '../schema/object-spec';
import type { Database } from '../storage/database';
import { createParams } from '../storage/params';
import type { Rights } from './rights';
import type { Sharing } from './sharing';

export interface RecordAccess {
  read: boolean;
  edit: boolean;
  /** Deleting, handing over. */
  all: boolean;
}

export interface RecordAccesses {
  /** By id of 18 characters; ids of no record are missing. Deleted records count. */
  of(rights: Rights, object: ObjectSpec, ids: readonly string[]): Map<string, RecordAccess>;
}

export interface AccessDeps {
  database: Database;
  catalog: () => Catalog;
  sharing: Sharing;
}

export function createRecordAccesses({ database, sharing }: AccessDeps): RecordAccesses {
  return {
    of(rights, object, ids) {
      const params = createParams();
      const list = params.bind(JSON.stringify(ids));
      const column = (level: 'read' | 'edit' | 'all') =>
        `COALESCE(${sharing.condition({ object, row: 't', level }, { rights, params }) ?? '1'}, 0) AS "${level}"`;
      const columns = [column('read'), column('edit'), column('all')].join(', ');
      const sql = `SELECT t."Id", ${columns} FROM "${object.name}" t WHERE t."Id" IN (SELECT value FROM json_each(${list}))`;
      const may = rights.object(object);
      return new Map(
        database.all(sql, params.values).map((row) => [
          String(row['Id']),
          {
            read: row['read'] === 1 && may.read,
            edit: row['edit'] === 1 && may.read && may.edit,
            all: row['all'] === 1 && may.read,
          },
        ]),
      );
    },
  };
}
