/** Owns what one query is compiled with: who asks, of which schema, when; and what stands where in the SQL. Types only. */

import type { Rights } from '../access/rights';
import type { Sharing } from '../access/sharing';
import type { Catalog } from '../schema/catalog';
import type { FieldSpec, ObjectSpec } from '../schema/object-spec';
import type { Params } from '../storage/params';

export interface QueryContext {
  /** As the client sent it: refusals point into it. */
  soql: string;
  catalog: Catalog;
  rights: Rights;
  sharing: Sharing;
  params: Params;
  nowMs: number;
  /** Deleted records too. */
  all: boolean;
  /** Another name for a row in the SQL, never given twice. */
  nextAlias(): string;
}

/** One SELECT: its object, the row that stands for it, and the joins that its paths have asked for. */
export interface Scope {
  context: QueryContext;
  object: ObjectSpec;
  row: string;
  /** `FROM Contact c` */
  alias: string | undefined;
  joins: Map<string, Join>;
}

export interface Join {
  place: Place;
  /** Nothing for a polymorphic one, whose values are looked up singly. */
  sql: string;
  /** SQL of the parent's id; null when there is none, or none that the caller reaches. */
  id: string;
}

/** Where a path has come to: a row of one object, or a record whose object is only known for each row. */
export type Place =
  | { kind: 'row'; object: ObjectSpec; row: string }
  | { kind: 'name'; key: string; targets: readonly ObjectSpec[] };

export interface ResolvedPath {
  field: FieldSpec;
  /** Undefined behind a polymorphic relationship. */
  object: ObjectSpec | undefined;
  sql: string;
  /** The text without its case, where a column holds it. */
  folded: string | undefined;
  parents: ParentStep[];
}

export interface ParentStep {
  /** In the schema's spelling. */
  relationship: string;
  /** SQL of the parent's id: null when there is none, or none that the caller reaches. */
  id: string;
}
