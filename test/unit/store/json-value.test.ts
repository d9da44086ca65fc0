/** Owns the proof of how a value lies in a property: version, size in bytes, and what is unreadable. */

import { record, text } from '../../../src/decode';
import { checkedSize, decodeValue, encodeValue, type ValueKind } from '../../../src/store/json-value';
import { appErrorOf } from '../fakes';

const NOTE: ValueKind<{ words: string }> = { name: 'note', version: 2, decoder: record({ words: text }) };
/** Of a note without words: what the envelope takes of the 9 KB. */
const EMPTY_BYTES = 24;
const MAX_BYTES = 9 * 1024;

test('a value comes back as it was', () => {
  const value = { words: 'Grüße, 東京 🎉 "quoted" \\ \n' };
  expect(decodeValue(NOTE, encodeValue(NOTE, value))).toEqual(value);
});

test('the version lies beside the data', () => {
  expect(JSON.parse(encodeValue(NOTE, { words: 'a' }))).toEqual({ v: 2, d: { words: 'a' } });
});

test.each<[string, string]>([
  ['no JSON', '{"v":2,"d":'],
  ['nothing', ''],
  ['a web page', '<html></html>'],
  ['no envelope', '{"words":"a"}'],
  ['a bare null', 'null'],
  ['a version in words', '{"v":"2","d":{"words":"a"}}'],
  ['a newer version', '{"v":3,"d":{"words":"a"}}'],
  ['an older version', '{"v":1,"d":{"words":"a"}}'],
  ['no data', '{"v":2}'],
  ['data of another shape', '{"v":2,"d":{"words":5}}'],
])('%s is store.corrupt', (_case, stored) => {
  expect(appErrorOf(() => decodeValue(NOTE, stored)).code).toBe('store.corrupt');
});

test('the error of another version tells which value and which version', () => {
  expect(appErrorOf(() => decodeValue(NOTE, '{"v":3,"d":{"words":"a"}}')).facts).toEqual({
    key: 'note',
    what: 'version 3',
  });
});

test.each(['{"v":2,"d":', '{"v":2,"d":{"words":5}}'])(
  'the error of %s tells which value it was',
  (stored) => {
    expect(appErrorOf(() => decodeValue(NOTE, stored)).facts).toMatchObject({ key: 'note' });
  },
);

test('the error of a wrong field tells its path, and not what stood there', () => {
  const { facts, message } = appErrorOf(() => decodeValue(NOTE, '{"v":2,"d":{"words":["CANARY"]}}'));
  expect(facts.what).toBe('words is not a text');
  expect(JSON.stringify(facts) + message).not.toContain('CANARY');
});

test('9 KB fit, one byte more does not', () => {
  const fitting = { words: 'a'.repeat(MAX_BYTES - EMPTY_BYTES) };
  expect(Buffer.byteLength(encodeValue(NOTE, fitting))).toBe(MAX_BYTES);
  const error = appErrorOf(() => encodeValue(NOTE, { words: `${fitting.words}a` }));
  expect([error.code, error.facts]).toEqual(['store.full', { key: 'note', bytes: MAX_BYTES + 1 }]);
});

test.each<[string, string, number]>([
  ['one byte', 'a', 1],
  ['one byte, the last', '\u007f', 1],
  ['two bytes, the first', '\u0080', 2],
  ['two bytes', 'ü', 2],
  ['two bytes, the last', '\u07ff', 2],
  ['three bytes, the first', '\u0800', 3],
  ['three bytes', '東', 3],
  ['three bytes, the last', '\uffff', 3],
  ['four bytes, the first', '\u{10000}', 4],
  ['four bytes', '🎉', 4],
])('a letter of %s counts as such', (_case, letter, bytes) => {
  const room = Math.floor(MAX_BYTES / bytes);
  const fitting = letter.repeat(room);
  expect(checkedSize('x', fitting)).toBe(fitting);
  expect(appErrorOf(() => checkedSize('x', fitting + letter)).facts).toEqual({
    key: 'x',
    bytes: Buffer.byteLength(fitting + letter),
  });
});
