/** Owns the whole condition on a SELECT's rows: WHERE with its semi-joins, the scope, and what the caller reaches. */

import type { Query, QueryBase } from '@jetstreamapp/soql-parser-js';
import { isIdentifier } from '../schema/field-kinds';
import type { Operand } from './comparison';
import { resolvePath } from './field-path';
import { datePart, isAggregate, isDatePart, type FunctionCall } from './functions';
import { parse } from './parse';
import type { QueryContext, Scope } from './query-context';
import { accessConditions, fromSql, openScope } from './scope';
import { soqlError, soqlErrorAt, unbuilt } from './soql-error';
import { balanced, whereSql } from './where';

/** `WHERE …` or nothing; `extra` are conditions in SQL. */
export function filterSql(
  scope: Scope,
  { where, usingScope }: Pick<QueryBase, 'where' | 'usingScope'>,
  extra: string[] = [],
): string {
  const { context } = scope;
  const conditions = [...extra, ...scopeCondition(scope, usingScope), ...accessConditions(scope)];
  if (where) {
    const written = whereSql(where, {
      context,
      operandOf: (left) => operandOf(scope, left),
      subquery: (query, operand) => semiJoin(scope, query, operand),
    });
    conditions.unshift(`(${written})`);
  }
  return conditions.length === 0 ? '' : `WHERE ${balanced(conditions, 'AND')}`;
}

/** A condition that stands alone, as in a search's `where`, beside others in SQL. */
export function loneFilterSql(scope: Scope, text: string | undefined, extra: string[]): string {
  const parsed = text === undefined ? undefined : parse(`SELECT Id FROM ${scope.object.name} WHERE ${text}`);
  return filterSql(scope, parsed?.where ? { where: parsed.where } : {}, extra);
}

/** `mine` and `everything`; teams, queues and territories are not built. */
function scopeCondition({ row, context, object }: Scope, usingScope: string | undefined): string[] {
  const name = usingScope?.toLowerCase();
  if (name === undefined || name === 'everything') return [];
  if (name === 'mine' && object.fields.some((field) => field.name === 'OwnerId'))
    return [`${row}."OwnerId" = ${context.params.bind(context.rights.userId)}`];
  throw unbuilt(`USING SCOPE ${usingScope}`);
}

function operandOf(scope: Scope, left: { path: string } | { call: FunctionCall }): Operand {
  if ('path' in left) return resolvePath(scope, left.path);
  const { call } = left;
  if (isDatePart(call)) return datePart(scope, call);
  const [parameter] = call.parameters ?? [];
  // Labels are the values' own here but for a few, which are compared as values.
  if (call.functionName?.toUpperCase() === 'TOLABEL' && typeof parameter === 'string')
    return resolvePath(scope, parameter);
  if (isAggregate(call))
    throw soqlErrorAt(
      'MALFORMED_QUERY',
      { soql: scope.context.soql, token: call.functionName ?? '' },
      `unexpected token: '${call.functionName}'`,
    );
  throw unbuilt(`The function ${call.rawValue} in WHERE`);
}

/** An id of the outer rows among ids that another query finds. Restrictions documented, words seen. */
function semiJoin(scope: Scope, query: Query, operand: Operand): string {
  const { context } = scope;
  const [selected, ...more] = query.fields ?? [];
  if (!isIdentifier(operand.field))
    throw soqlError(
      'MALFORMED_QUERY',
      `Semi join field '${operand.field.name}' must be an Id or a reference field.`,
    );
  if (more.length > 0 || selected?.type !== 'Field')
    throw soqlError('MALFORMED_QUERY', 'SELECT list in semi join sub-selects must have exactly one field');
  if (query.limit !== undefined || query.orderBy || query.groupBy || query.offset !== undefined)
    throw soqlError(
      'MALFORMED_QUERY',
      'LIMIT, ORDER BY and GROUP BY are not allowed in a semi join sub-select',
    );
  const inner = openScope(context as QueryContext, query.sObject ?? '', query.sObjectAlias);
  if (
    inner.object.name === scope.object.name &&
    operand.field.name === 'Id' &&
    selected.field.toLowerCase() === 'id'
  )
    throw soqlError('MALFORMED_QUERY', 'The inner and outer selects should not be on the same object type');
  const { field, sql } = resolvePath(inner, selected.field);
  if (!isIdentifier(field))
    throw soqlError('MALFORMED_QUERY', `Semi join field '${field.name}' must be an Id or a reference field.`);
  const { where } = query;
  const nested = where && {
    where: whereSql(where, { context, operandOf: (left) => operandOf(inner, left) }),
  };
  const conditions = [
    `${sql} IS NOT NULL`,
    ...(nested ? [`(${nested.where})`] : []),
    ...accessConditions(inner),
  ];
  return `(SELECT ${sql} ${fromSql(inner)} WHERE ${balanced(conditions, 'AND')})`;
}
