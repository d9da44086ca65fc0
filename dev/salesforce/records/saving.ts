/** Owns what a save works with, and the draft of one record on its way into the database. Types only. */

import type { RecordAccesses } from '../access/record-access';
import type { Rights } from '../access/rights';
import type { Sharing } from '../access/sharing';
import type { Caller, DataHooks, DataSwitches, SaveOptions } from '../org-data';
import type { Catalog } from '../schema/catalog';
import type { ObjectSpec } from '../schema/object-spec';
import type { Database } from '../storage/database';
import type { Row, Rows } from '../storage/rows';

export interface SaveDeps {
  database: Database;
  rows: Rows;
  catalog: () => Catalog;
  rightsOf: (userId: string) => Rights;
  accesses: RecordAccesses;
  sharing: Sharing;
  nowMs: () => number;
  switches: DataSwitches;
  hooks: DataHooks;
  /** Called after each change of a record, with its object. */
  changed: (object: ObjectSpec) => void;
}

/** One call of one user. */
export interface Saving {
  deps: SaveDeps;
  caller: Caller;
  rights: Rights;
  catalog: Catalog;
  options: SaveOptions;
}

export interface Draft {
  object: ObjectSpec;
  /** 18 characters. */
  id: string;
  /** Undefined of a new record. */
  before: Row | undefined;
  /** All values as they will be. */
  row: Row;
  /** The fields that the client named. */
  given: ReadonlySet<string>;
  /** Lists of ids that stand for rows of a relation, by field. */
  lists: ReadonlyMap<string, string[]>;
}
