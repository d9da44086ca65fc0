/** The command line of `npm run mail`: what it takes, and the one sentence for what it cannot. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCommand } from '../../../../dev/mail/options';

const folder = mkdtempSync(join(tmpdir(), 'trunkline-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, bytes: string) => {
  writeFileSync(join(folder, name), Buffer.from(bytes, 'latin1'));
  return name;
};

test('a file and nothing else: Mia’s mailbox, everybody a contact, a table', () => {
  const command = readCommand(['--mbox', file('a.mbox', 'From a')], folder);
  const order = { mbox: join(folder, 'a.mbox'), user: 'mia@acme.example', contacts: 'all', workerMb: 128 };
  expect(command).toEqual({ help: false, order, output: 'text' });
});

test('a file of no bytes is a mailbox without mail, and junk is looked at', () => {
  for (const bytes of ['', '\0\0\0\0\0\0\0\0'])
    expect(readCommand(['--mbox', file('b.mbox', bytes), '--json'], folder)).toMatchObject({
      output: 'json',
    });
});

test.each([
  [[], 'Say which file: --mbox FILE. --help tells more.'],
  [['--mbox', 'nowhere.mbox'], 'There is no file nowhere.mbox.'],
  [['--mbox', '.'], '. is a folder; --mbox takes one file.'],
  [['--mbox', file('c.gz', '\x1f\x8b\x08')], 'c.gz is packed with gzip: unpack it first.'],
  [['--mbox', file('d.mbox', ''), '--contacts', 'few'], '--contacts few must be one of all, half, none.'],
  [['--mbox', 'd.mbox', '--worker-mb', '1'], '--worker-mb 1 must be a whole number from 16 on.'],
])('%j is refused with a sentence', (args, sentence) => {
  expect(() => readCommand(args, folder)).toThrow(new Error(sentence));
});
