/** Owns the typed questions to an org: users, the organization, what the connected user may do. */

import { type Decoder, decodeJson, flag, list, optional, record, text } from '../decode';
import { AppError, hasCode } from '../errors';
import type { SalesforceClient } from './client';
import { quoted } from './soql';
import { type SalesforceUser, toUser, USER_FIELDS, userRow, usersByAddressSoql } from './user-rows';

export type { SalesforceUser };

const organization = record({ Id: text, Name: text, IsSandbox: flag });
const objectWire = record({ objectDescribe: record({ createable: flag }) });

/** Permission fields of UserPermissionAccess, all sources combined (documented: facts/salesforce.md 3.7). */
export const PERMISSION_FIELDS = [
  'PermissionsApiEnabled',
  'PermissionsViewAllData',
  'PermissionsViewAllUsers',
  'PermissionsActivitiesAccess',
  'PermissionsEditTask',
  'PermissionsEditEvent',
  'PermissionsModifyAllData',
] as const;

export type PermissionField = (typeof PERMISSION_FIELDS)[number];
/** Enough to judge a connection, and in every org since v41. */
const CORE_FIELDS: readonly PermissionField[] = ['PermissionsViewAllData', 'PermissionsModifyAllData'];

export interface SalesforceRecords {
  userById(id: string): SalesforceUser | undefined;
  /** Active standard users whom one of the addresses may mean. */
  usersByAddress(addresses: readonly string[]): SalesforceUser[];
  organization(): { id: string; name: string; isSandbox: boolean };
  /** Of the connected user; a field that the org does not have is absent. */
  permissions(): Partial<Record<PermissionField, boolean>>;
  isCreateable(object: 'EmailMessage'): boolean;
}

export function createSalesforceRecords(client: Pick<SalesforceClient, 'get'>): SalesforceRecords {
  function query<T>(soql: string, row: Decoder<T>): T[] {
    const answer = record({ records: list(row) });
    return decodeJson('http.bad_response', answer, client.get(`/query?q=${encodeURIComponent(soql)}`))
      .records;
  }

  const permissionRow = (fields: readonly PermissionField[]) =>
    query(
      `SELECT ${fields.join(', ')} FROM UserPermissionAccess LIMIT 1`,
      record(Object.fromEntries(fields.map((field) => [field, optional(flag)]))),
    )[0] ?? {};

  return {
    userById: (id) =>
      query(`SELECT ${USER_FIELDS} FROM User WHERE Id = ${quoted(id)}`, userRow).map(toUser)[0],
    usersByAddress: (addresses) => query(usersByAddressSoql(addresses), userRow).map(toUser),
    organization() {
      const [row] = query('SELECT Id, Name, IsSandbox FROM Organization LIMIT 1', organization);
      if (!row)
        throw new AppError('http.bad_response', 'no Organization', { what: 'Organization has no row' });
      return { id: row.Id, name: row.Name, isSandbox: row.IsSandbox };
    },
    permissions() {
      try {
        return permissionRow(PERMISSION_FIELDS);
      } catch (error) {
        // A field that an org lacks is refused as INVALID_FIELD.
        if (hasCode(error, 'salesforce.rejected')) return permissionRow(CORE_FIELDS);
        throw error;
      }
    },
    isCreateable(object) {
      try {
        return decodeJson('http.bad_response', objectWire, client.get(`/sobjects/${object}`)).objectDescribe
          .createable;
      } catch (error) {
        // Without Enhanced Email, or without any right to it, the object is not there for this user.
        if (hasCode(error, 'salesforce.not_found')) return false;
        throw error;
      }
    },
  };
}
