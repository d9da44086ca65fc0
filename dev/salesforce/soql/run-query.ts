/**
 * Owns queries over rows: a small part of SOQL, for the few objects that a connection check reads. What it does not
 * know it refuses. It stands until the data API with its own database takes its place.
 */

import { createResolver, type FieldPath, type ResolvePath } from './field-path';
import { parse, type ParsedQuery } from './parse';
import { soqlError, soqlErrorAt, unbuilt } from './soql-error';
import type { Caller, Row, Table, Value } from './table';
import { whereTest } from './where';

export interface QueryAnswer {
  totalSize: number;
  done: true;
  records: object[];
}

/** Rows of one answer; more would need a locator, which is not built (documented number). */
const BATCH = 2000;

/**
 * Runs a query as `caller`. Records have the schema's spelling, and `attributes` with type and address.
 * @throws HTTPException 400 MALFORMED_QUERY, INVALID_TYPE, INVALID_FIELD, INVALID_QUERY_FILTER_OPERATOR
 */
export function runQuery(soql: string, caller: Caller, tables: Table[]): QueryAnswer {
  const query = parse(soql);
  const tableNamed = (name: string) => {
    const found = tables.find((table) => table.name.toLowerCase() === name.toLowerCase());
    if (!found) throw unknownObject(soql, name);
    return found;
  };
  const table = tableNamed(query.object);
  const resolve = createResolver({ soql, table, tableNamed, caller });
  const selected = query.fields && selectedPaths(query.fields, resolve);
  const test = query.where && whereTest(query.where, soql, resolve);
  const order = orderOf(query, resolve);
  const found = table.rows(caller).filter((row) => !test || test(row));
  const rows = (order ? found.sort(order) : found).slice(0, query.limit);
  if (!selected) return { totalSize: rows.length, done: true, records: [] };
  if (rows.length > BATCH) throw unbuilt(`An answer of more than ${BATCH} rows`);
  return {
    totalSize: rows.length,
    done: true,
    records: rows.map((row) => record(row, { table, selected, caller })),
  };
}

function selectedPaths(fields: NonNullable<ParsedQuery['fields']>, resolve: ResolvePath): FieldPath[] {
  const seen = new Set<string>();
  return fields.map(({ path }) => {
    const resolved = resolve(path);
    const name = [...resolved.parents.map(({ relationship }) => relationship), resolved.field.name].join('.');
    // Documented.
    if (seen.has(name)) throw soqlError('INVALID_FIELD', `duplicate field selected: ${name}`);
    seen.add(name);
    return resolved;
  });
}

/** Nulls come first unless asked otherwise (documented); strings are ordered without their case. */
function orderOf({ orderBy }: ParsedQuery, resolve: ResolvePath): ((a: Row, b: Row) => number) | undefined {
  if (orderBy.length === 0) return undefined;
  const keys = orderBy.map((clause) => {
    if (!('field' in clause)) throw unbuilt('A function in ORDER BY');
    const sign = clause.order === 'DESC' ? -1 : 1;
    const nullSign = clause.nulls === 'LAST' ? 1 : -1;
    return { read: resolve(clause.field.split('.')).read, sign, nullSign };
  });
  return (a, b) => {
    for (const { read, sign, nullSign } of keys) {
      const [one, other] = [sortable(read(a)), sortable(read(b))];
      if (one === other) continue;
      if (one === null) return nullSign;
      if (other === null) return -nullSign;
      return one < other ? -sign : sign;
    }
    return 0;
  };
}

function sortable(value: Value): Value {
  return typeof value === 'string' ? value.toLowerCase() : value;
}

interface Shape {
  table: Table;
  selected: FieldPath[];
  caller: Caller;
}

/** Fields in the order of SELECT; those of a parent in an object of its own, or null without a parent. */
function record(row: Row, { table, selected, caller }: Shape): object {
  const top: Record<string, unknown> = attributes(row, table, caller);
  for (const path of selected) {
    let target = top;
    const isThere = path.parents.every(({ relationship, table: parent }, n) => {
      const parentRow = path.parentRow(row, n + 1);
      target[relationship] ??= parentRow ? attributes(parentRow, parent, caller) : null;
      if (!parentRow) return false;
      target = target[relationship] as Record<string, unknown>;
      return true;
    });
    if (isThere) target[path.field.name] = path.read(row);
  }
  return top;
}

function attributes(row: Row, table: Table, caller: Caller): Record<string, unknown> {
  const url = `${caller.dataPath}/sobjects/${table.name}/${String(row['Id'])}`;
  return { attributes: { type: table.name, url } };
}

/** Words seen. */
function unknownObject(soql: string, name: string) {
  return soqlErrorAt(
    'INVALID_TYPE',
    { soql, token: name },
    `sObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append the ` +
      "'__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.",
  );
}
