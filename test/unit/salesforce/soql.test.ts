/** Owns the proof that a value from outside stays a value inside SOQL. */

import { quoted, quotedList } from '../../../src/salesforce/soql';
import { appErrorOf } from '../fakes';

/** Reads a quoted text as SOQL does; throws where it ends early or holds an escape that SOQL does not know. */
function readString(soql: string): string {
  const escapes: Record<string, string> = {
    n: '\n',
    r: '\r',
    t: '\t',
    b: '\b',
    f: '\f',
    '"': '"',
    "'": "'",
    '\\': '\\',
  };
  if (!soql.startsWith("'")) throw new Error('no quote at the beginning');
  let read = '';
  for (let at = 1; at < soql.length; at++) {
    const letter = soql.charAt(at);
    if (letter === "'") {
      if (at !== soql.length - 1) throw new Error(`the string ends at ${at}`);
      return read;
    }
    const escaped = escapes[soql.charAt(at + 1)];
    if (letter === '\\' && escaped === undefined) throw new Error(`an unknown escape at ${at}`);
    read += letter === '\\' ? (escaped ?? '') : letter;
    if (letter === '\\') at++;
  }
  throw new Error('no quote at the end');
}

test.each<[string, string]>([
  ['mia@acme.example', "'mia@acme.example'"],
  ["o'brien@acme.example", "'o\\'brien@acme.example'"],
  ['a\\b', "'a\\\\b'"],
  ["a\\'b", "'a\\\\\\'b'"],
  ['a\nb\rc\td\be\ff', "'a\\nb\\rc\\td\\be\\ff'"],
  ['100%_"of"', '\'100%_"of"\''],
  ['東京 🎉', "'東京 🎉'"],
  ['', "''"],
])('%j is %s', (value, soql) => {
  expect(quoted(value)).toBe(soql);
});

test.each([
  "x' OR Name LIKE '%",
  "x') OR (Id != '",
  "\\' OR Id != null --",
  "\\\\' OR Id != null",
  "'",
  "''",
  '\\',
  "\\\\\\'",
  "x'\n) LIMIT 1",
  "\\u0027 OR Id != '",
  '{!x} :bind',
  "\r'\r",
])('%j comes out of the string as it went in', (value) => {
  expect(readString(quoted(value))).toBe(value);
});

test('every letter up to U+024F survives', () => {
  const letters = Array.from({ length: 0x250 }, (_none, code) => String.fromCharCode(code));
  for (const letter of letters) expect(readString(quoted(`a${letter}b`))).toBe(`a${letter}b`);
});

test('4,000 characters fit, one more does not', () => {
  expect(quoted("'".repeat(4_000))).toHaveLength(8_002);
  expect(appErrorOf(() => quoted('a'.repeat(4_001)))).toMatchObject({
    code: 'input.invalid',
    facts: { field: 'soql', reason: 'length' },
  });
});

test('a list is each value quoted', () => {
  expect(quotedList(['a', "b'", 'c'])).toBe("('a', 'b\\'', 'c')");
});
