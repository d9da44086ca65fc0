/** Owns the values that go with a statement: what a client sent is bound, never written into SQL. */

import type { SqlValue } from './database';

export interface Params {
  /** The placeholder for the value; the same one for the same value. */
  bind(value: SqlValue): string;
  /** `?1, ?2, …` */
  bindAll(values: readonly SqlValue[]): string;
  values: SqlValue[];
}

export function createParams(): Params {
  const values: SqlValue[] = [];
  const known = new Map<SqlValue, string>();
  function bind(value: SqlValue): string {
    const place = known.get(value) ?? `?${values.push(value)}`;
    known.set(value, place);
    return place;
  }
  return { bind, bindAll: (list) => list.map(bind).join(', '), values };
}
