/** Owns `npm run bench`: measures the built add-on on the local host, and prints each figure beside its target. */

import { parseArgs } from 'node:util';
import { MEASUREMENTS } from './measurements';
import { jsonOf, linesOf, statusOf } from './row';
import { chosenIds, runBench } from './run-bench';

async function main(): Promise<void> {
  const { values: options } = parseArgs({
    options: {
      /** One JSON array in place of lines. */
      json: { type: 'boolean', default: false },
      /** Rows by their ids, separated by commas. */
      only: { type: 'string' },
    },
  });
  const rows = await runBench(MEASUREMENTS, chosenIds(options.only), (line) => console.error(line));
  console.log(options.json ? jsonOf(rows) : rows.map(linesOf).join('\n'));
  process.exitCode = statusOf(rows);
}

main().catch((error: unknown) => {
  console.error((error as Error).message);
  process.exitCode = 1;
});
