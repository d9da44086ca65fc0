import { amounts, bytesInWords, count, prettyJson } from '../../../../dev/page/texts';

test('counts have their thousands parted', () => {
  expect(count(1_234_567)).toBe('1,234,567');
});

test.each([
  [812, '812 B'],
  [1024, '1 KB'],
  [1434, '1.4 KB'],
  [512_000, '500 KB'],
  [50 * 1024 * 1024, '50 MB'],
])('%d bytes are %s', (bytes, words) => {
  expect(bytesInWords(bytes)).toBe(words);
});

test('JSON is laid out, anything else stays as it is', () => {
  expect(prettyJson('{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}');
  for (const text of ['{"a":', '[x]', '42', 'plain']) expect(prettyJson(text)).toBe(text);
});

test.each([
  ['URL fetch calls', 3, 100_000, { what: 'URL fetch calls', text: '3 of 100,000' }],
  ['Bytes of a property store', 1434, 512_000, { what: 'Property store', text: '1.4 KB of 500 KB' }],
  ['Runtime of triggers, ms', 12_000, 21_600_000, { what: 'Runtime of triggers', text: '12.0 s of 6 h' }],
])('%s is written in its own unit', (name, used, limit, words) => {
  expect(amounts(name, { used, limit })).toEqual(words);
});
