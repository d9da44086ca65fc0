// Starts the org simulator alone; builds it first.
import { execFileSync } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
const rollup = resolve(root, 'node_modules/rollup/dist/bin/rollup');
const build = [rollup, '--silent', '-c', 'dev/rollup.config.mjs'];
execFileSync(process.execPath, build, { cwd: root, stdio: ['ignore', 2, 2] });
await import('../build/salesforce.js');
