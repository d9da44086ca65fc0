/** Owns one comparison of a value with literals, as SQL; text without its case unless its field tells case. */

import { isIdentifier, isText } from '../schema/field-kinds';
import type { FieldSpec } from '../schema/object-spec';
import { fold, isAscii } from '../storage/fold';
import type { SqlValue } from '../storage/database';
import type { Params } from '../storage/params';
import {
  comparable,
  type Comparable,
  type Literal,
  type LiteralContext,
  patternOf,
  type PatternPart,
} from './literal';
import { soqlError } from './soql-error';

/** The left side of a condition. */
export interface Operand {
  field: FieldSpec;
  sql: string;
  /** A column with the text without its case. */
  folded: string | undefined;
}

export interface Comparing {
  params: Params;
  context: LiteralContext;
}

/** @throws OrgRefusal INVALID_QUERY_FILTER_OPERATOR for an operator that the type does not have (words seen for ids) */
export function comparisonSql(
  operand: Operand,
  { operator, literals }: { operator: string; literals: Literal[] },
  comparing: Comparing,
): string {
  const values = () => literals.map((literal) => comparable(operand.field, literal, comparing.context));
  switch (operator) {
    case '=':
    case 'IN':
      return amongSql(operand, values(), comparing.params);
    case '!=':
    case 'NOT IN':
      // A null is unlike any value (documented).
      return `NOT COALESCE(${amongSql(operand, values(), comparing.params)}, 0)`;
    case 'LIKE':
      return likeSql(operand, literals[0]!, comparing.params);
    case 'INCLUDES':
      return includesSql(operand, literals, comparing.params);
    case 'EXCLUDES':
      return `NOT COALESCE(${includesSql(operand, literals, comparing.params)}, 0)`;
    default:
      return orderedSql(operand, { operator, value: values()[0]! }, comparing.params);
  }
}

function invalidOperator({ type }: FieldSpec) {
  return soqlError('INVALID_QUERY_FILTER_OPERATOR', `invalid operator on ${type} field`);
}

/** How a text column and what it is compared with are brought to one case. */
function textSide({ field, sql, folded }: Operand, texts: readonly SqlValue[]) {
  if (folded !== undefined) return { left: folded, right: foldValue };
  if (!isText(field) || field.caseSensitive) return { left: sql, right: (value: SqlValue) => value };
  const isPlain = texts.every((text) => typeof text !== 'string' || isAscii(text));
  return isPlain
    ? { left: `${sql} COLLATE NOCASE`, right: (value: SqlValue) => value }
    : { left: `fold(${sql})`, right: foldValue };
}

const foldValue = (value: SqlValue) => (typeof value === 'string' ? fold(value) : value);

function amongSql(operand: Operand, wanted: Comparable[], params: Params): string {
  const plain = wanted.flatMap((one) => ('value' in one && one.value !== null ? [one.value] : []));
  const { left, right } = textSide(operand, plain);
  const alternatives: string[] = [];
  if (plain.length === 1) alternatives.push(`${left} = ${params.bind(right(plain[0]!))}`);
  if (plain.length > 1) alternatives.push(`(${left}) IN (${params.bindAll(plain.map(right))})`);
  for (const one of wanted) {
    if ('from' in one)
      alternatives.push(
        `(${operand.sql} >= ${params.bind(one.from)} AND ${operand.sql} < ${params.bind(one.until)})`,
      );
    else if (one.value === null) alternatives.push(`${operand.sql} IS NULL`);
  }
  return alternatives.length === 1 ? alternatives[0]! : `(${alternatives.join(' OR ')})`;
}

/** Before the span's start, or after its end. */
function orderedSql(
  operand: Operand,
  { operator, value }: { operator: string; value: Comparable },
  params: Params,
): string {
  const { field, sql } = operand;
  if (isIdentifier(field) || field.type === 'boolean' || field.type === 'multipicklist')
    throw invalidOperator(field);
  if ('from' in value) {
    const isBeforeStart = operator === '<' || operator === '>=';
    const bound = params.bind(isBeforeStart ? value.from : value.until);
    return `${sql} ${operator.startsWith('<') ? '<' : '>='} ${bound}`;
  }
  const { left, right } = textSide(operand, [value.value]);
  return `${left} ${operator} ${params.bind(right(value.value))}`;
}

function likeSql(operand: Operand, literal: Literal, params: Params): string {
  const { field, sql, folded } = operand;
  if (!isText(field)) throw invalidOperator(field);
  const parts = patternOf(field, literal);
  if (field.caseSensitive) return `${sql} GLOB ${params.bind(globOf(parts))}`;
  const isPlain = parts.every((part) => 'wildcard' in part || isAscii(part.text));
  const column = folded ?? (isPlain ? sql : `fold(${sql})`);
  const like = `${column} LIKE ${params.bind(fold(likeOf(parts)))} ESCAPE '\\'`;
  const [first] = parts;
  if (folded === undefined || !first || !('text' in first)) return like;
  // The index knows where texts with this beginning stand; LIKE alone would read them all.
  const start = fold(first.text);
  return `(${folded} >= ${params.bind(start)} AND ${folded} < ${params.bind(`${start}\u{10ffff}`)} AND ${like})`;
}

function likeOf(parts: PatternPart[]): string {
  return parts
    .map((part) => ('wildcard' in part ? part.wildcard : part.text.replace(/[\\%_]/g, '\\$&')))
    .join('');
}

/** GLOB tells case, LIKE does not. */
function globOf(parts: PatternPart[]): string {
  return parts
    .map((part) => {
      if ('text' in part) return part.text.replace(/[*?[]/g, '[$&]');
      return part.wildcard === '%' ? '*' : '?';
    })
    .join('');
}

/** `INCLUDES ('a;b', 'c')`: a and b, or c (documented). */
function includesSql({ field, sql }: Operand, literals: Literal[], params: Params): string {
  if (field.type !== 'multipicklist') throw invalidOperator(field);
  const has = (value: string) => `instr(';' || fold(${sql}) || ';', ${params.bind(`;${fold(value)};`)}) > 0`;
  const alternatives = literals.map(({ text }) => text.slice(1, -1).split(';').map(has).join(' AND '));
  return `(${alternatives.map((one) => `(${one})`).join(' OR ')})`;
}
