/** Owns what a query runs over: tables of rows, their fields, and who asks. Types only. */

import type { OrgUser } from '../org';

export type Value = string | boolean | null;

/** By field name in the schema's spelling. */
export type Row = Readonly<Record<string, Value>>;

export interface Field {
  name: string;
  type: 'id' | 'string' | 'boolean' | 'dateTime';
  /** Strings are compared without their case unless this is set. */
  isCaseSensitive?: true;
  /** An id that leads to a row of another table, by the name that paths use. */
  parent?: { relationship: string; table: string };
}

export interface Caller {
  user: OrgUser;
  /** `/services/data/vXX.X`, for the addresses in answers. */
  dataPath: string;
}

export interface Table {
  name: string;
  fields: Field[];
  rows(caller: Caller): Row[];
}
