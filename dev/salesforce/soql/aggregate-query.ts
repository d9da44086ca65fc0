/** Owns queries of groups: aggregates, GROUP BY, HAVING. Records are of the type AggregateResult and have no address (seen). */

import type { FieldType, GroupByClause, Query } from '@jetstreamapp/soql-parser-js';
import type { RecordOut } from '../org-data';
import { jsonValue } from '../records/json-value';
import type { SqlRow } from '../storage/database';
import type { Operand } from './comparison';
import { filterSql } from './conditions';
import { resolvePath } from './field-path';
import { aggregate, datePart, type FunctionCall, isAggregate, isDatePart } from './functions';
import { checkedOffset, orderTerms, sortable } from './order-by';
import type { Scope } from './query-context';
import { createColumns } from './record-shape';
import { fromSql } from './scope';
import { soqlError, soqlErrorAt, unbuilt } from './soql-error';
import { whereSql } from './where';

export interface AggregateQuery {
  sql: string;
  record(row: SqlRow): RecordOut;
}

export function isAggregateQuery({ fields = [], groupBy }: Query): boolean {
  const hasAggregate = fields.some((field) => field.type === 'FieldFunctionExpression' && isAggregate(field));
  return hasAggregate || groupBy !== undefined;
}

/** `SELECT COUNT() FROM …`, which answers a number and no records (documented). */
export function isCount({ fields = [] }: Query, soql: string): boolean {
  const [first] = fields;
  const isIt = first?.type === 'FieldFunctionExpression' && first.rawValue?.toUpperCase() === 'COUNT()';
  if (isIt && fields.length > 1)
    throw soqlErrorAt('MALFORMED_QUERY', { soql, token: ',' }, "unexpected token: ','");
  return isIt;
}

export function countSql(scope: Scope, query: Query): string {
  if (query.orderBy || query.groupBy)
    throw soqlErrorAt(
      'MALFORMED_QUERY',
      { soql: scope.context.soql, token: 'COUNT' },
      'Ordering and grouping are not allowed with COUNT()',
    );
  const where = filterSql(scope, query);
  return `SELECT COUNT(*) AS n FROM (SELECT 1 ${fromSql(scope)} ${where} ${limitSql(scope, query)})`;
}

export function limitSql({ context }: Scope, { limit, offset }: Pick<Query, 'limit' | 'offset'>): string {
  const skipped = checkedOffset(offset);
  if (limit === undefined && skipped === 0) return '';
  // Without a limit SQLite takes -1 for all.
  return `LIMIT ${context.params.bind(limit ?? -1)} OFFSET ${context.params.bind(skipped)}`;
}

export function aggregateQuery(scope: Scope, query: Query): AggregateQuery {
  const groups = groupsOf(scope, query.groupBy);
  const columns = createColumns();
  const readers = new Map<string, (row: SqlRow) => unknown>();
  let unnamed = 0;
  for (const field of query.fields ?? []) {
    const { operand, key } = selected(scope, { field, groups });
    const name = key ?? `expr${unnamed++}`;
    // Words seen.
    if (readers.has(name)) {
      const place = { soql: scope.context.soql, token: name };
      throw soqlErrorAt('MALFORMED_QUERY', place, `duplicate alias: ${name}`);
    }
    const column = columns.add(operand.sql);
    readers.set(name, (row) => jsonValue(operand.field, row[column]));
  }
  const operandOf = (left: { path: string } | { call: FunctionCall }) => grouped(scope, left, groups);
  const where = filterSql(scope, query);
  const { context } = scope;
  const having = query.having ? `HAVING ${whereSql(query.having, { context, operandOf })}` : '';
  const order = orderTerms(query.orderBy, context, operandOf);
  const groupBy = groups.length === 0 ? '' : `GROUP BY ${groups.map(({ by }) => by).join(', ')}`;
  const orderBy = order.length === 0 ? '' : `ORDER BY ${order.join(', ')}`;
  const limit = limitSql(scope, query);
  return {
    sql: ['SELECT', columns.sql(), fromSql(scope), where, groupBy, having, orderBy, limit].join(' '),
    record: (row) => {
      const record: RecordOut = { attributes: { type: 'AggregateResult' } };
      for (const [name, read] of readers) record[name] = read(row);
      return record;
    },
  };
}

interface Group {
  /** As the select list would write it, without case. */
  text: string;
  operand: Operand;
  /** What SQL groups by: text without its case. */
  by: string;
}

function groupsOf(scope: Scope, groupBy: Query['groupBy']): Group[] {
  const clauses: GroupByClause[] = groupBy === undefined ? [] : [groupBy].flat();
  return clauses.map((clause) => {
    if ('fn' in clause) {
      if (!isDatePart(clause.fn)) throw unbuilt(`GROUP BY ${clause.fn.functionName}`);
      const operand = datePart(scope, clause.fn);
      return { text: (clause.fn.rawValue ?? '').toLowerCase(), operand, by: operand.sql };
    }
    const operand = resolvePath(scope, clause.field);
    if (!operand.field.groupable) {
      const message = `field '${operand.field.name}' can not be grouped in a query call`;
      throw soqlErrorAt('INVALID_FIELD', { soql: scope.context.soql, token: clause.field }, message);
    }
    return { text: operand.sql, operand, by: sortable(operand) };
  });
}

function selected(
  scope: Scope,
  { field, groups }: { field: FieldType; groups: Group[] },
): { operand: Operand; key: string | undefined } {
  const alias = 'alias' in field ? field.alias : undefined;
  if (field.type === 'FieldFunctionExpression')
    return { operand: grouped(scope, { call: field }, groups), key: alias };
  if (field.type !== 'Field' && field.type !== 'FieldRelationship')
    throw soqlError('MALFORMED_QUERY', 'Sub-selects and TYPEOF are not allowed in a query of groups');
  const path = field.type === 'Field' ? field.field : [...field.relationships, field.field].join('.');
  const operand = grouped(scope, { path }, groups);
  return { operand, key: alias ?? operand.field.name };
}

/** Words seen. */
function grouped(scope: Scope, left: { path: string } | { call: FunctionCall }, groups: Group[]): Operand {
  if ('call' in left) {
    if (isAggregate(left.call)) return aggregate(scope, left.call);
    const text = (left.call.rawValue ?? '').toLowerCase();
    const found = groups.find((group) => group.text === text);
    if (found) return found.operand;
    throw ungrouped(scope, left.call.rawValue ?? '');
  }
  const operand = resolvePath(scope, left.path);
  if (!groups.some((group) => group.text === operand.sql)) throw ungrouped(scope, left.path);
  return operand;
}

function ungrouped({ context }: Scope, token: string) {
  const message = `Field must be grouped or aggregated: ${token}`;
  return soqlErrorAt('MALFORMED_QUERY', { soql: context.soql, token }, message);
}
