/** The host as a program, as `npm start` and `npm run host` start it: what it prints, and what it says when it cannot. */

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { ProjectFacts } from '../../dev/host/project-facts';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Started {
  /** Standard output up to now, line by line. */
  lines: string[];
  errors: string[];
  /** Settles with the first line, or at the end without one. */
  first: Promise<string>;
  ended: Promise<number>;
  stop(): Promise<number>;
}

const OURS = ['--project', 'dist'];

function start(...options: string[]): Started {
  const child = spawn(process.execPath, ['build/cli.js', ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  const errors: string[] = [];
  const ended = new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? -1)));
  const first = new Promise<string>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      lines.push(
        ...chunk
          .toString()
          .split('\n')
          .filter((line) => line !== ''),
      );
      resolve(lines[0] ?? '');
    });
    void ended.then(() => resolve(''));
  });
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
  return {
    lines,
    errors,
    first,
    ended,
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

test('with --json each line of standard output is one JSON object, the first with the address', async () => {
  const program = start(...OURS, '--port', '0', '--json');
  const { url } = JSON.parse(await program.first) as { url: string };
  const users = (await (await fetch(`${url}/api/users`)).json()) as { email: string; admin: boolean }[];
  expect(users).toContainEqual(expect.objectContaining({ email: 'dana@acme.example', admin: true }));
  expect(await program.stop()).toBe(0);
  expect(() => program.lines.forEach((line) => void JSON.parse(line))).not.toThrow();
});

test('without it prints one address, for a person', async () => {
  const program = start(...OURS, '--port', '0');
  await program.first;
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(program.lines.join('\n').match(/http:\/\/\S+/g)).toHaveLength(1);
  await program.stop();
});

test('a port that is taken is told in a sentence', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => taken.once('listening', resolve));
  const { port } = taken.address() as { port: number };
  const program = start(...OURS, '--port', String(port));
  expect(await program.ended).toBe(1);
  expect(program.errors.join('')).toContain('That port is in use by another program');
  taken.close();
});

test.each([
  [['--port', 'abc'], '--port abc is no port number.'],
  [['--project', 'test/fixtures/ledger-add-on'], 'supply it with --library Ledger=FILE.'],
])('%j is refused in a sentence, without a stack', async (options, words) => {
  const program = start(...OURS, ...options);
  expect(await program.ended).toBe(1);
  expect(program.lines).toEqual([]);
  const said = program.errors.join('');
  expect(said).toContain(words);
  expect(said).not.toMatch(/^ {4}at /m);
  expect(said.trimEnd().split('\n').length).toBeLessThanOrEqual(2);
});

test('a folder that is no add-on runs by the API, and says what it assumed', async () => {
  const program = start(
    '--project',
    'test/fixtures/plain-script',
    '--port',
    '0',
    '--json',
    '--script-id',
    'mine',
  );
  const { url, project } = JSON.parse(await program.first) as { url: string; project: ProjectFacts };
  expect(project).toMatchObject({ name: 'plain-script', addOn: false, scriptId: 'mine' });
  expect(project.notes).toEqual([expect.stringContaining('script.external_request') as string]);
  const answer = await fetch(`${url}/api/run`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: 'mia@acme.example', function: 'greet', event: { name: 'Mia' } }),
  });
  expect(await answer.json()).toMatchObject({ ok: true, result: 'Hello Mia from mine' });
  const { absent } = (await (await fetch(`${url}/api/add-on`)).json()) as { absent: string };
  expect(absent).toContain('no add-on');
  expect(await program.stop()).toBe(0);
});

describe('mail from a file', () => {
  const directory = mkdtempSync(join(tmpdir(), 'trunkline-'));
  const mbox = join(directory, 'some.mbox');
  beforeAll(() => {
    const good = 'From a@b Fri Aug 10 21:02:03 2018\nSubject: Hi\nFrom: a@b.example\n\nHello\n\n';
    writeFileSync(mbox, `${good}From a@b Fri Aug 10 21:02:03 2018\nno head\n`);
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  test('is imported, and the second line tells what was and what was not', async () => {
    const program = start(...OURS, '--port', '0', '--json', '--mbox', mbox, '--user', 'mia@acme.example');
    await program.first;
    while (program.lines.length < 2) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(JSON.parse(program.lines[1]!)).toMatchObject({
      import: mbox,
      imported: 1,
      skipped: [{ index: 1, reason: 'it does not begin with a header' }],
    });
    expect(await program.stop()).toBe(0);
  });

  test.each([
    [['--mbox', mbox], 'Say whose mailbox the mail is for'],
    [['--user', 'mia@acme.example'], '--user goes with --mbox FILE or --eml DIR.'],
    [['--mbox', join(directory, 'none'), '--user', 'mia@acme.example'], 'there is no file'],
    [['--eml', mbox, '--user', 'mia@acme.example'], 'there is no folder'],
    [['--port', '0', '--mbox', mbox, '--user', 'x@acme.example'], 'There is no user x@acme.example'],
  ])('%j is refused in a sentence', async (options, words) => {
    const program = start(...OURS, ...options);
    expect(await program.ended).toBe(1);
    expect(program.errors.join('')).toContain(words);
  });
});
