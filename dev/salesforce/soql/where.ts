/** Owns WHERE: from the parser's chain of conditions to one test of a row. */

import type { WhereClause } from '@jetstreamapp/soql-parser-js';
import type { ResolvePath } from './field-path';
import { comparable, comparableValue, likeTest, type Literal } from './literal';
import { soqlErrorAt, unbuilt } from './soql-error';
import type { Row } from './table';

export type RowTest = (row: Row) => boolean;

type Token = '(' | ')' | 'AND' | 'OR' | 'NOT' | RowTest;

/** @throws HTTPException with the code of the first condition that is wrong */
export function whereTest(where: WhereClause, soql: string, resolve: ResolvePath): RowTest {
  const tokens = tokensOf(where, resolve);
  let at = 0;
  const take = () => tokens[at++];

  /** One operator a level: AND beside OR needs parentheses (documented). */
  function level(): RowTest {
    const tests = [operand()];
    const operator = tokens[at];
    while (tokens[at] === 'AND' || tokens[at] === 'OR') {
      const next = take() as 'AND' | 'OR';
      if (next !== operator) throw unexpected(soql, next);
      tests.push(operand());
    }
    if (operator === 'OR') return (row) => tests.some((test) => test(row));
    return (row) => tests.every((test) => test(row));
  }

  /** NOT turns the two-valued answer round; that a null then counts as any other value is assumed. */
  function operand(): RowTest {
    const token = take();
    if (typeof token === 'function') return token;
    if (token === 'NOT') {
      const test = operand();
      return (row) => !test(row);
    }
    const inside = level();
    at++;
    return inside;
  }

  return level();
}

/** Words seen. */
function unexpected(soql: string, token: string) {
  return soqlErrorAt('MALFORMED_QUERY', { soql, token }, `unexpected token: '${token}'`);
}

/** The parser has made sure that parentheses match and operators stand between operands. */
function tokensOf(where: WhereClause, resolve: ResolvePath): Token[] {
  const tokens: Token[] = [];
  const repeat = (token: Token, times = 0) => tokens.push(...Array.from({ length: times }, () => token));
  const take = (clause: WhereClause): void => {
    const { left } = clause;
    repeat('(', left?.openParen);
    if (left && isCondition(left)) {
      tokens.push(conditionTest(left, resolve));
      repeat(')', left.closeParen);
    }
    if (!('operator' in clause)) return;
    tokens.push(clause.operator);
    take(clause.right);
  };
  take(where);
  return tokens;
}

type Left = NonNullable<WhereClause['left']>;
type Condition = Extract<Left, { operator: unknown }>;
type Plain = Extract<Condition, { value: unknown; field: unknown }>;

/** The other kind stands before a NOT and has nothing but parentheses. */
function isCondition(left: Left): left is Condition {
  return 'operator' in left;
}

function conditionTest(condition: Condition, resolve: ResolvePath): RowTest {
  if ('fn' in condition) throw unbuilt('A function in WHERE');
  if ('valueQuery' in condition) throw unbuilt('A query inside WHERE');
  const { field, read } = resolve(condition.field.split('.'));
  const literals = literalsOf(condition);
  const isAmong = () => {
    const wanted = new Set(literals.map((literal) => comparable(field, literal)));
    return (row: Row) => wanted.has(comparableValue(field, read(row)));
  };
  switch (condition.operator) {
    case '=':
    case 'IN':
      return isAmong();
    case '!=':
    case 'NOT IN': {
      const test = isAmong();
      return (row) => !test(row);
    }
    case 'LIKE': {
      const test = likeTest(field, literals[0]!);
      return (row) => test(read(row));
    }
    default:
      throw unbuilt(`The operator ${condition.operator}`);
  }
}

function literalsOf({ value, literalType }: Plain): Literal[] {
  const texts = [value].flat();
  const kindOf = (n: number) => (Array.isArray(literalType) ? literalType[n] : literalType);
  return texts.map((text, n) => ({ text, kind: kindOf(n) }));
}
