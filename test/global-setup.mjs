// Builds the add-on and the local host once before the tests; TRUNKLINE_BUILT=1 says that they are fresh.
import { execFileSync } from 'node:child_process';

export default function globalSetup() {
  if (process.env.TRUNKLINE_BUILT === '1') return;
  const rollup = (config) =>
    execFileSync(process.execPath, ['node_modules/rollup/dist/bin/rollup', '--silent', '-c', config], {
      stdio: ['ignore', 2, 2],
    });
  rollup('rollup.config.mjs');
  rollup('dev/rollup.config.mjs');
}
