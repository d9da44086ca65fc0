/** `npm run demo` as a program: the whole story holds, and a row whose cause is spoilt fails, and only from there. */

import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Line {
  row: string;
  expected: string;
  seen: string;
  png: string;
}

interface Played {
  status: number;
  lines: Line[];
  errors: string;
}

const pictures = mkdtempSync(join(tmpdir(), 'trunkline-demo-'));
afterAll(() => rmSync(pictures, { recursive: true }));

function play(...options: string[]): Promise<Played> {
  return playIn(process.env, ...options);
}

function playIn(env: NodeJS.ProcessEnv, ...options: string[]): Promise<Played> {
  return new Promise((resolve) => {
    const all = ['build/demo.js', '--json', '--pictures', pictures, ...options];
    execFile(process.execPath, all, { env }, (error, stdout, errors) => {
      const status = typeof error?.code === 'number' ? error.code : 0;
      resolve({ status, lines: stdout ? (JSON.parse(stdout) as Line[]) : [], errors });
    });
  });
}

const ROWS = [
  'R1',
  'R2',
  'R6',
  'R7',
  'R9',
  'R8',
  'R10',
  'R3',
  'R4',
  'M1',
  'R11',
  'R12',
  'M2',
  'R13',
  'R14',
  'M3',
  'R17',
  'R15',
];

test('plays every row of the reference, with a picture of each, and no end user met a prompt', async () => {
  const { status, lines, errors } = await play();
  expect({ status, errors }).toEqual({ status: 0, errors: '' });
  expect(lines.map(({ row }) => row)).toEqual(ROWS);
  expect(lines.at(-1)!.seen).toBe('prompts seen by end users: 0');
  expect(lines.filter(({ png }) => !existsSync(png))).toEqual([]);
});

test.each(['R9', 'M1', 'M3', 'R15'])('with the cause of %s spoilt it fails at that row', async (row) => {
  const { status, lines, errors } = await play('--break', row);
  expect(status).toBe(1);
  expect(errors).toMatch(new RegExp(`^${row} does not hold`));
  expect(lines.map((line) => line.row)).toEqual(ROWS.slice(0, ROWS.indexOf(row) + 1));
});

test('a row that there is not is refused', async () => {
  expect(await play('--break', 'R99')).toMatchObject({ status: 1, lines: [] });
});

test('where no browser starts it says so and ends', async () => {
  const played = await playIn({ ...process.env, CHROME_PATH: join(pictures, 'no-browser') });
  expect(played).toMatchObject({ status: 1, lines: [] });
  expect(played.errors).toContain('no-browser');
});
