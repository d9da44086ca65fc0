/** Owns the whole condition on a SELECT's rows: WHERE with its semi-joins, the scope, and what the caller reaches. */

import type { Query, QueryBase } from '@jetstreamapp/soql-parser-js';
import { isIdentifier } from '../schema/field-kinds';
import type { Operand } from './comparison';
import { resolvePath } from './field-path';
import { datePart, isAggregate, isDatePart, type FunctionCall } from './functions';
import { parse } from './parse';
import type { Scope } from './query-context';
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

/** An id of the outer rows among ids that another query finds. */
function semiJoin(scope: Scope, query: Query, operand: Operand): string {
  const { context } = scope;
  const path = checkedSemiJoin(query, operand);
  const inner = openScope(context, query.sObject ?? '', query.sObjectAlias);
  if (inner.object.name === scope.object.name && operand.field.name === 'Id' && path.toLowerCase() === 'id')
    throw malformed('The inner and outer selects should not be on the same object type');
  const { field, sql } = resolvePath(inner, path);
  if (!isIdentifier(field)) throw notAnId(field.name);
  const conditions = [`${sql} IS NOT NULL`, ...accessConditions(inner)];
  if (query.where)
    conditions.push(`(${whereSql(query.where, { context, operandOf: (left) => operandOf(inner, left) })})`);
  return `(SELECT ${sql} ${fromSql(inner)} WHERE ${balanced(conditions, 'AND')})`;
}

const malformed = (message: string) => soqlError('MALFORMED_QUERY', message);
const notAnId = (name: string) => malformed(`Semi join field '${name}' must be an Id or a reference field.`);

/** The one field it selects. Restrictions documented, words seen. */
function checkedSemiJoin({ fields = [], limit, orderBy, groupBy, offset }: Query, operand: Operand): string {
  const [selected, ...more] = fields;
  if (!isIdentifier(operand.field)) throw notAnId(operand.field.name);
  if (more.length > 0 || selected?.type !== 'Field')
    throw malformed('SELECT list in semi join sub-selects must have exactly one field');
  if ([limit, orderBy, groupBy, offset].some((clause) => clause !== undefined))
    throw malformed('LIMIT, ORDER BY and GROUP BY are not allowed in a semi join sub-select');
  return selected.field;
}
