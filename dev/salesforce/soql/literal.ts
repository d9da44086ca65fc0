/** Owns values in conditions: from their text to what a field is compared with. */

import { id18, isId } from '../ids';
import { isIdentifier, isNumber, isText } from '../schema/field-kinds';
import type { FieldSpec } from '../schema/object-spec';
import type { SqlValue } from '../storage/database';
import { dateRange, isDateLiteral } from './date-literal';
import { soqlError } from './soql-error';

/** Documented. */
const LONGEST_STRING = 4000;

const ESCAPES: Record<string, string> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  '"': '"',
  "'": "'",
  '\\': '\\',
};

/** `text` with its quotes and escapes, as written; `kind` as the parser names it. */
export interface Literal {
  text: string;
  kind: string | undefined;
}

export interface LiteralContext {
  nowMs: number;
  timeZone: string;
}

/** A value, or from `from` to just before `until`. */
export type Comparable = { value: SqlValue } | { from: SqlValue; until: SqlValue };

/**
 * What `field` is compared with. An empty string is null (seen).
 * @throws OrgRefusal INVALID_FIELD for a value of another type, INVALID_QUERY_FILTER_OPERATOR for what is no id
 */
export function comparable(field: FieldSpec, literal: Literal, context: LiteralContext): Comparable {
  if (literal.kind === 'NULL') return { value: null };
  if (isText(field)) return { value: stringOf(field, literal) };
  if (isIdentifier(field)) {
    const text = stringOf(field, literal);
    return { value: text === null ? null : comparableId(text) };
  }
  if (field.type === 'boolean') {
    if (literal.kind !== 'BOOLEAN') throw wrongType(field);
    return { value: literal.text.toUpperCase() === 'TRUE' ? 1 : 0 };
  }
  return isNumber(field) ? { value: numberOf(field, literal) } : timeOf(field, literal, context);
}

function stringOf(field: FieldSpec, literal: Literal): string | null {
  if (literal.kind !== 'STRING') throw wrongType(field);
  return unescaped(literal.text, (escape) => ESCAPES[escape]) || null;
}

function numberOf(field: FieldSpec, { text, kind }: Literal): number {
  const isPlain = kind === 'INTEGER' || kind === 'DECIMAL';
  if (!isPlain && !kind?.endsWith('CURRENCY_PREFIX')) throw wrongType(field);
  return Number(isPlain ? text : text.slice(3));
}

function timeOf(field: FieldSpec, literal: Literal, context: LiteralContext): Comparable {
  const isDate = field.type === 'date';
  if (isDateLiteral(literal)) {
    const { from, until } = dateRange(literal.text, context);
    return isDate ? { from: from.date, until: until.date } : { from: from.ms, until: until.ms };
  }
  if (isDate && literal.kind === 'DATE') return { value: checkedDate(literal.text) };
  if (field.type === 'datetime' && literal.kind === 'DATETIME') {
    const ms = Date.parse(literal.text);
    if (Number.isNaN(ms)) throw soqlError('MALFORMED_QUERY', `Invalid datetime: ${literal.text}`);
    return { value: ms };
  }
  throw wrongType(field);
}

/** Words assumed. */
function checkedDate(text: string): string {
  const date = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text)
    throw soqlError('MALFORMED_QUERY', `Invalid date: ${text}`);
  return text;
}

/** The first 15 characters name the record. Words seen. */
function comparableId(text: string): string {
  if (!isId(text)) throw soqlError('INVALID_QUERY_FILTER_OPERATOR', `invalid ID field: ${text}`);
  return id18(text.slice(0, 15));
}

/** What the words call a type. */
const TYPE_NAMES: Partial<Record<FieldSpec['type'], string>> = {
  datetime: 'dateTime',
  date: 'date',
  boolean: 'boolean',
  int: 'int',
  double: 'double',
  currency: 'double',
  percent: 'double',
};

/** Words seen. */
export function wrongType({ name, type }: FieldSpec) {
  const wanted = TYPE_NAMES[type] ?? 'string';
  const verb = wanted === 'string' ? 'be' : 'not be';
  const message = `value of filter criterion for field '${name}' must be of type ${wanted} and should ${verb} enclosed in quotes`;
  return soqlError('INVALID_FIELD', message);
}

/** A pattern of LIKE in parts: plain text, and the wildcards `%` and `_`. */
export type PatternPart = { text: string } | { wildcard: '%' | '_' };

/** `%` and `_` are wildcards unless a backslash stands before them. */
export function patternOf(field: FieldSpec, literal: Literal): PatternPart[] {
  if (literal.kind !== 'STRING') throw wrongType(field);
  const parts: PatternPart[] = [];
  const add = (text: string) => {
    const last = parts.at(-1);
    if (last && 'text' in last) last.text += text;
    else parts.push({ text });
    return '';
  };
  unescaped(
    literal.text,
    (escape) => (escape === '%' || escape === '_' ? add(escape) : ESCAPES[escape] && add(ESCAPES[escape])),
    (plain) => (plain === '%' || plain === '_' ? String(parts.push({ wildcard: plain })) : add(plain)),
  );
  return parts;
}

/** Any other backslash is an error (documented); its words are assumed. */
function unescaped(
  quoted: string,
  meaning: (escape: string) => string | undefined,
  plain: (char: string) => string = (char) => char,
): string {
  const inside = quoted.slice(1, -1);
  if (inside.length > LONGEST_STRING) throw soqlError('MALFORMED_QUERY', 'A string in WHERE is too long');
  return inside.replace(
    /\\u([0-9a-fA-F]{4})|\\([\s\S]?)|([\s\S])/g,
    (whole, ...groups: (string | undefined)[]) => {
      const [hex, escape, char] = groups;
      if (hex !== undefined) return plain(String.fromCharCode(parseInt(hex, 16)));
      if (char !== undefined) return plain(char);
      const meant = escape === undefined ? undefined : meaning(escape);
      if (meant === undefined) {
        throw soqlError(
          'MALFORMED_QUERY',
          `Invalid string literal ${quoted}. Illegal character sequence '${whole}' in string literal.`,
        );
      }
      return meant;
    },
  );
}
