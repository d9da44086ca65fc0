/** Owns values in conditions: from their text to what a field is compared with. */

import { isId } from '../ids';
import { soqlError, unbuilt } from './soql-error';
import type { Field, Value } from './table';

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

/**
 * What `field` is compared with. An empty string is null (seen).
 * @throws HTTPException INVALID_FIELD for a value of another type, INVALID_QUERY_FILTER_OPERATOR for what is no id
 */
export function comparable(field: Field, literal: Literal): Value {
  if (literal.kind === 'NULL') return null;
  switch (field.type) {
    case 'boolean':
      if (literal.kind !== 'BOOLEAN') throw wrongType(field, 'not be');
      return literal.text.toUpperCase() === 'TRUE';
    case 'string':
    case 'id': {
      if (literal.kind !== 'STRING') throw wrongType(field, 'be');
      const text = unescaped(literal.text, (escape) => ESCAPES[escape]);
      if (text === '') return null;
      return field.type === 'id' ? comparableId(text) : folded(field, text);
    }
    case 'dateTime':
      throw unbuilt('A condition on a date');
  }
}

/** The form in which a row's value of this field meets `comparable`. */
export function comparableValue(field: Field, value: Value): Value {
  if (typeof value !== 'string') return value;
  return field.type === 'id' ? value.slice(0, 15) : folded(field, value);
}

/** A test for LIKE: `%` and `_` are wildcards unless escaped; the case counts for nothing. */
export function likeTest(field: Field, literal: Literal): (value: Value) => boolean {
  // Words seen for ids; that the code is the same for other types is assumed.
  if (field.type !== 'string') {
    throw soqlError('INVALID_QUERY_FILTER_OPERATOR', `invalid operator on ${field.type} field`);
  }
  if (literal.kind !== 'STRING') throw wrongType(field, 'be');
  const literalMark = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = unescaped(
    literal.text,
    (escape) => (escape === '%' || escape === '_' ? escape : ESCAPES[escape] && literalMark(ESCAPES[escape])),
    (plain) => (plain === '%' ? '.*' : plain === '_' ? '.' : literalMark(plain)),
  );
  const test = new RegExp(`^${pattern}$`, field.isCaseSensitive ? 's' : 'si');
  return (value) => typeof value === 'string' && test.test(value);
}

function folded(field: Field, text: string): string {
  return field.isCaseSensitive ? text : text.toLowerCase();
}

/** The first 15 characters name the record. */
function comparableId(text: string): string {
  if (!isId(text)) throw soqlError('INVALID_QUERY_FILTER_OPERATOR', `invalid ID field: ${text}`);
  return text.slice(0, 15);
}

/** Words seen. */
function wrongType(field: Field, verb: 'be' | 'not be') {
  const type = field.type === 'boolean' ? 'boolean' : 'string';
  const message = `value of filter criterion for field '${field.name}' must be of type ${type} and should ${verb} enclosed in quotes`;
  return soqlError('INVALID_FIELD', message);
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
