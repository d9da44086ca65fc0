/** Owns `npm run bench:…`: measures a subject part by part, each in a process of its own, and prints the figures. */

import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Figure, lineOf, machine } from './figure';
import { measureExecutions } from './measure-executions';
import { measureMail } from './measure-mail';
import { measureParallel } from './measure-parallel';
import { measureSalesforce } from './measure-salesforce';
import { FULL, QUICK, type Sizes } from './sizes';

type Part = (sizes: Sizes, folder: string) => Promise<Figure[]>;

const SUBJECTS: Record<string, Record<string, Part>> = {
  host: { executions: measureExecutions, parallel: measureParallel, mail: measureMail },
  salesforce: { org: measureSalesforce },
};

const {
  values: options,
  positionals: [subject = ''],
} = parseArgs({
  allowPositionals: true,
  options: {
    /** Small numbers: to see that it runs, not how fast. */
    quick: { type: 'boolean', default: false },
    /** One JSON value in place of lines. */
    json: { type: 'boolean', default: false },
    /** One part alone. */
    only: { type: 'string' },
    /** Of this bench's own: what a process that it started is to measure. */
    part: { type: 'string' },
    /** The same: where that part may write. */
    folder: { type: 'string' },
  },
});

/** So that the memory of one part is not another's. What it writes is gone afterwards. */
async function inItsOwnProcess(part: string): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'trunkline-bench-'));
  try {
    return await new Promise((resolve, reject) => {
      const args = [subject, '--part', part, '--folder', folder, ...(options.quick ? ['--quick'] : [])];
      const child = fork(process.argv[1]!, args);
      let figures: Figure[] | undefined;
      child.on('message', (message) => void (figures = message as Figure[]));
      child.on('exit', (code) =>
        figures ? resolve(figures) : reject(new Error(`The part ${part} ended with status ${code}.`)),
      );
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function oneOf<T>(what: string, all: Record<string, T>, name: string): T {
  if (!Object.hasOwn(all, name))
    throw new Error(`There is no ${what} "${name}"; there are ${Object.keys(all).join(', ')}.`);
  return all[name]!;
}

async function main(): Promise<void> {
  const parts = oneOf('subject', SUBJECTS, subject);
  const { part, folder, only, quick, json } = options;
  if (part !== undefined && folder !== undefined) {
    const figures = await oneOf('part', parts, part)(quick ? QUICK : FULL, folder);
    process.send?.(figures, () => process.disconnect());
    return;
  }
  if (only !== undefined) oneOf('part', parts, only);
  const all: Figure[] = [];
  if (!json) console.log(machine());
  for (const name of only === undefined ? Object.keys(parts) : [only]) {
    const figures = await inItsOwnProcess(name);
    all.push(...figures);
    if (!json) console.log(figures.map(lineOf).join('\n'));
  }
  if (json) console.log(JSON.stringify({ machine: machine(), figures: all }));
}

main().catch((error: unknown) => {
  console.error((error as Error).message);
  process.exitCode = 1;
});
