/** Owns the proof that what comes from outside is a typed value, or an error that says which field of what code. */

import {
  decode,
  type Decoder,
  decodeJson,
  flag,
  list,
  oneOf,
  optional,
  record,
  text,
  whole,
} from '../../src/decode';
import { appErrorOf } from './fakes';

const person = record({
  name: text,
  age: whole,
  isAdmin: flag,
  mail: record({ kind: oneOf('work', 'home'), addresses: list(text) }),
  nick: optional(text),
});

const mia = {
  name: 'Mia',
  age: 41,
  isAdmin: true,
  mail: { kind: 'work', addresses: ['mia@acme.example', 'm@acme.example'] },
};

const whatOf = (value: unknown, decoder: Decoder<unknown> = person) =>
  appErrorOf(() => decode('http.bad_response', decoder, value)).facts.what;

test('a right value comes out as it went in', () => {
  expect(decode('http.bad_response', person, { ...mia, nick: 'M' })).toEqual({ ...mia, nick: 'M' });
});

test('fields that nobody asked for are left out, at every depth', () => {
  const more = { ...mia, added: 1, mail: { ...mia.mail, added: 2 } };
  expect(decode('http.bad_response', person, more)).toEqual(mia);
});

test.each([{ nick: null }, { nick: undefined }, {}])('absence %j leaves no field behind', (absent) => {
  expect(Object.keys(decode('http.bad_response', person, { ...mia, ...absent }))).toEqual([
    'name',
    'age',
    'isAdmin',
    'mail',
  ]);
});

test.each<[string, unknown, string]>([
  ['a number for a text', { ...mia, name: 7 }, 'name is not a text'],
  ['a missing field', { ...mia, name: undefined }, 'name is not a text'],
  ['null where something must be', { ...mia, name: null }, 'name is not a text'],
  ['a fraction', { ...mia, age: 1.5 }, 'age is not a whole number'],
  ['a number past what is exact', { ...mia, age: 2 ** 53 }, 'age is not a whole number'],
  ['no number', { ...mia, age: Number.NaN }, 'age is not a whole number'],
  ['digits in a text', { ...mia, age: '41' }, 'age is not a whole number'],
  ['a text for a flag', { ...mia, isAdmin: 'true' }, 'isAdmin is not true or false'],
  ['a list for an object', { ...mia, mail: [] }, 'mail is not an object'],
  ['null for an object', { ...mia, mail: null }, 'mail is not an object'],
  [
    'an unknown word',
    { ...mia, mail: { ...mia.mail, kind: 'toString' } },
    'mail.kind is not one of work, home',
  ],
  ['an object for a list', { ...mia, mail: { ...mia.mail, addresses: {} } }, 'mail.addresses is not a list'],
  ['a wrong item', { ...mia, mail: { ...mia.mail, addresses: ['a', 1] } }, 'mail.addresses[1] is not a text'],
  ['a wrong value where it may be absent', { ...mia, nick: 3 }, 'nick is not a text'],
  ['a text in place of it all', 'mia', 'value is not an object'],
])('%s is told by its path', (_case, value, what) => {
  expect(whatOf(value)).toBe(what);
});

test('a path leads through lists of objects', () => {
  const rows = record({ rows: list(record({ id: text })) });
  expect(whatOf({ rows: [{ id: 'a' }, { id: 5 }] }, rows)).toBe('rows[1].id is not a text');
});

test('the error has the code of the place, whatever the decoder', () => {
  const codes = ['http.bad_response', 'store.corrupt', 'auth.state_invalid'] as const;
  expect(codes.map((code) => appErrorOf(() => decode(code, text, 1)).code)).toEqual(codes);
});

test('a value that fails is not quoted: it may be a secret', () => {
  const error = appErrorOf(() => decode('store.corrupt', record({ token: whole }), { token: 'CANARY' }));
  expect(JSON.stringify(error.facts) + error.message).not.toContain('CANARY');
});

test('JSON is parsed and decoded in one step', () => {
  expect(decodeJson('http.bad_response', person, JSON.stringify(mia))).toEqual(mia);
});

test.each(['', '<html>', '{"name":', 'undefined'])(
  '%j is no JSON, and its error keeps what was caught',
  (json) => {
    const error = appErrorOf(() => decodeJson('store.corrupt', person, json));
    expect([error.code, error.facts.what]).toEqual(['store.corrupt', 'not JSON']);
    expect(error.cause).toBeInstanceOf(SyntaxError);
  },
);
