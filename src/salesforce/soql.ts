/** Owns the text of SOQL: every value from outside is quoted here. */

import { AppError } from '../errors';

/** What must not stand bare in a string (documented: facts/salesforce.md section 4). */
const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
};

/** A string in a WHERE holds 4,000 characters (documented: facts/salesforce.md 2.3). */
const MAX_STRING = 4_000;

/** @throws input.invalid for a text that no query could hold */
export function quoted(value: string): string {
  if (value.length > MAX_STRING)
    throw new AppError('input.invalid', 'too long for SOQL', { field: 'soql', reason: 'length' });
  return `'${value.replace(/[\\'\n\r\t\b\f]/g, (letter) => ESCAPES[letter] ?? letter)}'`;
}

export function quotedList(values: readonly string[]): string {
  return `(${values.map(quoted).join(', ')})`;
}
