/** Owns queries of records: one statement for the page, and one for each subquery of it. */

import type { Query, Subquery } from '@jetstreamapp/soql-parser-js';
import type { RecordOut } from '../org-data';
import type { ObjectSpec } from '../schema/object-spec';
import type { Database, SqlRow, SqlValue } from '../storage/database';
import { filterSql } from './conditions';
import { resolvePath } from './field-path';
import { checkedOffset, orderTerms } from './order-by';
import type { QueryContext, Scope } from './query-context';
import { type Entry, recordOf, type Shaping } from './record-shape';
import { fromSql, openScope } from './scope';
import { selectList } from './select-list';
import { soqlError, unknownChild } from './soql-error';

export interface RecordQuery {
  /** At most `most` rows from the first on. */
  firstRows(most: number): SqlRow[];
  /** Where each row of the whole answer is, in its order. */
  allRowNumbers(): Float64Array;
  rowsAt(numbers: Float64Array): SqlRow[];
  records(rows: SqlRow[]): RecordOut[];
}

export interface RecordQueryDeps {
  database: Database;
  context: QueryContext;
  shaping: Shaping;
  /** The locator of what of a parent's children is left from this one on. */
  laterChildren(records: RecordOut[], from: number): string;
}

/** Documented. */
const DEEPEST = 5;
/** A parent's children on a page (seen with three clients), and when a long text is among their fields (seen once). */
const CHILDREN = { usual: 499, wide: 199 };
const LONG_TEXT = 4000;

export function recordQuery(scope: Scope, query: Query, deps: RecordQueryDeps): RecordQuery {
  const { database, context } = deps;
  const children: ChildQuery[] = [];
  const { columns, shape } = selectList(query, {
    scope,
    children: (subquery) => addChild(children, { scope, subquery, depth: 1 }, deps),
  });
  const operandOf = pathOperand(scope);
  const order = [...orderTerms(query.orderBy, context, operandOf), `${scope.row}.rowid`].join(', ');
  const where = filterSql(scope, query);
  const offset = checkedOffset(query.offset);
  const tail = `${fromSql(scope)} ${where} ORDER BY ${order}`;
  const values = [...context.params.values];
  const place = (n: number) => `?${values.length + n}`;
  const limited = (most: number): SqlValue[] => [...values, most, offset];
  const limit = `LIMIT ${place(1)} OFFSET ${place(2)}`;
  return {
    firstRows: (most) =>
      database.all(`SELECT ${columns.sql()} ${tail} ${limit}`, limited(Math.min(most, query.limit ?? most))),
    allRowNumbers: () =>
      Float64Array.from(
        database.all(`SELECT ${scope.row}.rowid AS n ${tail} ${limit}`, limited(query.limit ?? -1)),
        ({ n }) => Number(n),
      ),
    rowsAt(numbers) {
      const sql =
        `SELECT ${columns.sql()}, ${scope.row}.rowid AS n ${fromSql(scope)} ` +
        `WHERE ${scope.row}.rowid IN (SELECT value FROM json_each(${place(1)}))`;
      const byNumber = new Map(
        database.all(sql, [...values, JSON.stringify([...numbers])]).map((row) => [Number(row['n']), row]),
      );
      return [...numbers].map((number) => byNumber.get(number)).filter((row) => row !== undefined);
    },
    records(rows) {
      const ids = rows.map((row) => String(row[shape.idColumn]));
      for (const child of children) child.load(ids);
      return rows.map((row) => recordOf(row, shape, deps.shaping));
    },
  };
}

function pathOperand(scope: Scope) {
  return (left: { path: string } | { call: unknown }) => {
    if ('path' in left) return resolvePath(scope, left.path);
    throw soqlError('MALFORMED_QUERY', 'A function in ORDER BY needs a query of groups');
  };
}

interface ChildQuery {
  /** Reads the children of these parents at once. */
  load(parentIds: string[]): void;
}

interface ChildSpec {
  scope: Scope;
  subquery: Subquery;
  depth: number;
}

function addChild(
  children: ChildQuery[],
  { scope, subquery, depth }: ChildSpec,
  deps: RecordQueryDeps,
): { key: string; entry: Entry } {
  const { context, shaping, database } = deps;
  const name = subquery.relationshipName;
  const found = context.catalog.child(scope.object, name);
  if (!found || !context.rights.object(found.child).read || depth > DEEPEST)
    throw unknownChild(context.soql, { name, entity: scope.object.name });
  if (subquery.groupBy || subquery.fields?.some(({ type }) => type === 'FieldFunctionExpression'))
    throw soqlError('MALFORMED_QUERY', 'Aggregates are not allowed in a sub-select');
  const inner = openScope(context, found.child.name, subquery.sObjectAlias);
  const nested: ChildQuery[] = [];
  const { columns, shape } = selectList(subquery, {
    scope: inner,
    children: (deeper) => addChild(nested, { scope: inner, subquery: deeper, depth: depth + 1 }, deps),
  });
  const key = `${inner.row}."${found.field.name}"`;
  const order = [...orderTerms(subquery.orderBy, context, pathOperand(inner)), `${inner.row}.rowid`].join(
    ', ',
  );
  const where = filterSql(inner, subquery, [`${key} IN (SELECT value FROM json_each(:parents))`]);
  const sql =
    `SELECT * FROM (SELECT ${columns.sql()}, ${key} AS parent, ` +
    `ROW_NUMBER() OVER (PARTITION BY ${key} ORDER BY ${order}) AS place ${fromSql(inner)} ${where}) ` +
    'WHERE place > :offset AND (:most < 0 OR place <= :offset + :most) ORDER BY place';
  let byParent = new Map<string, RecordOut[]>();
  children.push({
    load(parentIds) {
      byParent = new Map();
      const named = {
        parents: JSON.stringify(parentIds),
        offset: checkedOffset(subquery.offset),
        most: subquery.limit ?? -1,
      };
      const { text, values } = withNamed(sql, context.params.values, named);
      const rows = database.all(text, values);
      for (const child of nested) child.load(rows.map((row) => String(row[shape.idColumn])));
      for (const row of rows) {
        const parent = String(row['parent']);
        const list = byParent.get(parent);
        const record = recordOf(row, shape, shaping);
        if (list) list.push(record);
        else byParent.set(parent, [record]);
      }
    },
  });
  const most = mostChildren(found.child, subquery);
  const read = (id: string) => firstChildren(byParent.get(id), most, deps);
  return { key: found.name, entry: { kind: 'children', read } };
}

function mostChildren({ fields }: ObjectSpec, subquery: Subquery): number {
  const selected = new Set(
    subquery.fields?.map((field) => ('field' in field ? field.field.toLowerCase() : '')),
  );
  const isWide = fields.some(({ name, length }) => length > LONG_TEXT && selected.has(name.toLowerCase()));
  return isWide ? CHILDREN.wide : CHILDREN.usual;
}

/** The first page of a parent's children, and where the rest is. */
function firstChildren(all: RecordOut[] | undefined, most: number, deps: RecordQueryDeps): object | null {
  if (!all) return null;
  if (all.length <= most) return { totalSize: all.length, done: true, records: all };
  return {
    totalSize: all.length,
    done: false,
    nextRecordsUrl: `${deps.shaping.dataPath}/query/${deps.laterChildren(all, most)}`,
    records: all.slice(0, most),
  };
}

/** Numbered places for names, after those that are taken. */
function withNamed(
  sql: string,
  taken: readonly SqlValue[],
  named: Record<string, SqlValue>,
): { text: string; values: SqlValue[] } {
  const names = Object.keys(named);
  const text = sql.replace(/:(\w+)/g, (_, name: string) => `?${taken.length + names.indexOf(name) + 1}`);
  return { text, values: [...taken, ...Object.values(named)] };
}
