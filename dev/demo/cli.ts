/** Owns `npm run demo`: plays the whole story without a screen and prints what was seen; status 1 if a line fails. */

import { parseArgs } from 'node:util';
import { type DemoLine, runDemo } from './run-demo';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      break: { type: 'string' },
      pictures: { type: 'string', default: 'demo-pictures' },
    },
  });
  const lines = await runDemo({
    breakRow: values.break,
    pictures: values.pictures,
    onLine: values.json ? () => undefined : print,
  });
  if (values.json) {
    console.log(JSON.stringify(lines.map(({ row, expected, seen, png }) => ({ row, expected, seen, png }))));
  }
  const failed = lines.find(({ holds }) => !holds);
  if (failed) {
    console.error(`${failed.row} does not hold: expected ${failed.expected}.`);
    process.exitCode = 1;
  }
}

function print({ row, seen, holds }: DemoLine): void {
  console.log(`${holds ? '✓' : '✗'} ${row.padEnd(3)}  ${seen}`);
}

main().catch((error: unknown) => {
  console.error((error as Error).message);
  process.exitCode = 1;
});
