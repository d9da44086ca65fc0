/** The e2e files' own instruments: a search that overlooks something would let every one of them pass. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Emissions, listen } from './emissions';
import { createLoggedErrors } from './logged-errors';

describe('what a host has said', () => {
  const directory = mkdtempSync(join(tmpdir(), 'trunkline-emissions-'));
  const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  const error = jest.spyOn(console, 'error').mockReturnValue(undefined);
  let emissions: Emissions;
  beforeEach(() => (emissions = listen(directory)));
  afterEach(() => emissions.stop());
  afterAll(() => {
    write.mockRestore();
    error.mockRestore();
    rmSync(directory, { recursive: true });
  });

  test.each<[string, () => void]>([
    ['a body', () => emissions.heard('http://localhost:1/api/executions', { headers: {}, text: 'said' })],
    [
      'a redirect’s address',
      () =>
        emissions.heard('http://script.google.localhost:1/macros', {
          headers: { location: 'https://a.example/?code=said' },
          text: '',
        }),
    ],
    ['standard error', () => void process.stderr.write('said\n')],
    ['the console', () => console.error(new Error('said'))],
    [
      'the name of a file in a folder',
      () => {
        mkdirSync(join(directory, 'deep'), { recursive: true });
        writeFileSync(join(directory, 'deep', 'said.json'), '{}');
      },
    ],
  ])('has %s in it', (_what, say) => {
    expect(emissions.all()).not.toContain('said');
    say();
    expect(emissions.all()).toContain('said');
  });

  test('has nothing of what the org’s own pages answer, whose codes are theirs to give', () => {
    emissions.heard('http://acme.my.salesforce.localhost:1/x', { headers: {}, text: 'a code of an org' });
    expect(emissions.all()).not.toContain('a code of an org');
  });

  test('tells what the host called a defect of its own, and nothing after the end', () => {
    console.error('A defect of the local host:', new Error('x'));
    expect(emissions.defects()).toHaveLength(1);
    emissions.stop();
    console.error('A defect of the local host:', new Error('y'));
    expect(emissions.defects()).toHaveLength(1);
  });
});

test('errors that were logged are told by their codes, each execution once, and forgotten when taken', () => {
  const errors = createLoggedErrors();
  const line = { level: 'error' as const, text: '{"code":"store.corrupt"}', atMs: 0 };
  errors.seen('1', [line, { ...line, text: 'no JSON' }, { ...line, level: 'warn', text: '{"code":"x"}' }]);
  errors.seen('1', [{ ...line, text: '{"code":"late"}' }]);
  errors.expect('auth.lost');
  expect(errors.take()).toEqual({ logged: ['no JSON', 'store.corrupt'], expected: ['auth.lost'] });
  expect(errors.take()).toEqual({ logged: [], expected: [] });
});
