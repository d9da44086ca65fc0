/** Owns `npm run bench:host`: measures the host part by part, each in a process of its own, and prints the figures. */

import { fork } from 'node:child_process';
import { parseArgs } from 'node:util';
import { type Figure, lineOf, machine } from './figure';
import { measureExecutions } from './measure-executions';
import { measureMail } from './measure-mail';
import { measureParallel } from './measure-parallel';
import { FULL, QUICK, type Sizes } from './sizes';

const PARTS: Record<string, (sizes: Sizes) => Promise<Figure[]>> = {
  executions: measureExecutions,
  parallel: measureParallel,
  mail: measureMail,
};

const { values: options } = parseArgs({
  options: {
    /** Small numbers: to see that it runs, not how fast. */
    quick: { type: 'boolean', default: false },
    /** One JSON value in place of lines. */
    json: { type: 'boolean', default: false },
    /** One part alone. */
    only: { type: 'string' },
    /** Of this bench's own: what a process that it started is to measure. */
    part: { type: 'string' },
  },
});

/** So that the memory of one part is not another's. */
function inItsOwnProcess(part: string): Promise<Figure[]> {
  return new Promise((resolve, reject) => {
    const args = ['--part', part, ...(options.quick ? ['--quick'] : [])];
    const child = fork(process.argv[1]!, args);
    let figures: Figure[] | undefined;
    child.on('message', (message) => void (figures = message as Figure[]));
    child.on('exit', (code) =>
      figures ? resolve(figures) : reject(new Error(`The part ${part} ended with status ${code}.`)),
    );
  });
}

function partNamed(name: string): (sizes: Sizes) => Promise<Figure[]> {
  const part = Object.hasOwn(PARTS, name) ? PARTS[name] : undefined;
  if (!part) throw new Error(`There is no part ${name}; there are ${Object.keys(PARTS).join(', ')}.`);
  return part;
}

async function main(): Promise<void> {
  if (options.part !== undefined) {
    const figures = await partNamed(options.part)(options.quick ? QUICK : FULL);
    process.send?.(figures, () => process.disconnect());
    return;
  }
  if (options.only !== undefined) partNamed(options.only);
  const all: Figure[] = [];
  if (!options.json) console.log(machine());
  for (const part of options.only === undefined ? Object.keys(PARTS) : [options.only]) {
    const figures = await inItsOwnProcess(part);
    all.push(...figures);
    if (!options.json) console.log(figures.map(lineOf).join('\n'));
  }
  if (options.json) console.log(JSON.stringify({ machine: machine(), figures: all }));
}

main().catch((error: unknown) => {
  console.error((error as Error).message);
  process.exitCode = 1;
});
