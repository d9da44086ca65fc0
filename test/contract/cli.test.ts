/** `npm start` as a program: what it prints, and what it says when it cannot start. */

import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

interface Started {
  /** Standard output up to now, line by line. */
  lines: string[];
  errors: string[];
  /** Settles with the first line, or at the end without one. */
  first: Promise<string>;
  ended: Promise<number>;
  stop(): Promise<number>;
}

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
  const program = start('--port', '0', '--json');
  const { url } = JSON.parse(await program.first) as { url: string };
  const users = (await (await fetch(`${url}/api/users`)).json()) as { email: string; admin: boolean }[];
  expect(users).toContainEqual(expect.objectContaining({ email: 'dana@acme.example', admin: true }));
  expect(await program.stop()).toBe(0);
  expect(() => program.lines.forEach((line) => void JSON.parse(line))).not.toThrow();
});

test('without it prints one address, for a person', async () => {
  const program = start('--port', '0');
  await program.first;
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(program.lines.join('\n').match(/http:\/\/\S+/g)).toHaveLength(1);
  await program.stop();
});

test('a port that is taken is told in a sentence', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => taken.once('listening', resolve));
  const { port } = taken.address() as { port: number };
  const program = start('--port', String(port));
  expect(await program.ended).toBe(1);
  expect(program.errors.join('')).toContain('That port is in use by another program');
  taken.close();
});

test.each([['--port', 'abc'], ['--nonsense']])('%s %s is refused', async (...options) => {
  const program = start(...options);
  expect(await program.ended).toBe(1);
  expect(program.lines).toEqual([]);
  expect(program.errors.join('').split('\n').length).toBeLessThanOrEqual(3);
});
