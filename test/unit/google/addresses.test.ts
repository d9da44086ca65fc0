/** Owns the proof of address headers: as they should be, as they are, and as somebody makes them to do harm. */

import fc from 'fast-check';
import { readAddresses } from '../../../src/google/addresses';

/** `NAME <ADDRESS>` each. */
const read = (header: string) =>
  readAddresses(header).map(({ address, name }) => `${name} <${address}>`.trim());

test.each<[string, string, string[]]>([
  ['nothing', '', []],
  ['white space and commas', ' , ,, ', []],
  ['an address', 'Dana@Acme.Example', ['<dana@acme.example>']],
  ['a name', 'Dana Roy <dana@acme.example>', ['Dana Roy <dana@acme.example>']],
  ['a name in quotation marks', '"Roy, Dana" <d@x.example>', ['Roy, Dana <d@x.example>']],
  [
    'escapes in a name',
    String.raw`"Dana \"D\" \\ Roy" <d@x.example>`,
    [String.raw`Dana "D" \ Roy <d@x.example>`],
  ],
  ['several', 'a@x.example, B <b@y.example>', ['<a@x.example>', 'B <b@y.example>']],
  ['semicolons between them', 'a@x.example; b@y.example', ['<a@x.example>', '<b@y.example>']],
  ['a group', 'Team: a@x.example, B <b@y.example>;', ['<a@x.example>', 'B <b@y.example>']],
  [
    'a group among others',
    'c@x.example, Team: a@x.example;, d@x.example',
    ['<c@x.example>', '<a@x.example>', '<d@x.example>'],
  ],
  ['nobody', 'undisclosed-recipients:;', []],
  ['a group named in quotation marks', '"A, B": a@x.example;', ['<a@x.example>']],
  ['a comment as a name', 'dana@x.example (Dana Roy)', ['Dana Roy <dana@x.example>']],
  ['comments in comments', 'dana(a (b) c)@x.example (Roy)', ['Roy <dana@x.example>']],
  ['a quoted local part that needs it', '"dana roy"@x.example', ['<"dana roy"@x.example>']],
  ['an at sign in a quoted local part', 'D <"a@b"@x.example>', ['D <"a@b"@x.example>']],
  ['one in brackets', 'D <"dana roy"@x.example>', ['D <"dana roy"@x.example>']],
  ['one with escapes and a colon', String.raw`<"a\ b:\"c"@x.example>`, ['<"a b:c"@x.example>']],
  ['a quoted local part that does not', '"dana.roy"@x.example', ['<dana.roy@x.example>']],
  ['white space around the at sign', 'dana @ x.example', ['<dana@x.example>']],
  ['a route', '<@a.example,@b.example:dana@x.example>', ['<dana@x.example>']],
  ['a scheme', '<mailto:dana@x.example>', ['<dana@x.example>']],
  ['a literal domain', 'dana@[192.0.2.1]', ['<dana@[192.0.2.1]>']],
  ['letters of any script', 'Åsa <åsa@bücher.example>', ['Åsa <åsa@bücher.example>']],
  ['a plus, dots and an apostrophe', "o'neil.x+y@x.example", ["<o'neil.x+y@x.example>"]],
  ['apostrophes around one', "'dana@x.example'", ['<dana@x.example>']],
  ['an address as the name', "'dana@x.example' <dana@x.example>", ["'dana@x.example' <dana@x.example>"]],
  ['a dot at the end', 'dana@x.example.', ['<dana@x.example>']],
  [
    'a name cut by its comma',
    'Roy, Dana <d@x.example>, b@x.example',
    ['Roy, Dana <d@x.example>', '<b@x.example>'],
  ],
  ['folded lines', 'A\r\n\t<a@x.example>,\r\n b@x.example', ['A <a@x.example>', '<b@x.example>']],
  ['an address that comes after words', 'Dana Roy dana@x.example', ['Dana Roy <dana@x.example>']],
])('%s', (_what, header, expected) => {
  expect(read(header)).toEqual(expected);
});

describe('what is broken is read as far as it goes', () => {
  test.each<[string, string, string[]]>([
    ['no address in the brackets', 'Dana <>', []],
    ['words in the brackets', 'Dana <Roy>, b@x.example', ['<b@x.example>']],
    ['an address beside empty brackets', 'dana@x.example <>', ['<dana@x.example>']],
    ['an open bracket', 'Dana <dana@x.example', ['Dana <dana@x.example>']],
    [
      'an open bracket among others',
      'A <a@x.example, B <b@x.example>',
      ['A <a@x.example>', 'B <b@x.example>'],
    ],
    [
      'an open quotation mark',
      'O"Neil <o@x.example>, b@x.example',
      ['O"Neil <o@x.example>', '<b@x.example>'],
    ],
    ['an open comment', 'A (boss <a@x.example>, b@x.example', ['A (boss <a@x.example>', '<b@x.example>']],
    ['a backslash at the end', '"a\\', []],
    ['two at signs', 'a@b@x.example', []],
    ['control characters and NUL', 'D\u0000an\u0007a <da\u0000na@x.example>', ['Dana <dana@x.example>']],
    ['half a character', 'D\ud83d <d@x.example>', ['D\ufffd <d@x.example>']],
    ['one longer than any address', `${'a'.repeat(400)}@x.example, b@x.example`, ['<b@x.example>']],
    ['a domain with an apostrophe', "a@x.example' OR ''='", []],
  ])('%s', (_what, header, expected) => {
    expect(read(header)).toEqual(expected);
  });

  test.each(['<', '"', '(', ')', '\\', ',', ';', ':', '@', '<<>', '""', ' ', 'a:', '=?', "'"])(
    'a header of %j alone takes linear time',
    (mark) => {
      const header = `x@x.example ${mark.repeat(150_000 / mark.length)} <d@x.example>`;
      // Nothing is timed: a reading whose time is not linear shows as a test of half a minute.
      expect(readAddresses(header).length).toBeLessThanOrEqual(1_000);
    },
  );

  test('a header cut for its length names nobody else', () => {
    const many = Array.from({ length: 20_000 }, (_, n) => `person${n}@customer.example`).join(',');
    const all = readAddresses(many);
    expect(all).toHaveLength(1_000);
    const long = `${'x'.repeat(199_980)},a@x.example,victim@customer.example`;
    expect(read(long)).toEqual(['<a@x.example>']);
  });
});

describe('who somebody says they are is a name', () => {
  test.each<[string, string, string[]]>([
    [
      'an address in quotation marks',
      '"boss@acme.example" <e@evil.example>',
      ['boss@acme.example <e@evil.example>'],
    ],
    ['an address without them', 'boss@acme.example <e@evil.example>', ['boss@acme.example <e@evil.example>']],
    [
      'brackets in quotation marks',
      '"<boss@acme.example>" <e@evil.example>',
      ['<boss@acme.example> <e@evil.example>'],
    ],
    ['two pairs of brackets', '<boss@acme.example> <e@evil.example>', ['boss@acme.example <e@evil.example>']],
    ['a comment', 'e@evil.example (boss@acme.example)', ['boss@acme.example <e@evil.example>']],
    ['an open comment', 'boss@acme.example ( <e@evil.example>', ['boss@acme.example ( <e@evil.example>']],
  ])('%s', (_what, header, expected) => {
    expect(read(header)).toEqual(expected);
  });
});

describe('whatever is written', () => {
  const letters = fc.constantFrom(...'<>"(),;:@\\ .\'\n\t\0ab', '\ud800', 'ü');
  const mess = fc.string({ unit: letters, maxLength: 80 });

  test('is read without an error, and gives addresses alone', () => {
    fc.assert(
      fc.property(mess, (header) => {
        for (const { address, name } of readAddresses(header)) {
          expect(address).toMatch(/^[^@]+@[^@\s]+$|^".*"@[^@\s]+$/);
          expect(address).toBe(address.toLowerCase());
          // eslint-disable-next-line no-control-regex -- none of them may be left
          expect(name).not.toMatch(/[\u0000-\u001f\ue000-\ue005]|^\s|\s$/);
        }
      }),
      { seed: 5, numRuns: 2_000 },
    );
  });

  test('a list that is written as it should be is read as it was meant', () => {
    const name = fc.string({ unit: fc.constantFrom(...'abc ,;<>@()"\\.:ü'), maxLength: 20 });
    const address = fc.stringMatching(/^[a-z0-9._+-]{1,12}@[a-z0-9-]{1,10}\.example$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(name, address), { maxLength: 8 }), (people) => {
        const header = people.map(([said, at]) => `"${said.replace(/["\\]/g, '\\$&')}" <${at}>`).join(', ');
        const meant = people.map(([said, at]) => ({ address: at, name: said.replace(/ +/g, ' ').trim() }));
        expect(readAddresses(header)).toEqual(meant);
      }),
      { seed: 5, numRuns: 500 },
    );
  });
});
