/** The command line of the host: what it reads, and the sentence with which it refuses the rest. */

import { resolve } from 'node:path';
import { readOptions } from '../../../dev/host/cli-options';

const read = (...args: string[]) => readOptions(args, process.cwd());

test('reads all options, paths from where the person is', () => {
  const options = readOptions(
    [
      ...['--project', 'some/folder', '--port', '0', '--state', 'kept', '--script-id', 'its-id'],
      ...['--json', '--stepped', '--library', 'Keys=keys-library.js'],
      ...[
        '--map',
        'https://a.example=http://127.0.0.1:9000/base',
        '--map',
        'https://b.example=http://localhost:1',
      ],
    ],
    resolve('test/fixtures'),
  );
  expect(options).toEqual({
    project: resolve('test/fixtures/some/folder'),
    port: 0,
    state: resolve('test/fixtures/kept'),
    scriptId: 'its-id',
    output: 'json',
    clockMode: 'stepped',
    libraries: new Map([['Keys', expect.objectContaining({ name: 'Keys/keys-library.js' }) as object]]),
    map: new Map([
      ['https://a.example', new URL('http://127.0.0.1:9000/base')],
      ['https://b.example', new URL('http://localhost:1')],
    ]),
  });
});

test('without more than a folder it is a live host on whichever port', () => {
  expect(read('--project', 'dist')).toMatchObject({ port: undefined, output: 'text', clockMode: 'live' });
});

test.each([
  [[], /--project DIR/],
  [['--nonsense'], /Unknown option '--nonsense'/],
  [['--port', '70000'], /^--port 70000 is no port number\.$/],
  [['--script-id', 'a b'], /^--script-id a b is no id of a script\.$/],
  [['--library', 'OAuth2'], /^--library OAuth2 must be SYMBOL=FILE/],
  [['--library', 'OAuth2=none.gs'], /^--library OAuth2: there is no file none\.gs\.$/],
  [['--map', 'https://x.example=http://example.com'], /example\.com is not this machine/],
])('%j is refused in a sentence', (args, words) => {
  expect(() => read(...(args.length ? ['--project', 'dist', ...args] : []))).toThrow(words);
});
