// Starts the local host on any Apps Script folder; builds the host first, and the add-on only when it is our own.
import { execFileSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Whether the folder that `--project` names is this repository, or what is built of it. */
function isOurOwn(args) {
  const at = args.findIndex((arg) => /^--project(=|$)/.test(arg));
  if (at < 0) return false;
  const text = args[at].startsWith('--project=') ? args[at].slice('--project='.length) : args[at + 1];
  const path = resolve(process.env.INIT_CWD ?? process.cwd(), text ?? '');
  const real = existsSync(path) ? realpathSync(path) : path;
  return real === root || real === resolve(root, 'dist');
}

function build(config) {
  const rollup = resolve(root, 'node_modules/rollup/dist/bin/rollup');
  execFileSync(process.execPath, [rollup, '--silent', '-c', config], { cwd: root, stdio: ['ignore', 2, 2] });
}

process.chdir(root);
if (isOurOwn(process.argv.slice(2))) build('rollup.config.mjs');
build('dev/rollup.config.mjs');
await import('../build/cli.js');
