/** Owns WHERE and HAVING: from the parser's chain of conditions to one SQL condition. */

import type { HavingClause, Query, WhereClause } from '@jetstreamapp/soql-parser-js';
import { comparisonSql, type Operand } from './comparison';
import type { FunctionCall } from './functions';
import type { Literal } from './literal';
import type { QueryContext } from './query-context';
import { soqlError, soqlErrorAt } from './soql-error';

export interface WhereDeps {
  context: QueryContext;
  operandOf(left: { path: string } | { call: FunctionCall }): Operand;
  /** `(SELECT …)`; undefined where none may stand. */
  subquery?: (query: Query, operand: Operand) => string;
}

interface Condition {
  sql: string;
  hasSubquery: boolean;
}

type Token = '(' | ')' | 'AND' | 'OR' | 'NOT' | Condition;

/** Documented. */
const MOST_SUBQUERIES = 2;

/** @throws OrgRefusal with the code of the first condition that is wrong */
export function whereSql(where: WhereClause | HavingClause, deps: WhereDeps): string {
  const tokens = tokensOf(where, deps);
  if (tokens.filter((token) => typeof token === 'object' && token.hasSubquery).length > MOST_SUBQUERIES)
    throw soqlError('MALFORMED_QUERY', `Maximum ${MOST_SUBQUERIES} semi join sub-selects are allowed.`);
  let at = 0;
  const take = () => tokens[at++];

  /** One operator a level: AND beside OR needs parentheses (documented). */
  function level(): Condition {
    const parts = [operand()];
    const operator = tokens[at];
    while (tokens[at] === 'AND' || tokens[at] === 'OR') {
      const next = take() as 'AND' | 'OR';
      if (next !== operator)
        throw soqlErrorAt(
          'MALFORMED_QUERY',
          { soql: deps.context.soql, token: next },
          `unexpected token: '${next}'`,
        );
      parts.push(operand());
    }
    const hasSubquery = parts.some((part) => part.hasSubquery);
    if (operator === 'OR' && hasSubquery) throw nestedSubquery();
    const sqls = parts.map(({ sql }) => sql);
    return { sql: balanced(sqls, operator === 'OR' ? 'OR' : 'AND'), hasSubquery };
  }

  /** NOT turns the two-valued answer round; that a null then counts as any other value is assumed. */
  function operand(): Condition {
    const token = take();
    if (typeof token === 'object') return token;
    if (token === 'NOT') {
      const { sql, hasSubquery } = operand();
      if (hasSubquery) throw nestedSubquery();
      return { sql: `NOT COALESCE(${sql}, 0)`, hasSubquery };
    }
    const inside = level();
    at++;
    return { ...inside, sql: `(${inside.sql})` };
  }

  return level().sql;
}

/** Words seen. */
function nestedSubquery() {
  return soqlError(
    'MALFORMED_QUERY',
    'Semi join sub-selects are only allowed at the top level WHERE expressions and not in nested WHERE expressions.',
  );
}

/** SQLite takes expressions a thousand deep, and reads a row of ANDs as one that deep. */
export function balanced(conditions: string[], operator: 'AND' | 'OR'): string {
  if (conditions.length <= 8) return conditions.join(` ${operator} `);
  const middle = conditions.length >> 1;
  const halves = [conditions.slice(0, middle), conditions.slice(middle)];
  return halves.map((half) => `(${balanced(half, operator)})`).join(` ${operator} `);
}

type Clause = WhereClause | HavingClause;
type Left = NonNullable<Clause['left']>;

/** The parser has made sure that parentheses match and operators stand between operands. */
function tokensOf(where: Clause, deps: WhereDeps): Token[] {
  const tokens: Token[] = [];
  const repeat = (token: Token, times = 0) => {
    for (let n = 0; n < times; n++) tokens.push(token);
  };
  for (let clause: Clause = where; ; clause = clause.right) {
    const left: Left | null = clause.left;
    repeat('(', left?.openParen);
    if (left && isCondition(left)) {
      tokens.push(conditionOf(left, deps));
      repeat(')', left.closeParen);
    }
    if (!('operator' in clause)) break;
    tokens.push(clause.operator);
  }
  return tokens;
}

type Comparison = Extract<Left, { operator: unknown }>;

/** The other kind stands before a NOT and has nothing but parentheses. */
function isCondition(left: Left): left is Comparison {
  return 'operator' in left;
}

function conditionOf(condition: Comparison, deps: WhereDeps): Condition {
  const { context } = deps;
  const operand = deps.operandOf('fn' in condition ? { call: condition.fn } : { path: condition.field });
  if (!operand.field.filterable) {
    const token = 'field' in condition ? condition.field : operand.field.name;
    const message = `field '${operand.field.name}' can not be filtered in a query call`;
    throw soqlErrorAt('INVALID_FIELD', { soql: context.soql, token }, message);
  }
  if ('valueQuery' in condition) {
    if (!deps.subquery) throw nestedSubquery();
    const inside = deps.subquery(condition.valueQuery, operand);
    const isIn = `${operand.sql} IN ${inside}`;
    return {
      sql: condition.operator === 'NOT IN' ? `NOT COALESCE(${isIn}, 0)` : isIn,
      hasSubquery: true,
    };
  }
  const literals = literalsOf(condition);
  const comparing = {
    params: context.params,
    context: { nowMs: context.nowMs, timeZone: context.rights.timeZone },
  };
  const sql = comparisonSql(operand, { operator: condition.operator, literals }, comparing);
  return { sql, hasSubquery: false };
}

export function literalsOf({
  value,
  literalType,
}: Pick<Extract<Comparison, { value: unknown }>, 'value' | 'literalType'>): Literal[] {
  const texts = [value].flat();
  const kindOf = (n: number) => (Array.isArray(literalType) ? literalType[n] : literalType);
  return texts.map((text, n) => ({ text, kind: kindOf(n) }));
}
