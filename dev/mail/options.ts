/** Owns the command line of `npm run mail`: its options, and what is wrong with them or with the file in a sentence. */

import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { MailOrder } from './run-mail';
import type { Share } from './seed-people';

export type MailCommand = { help: true } | { help: false; order: MailOrder; output: 'json' | 'text' };

export const HELP = `npm --silent run mail -- --mbox FILE [--json] [--user ADDRESS] [--contacts all|half|none] [--worker-mb N]

Takes every message of FILE (mboxrd or mboxo, LF or CRLF, any size) into the mailbox of a user of the demo company,
connects the demo's Salesforce, and lets the add-on's hourly runs carry the mail over until they have nothing left to do.
Prints how many were read, logged, skipped by reason, quarantined by code, and failed; each message ends in exactly one.

  --json            one JSON value in place of a table
  --user            whose mailbox it becomes; mia@acme.example unless told
  --contacts        which of the people outside acme.example are contacts or leads in Salesforce: all unless told
  --worker-mb       what the heap of one execution may hold; 128 unless told

The messages arrive in the order of the file, evenly over the ten days before the simulated now: the add-on's first run
reaches back 14 days, and mail of other years would only be skipped as too old. Their own Date headers stay as they are.
Status 0 when nothing failed.`;

const SHARES: readonly Share[] = ['all', 'half', 'none'];
const LEAST_WORKER_MB = 16;

/**
 * @param directory what relative paths start at.
 * @throws Error with a sentence for a person
 */
export function readCommand(args: string[], directory: string): MailCommand {
  const { values } = parseArgs({
    args,
    options: {
      mbox: { type: 'string' },
      json: { type: 'boolean', default: false },
      user: { type: 'string', default: 'mia@acme.example' },
      contacts: { type: 'string', default: 'all' },
      'worker-mb': { type: 'string', default: '128' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return { help: true };
  if (values.mbox === undefined) throw new Error('Say which file: --mbox FILE. --help tells more.');
  const mbox = resolve(directory, values.mbox);
  requireReadable(mbox, values.mbox);
  const contacts = SHARES.find((share) => share === values.contacts);
  if (!contacts) throw new Error(`--contacts ${values.contacts} must be one of ${SHARES.join(', ')}.`);
  const workerMb = Number(values['worker-mb']);
  if (!Number.isInteger(workerMb) || workerMb < LEAST_WORKER_MB)
    throw new Error(`--worker-mb ${values['worker-mb']} must be a whole number from ${LEAST_WORKER_MB} on.`);
  const order = { mbox, user: values.user.toLowerCase(), contacts, workerMb };
  return { help: false, order, output: values.json ? 'json' : 'text' };
}

/** By their first bytes. */
const PACKED: [name: string, magic: string][] = [
  ['gzip', '1f8b'],
  ['zip', '504b0304'],
  ['bzip2', '425a68'],
  ['xz', 'fd377a585a00'],
  ['zstd', '28b52ffd'],
];

function requireReadable(path: string, typed: string): void {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) throw new Error(`There is no file ${typed}.`);
  if (stat.isDirectory()) throw new Error(`${typed} is a folder; --mbox takes one file.`);
  if (!stat.isFile()) throw new Error(`${typed} is no ordinary file.`);
  const start = firstBytes(path, typed);
  const packed = PACKED.find(([, magic]) => start.startsWith(magic));
  if (packed) throw new Error(`${typed} is packed with ${packed[0]}: unpack it first.`);
}

function firstBytes(path: string, typed: string): string {
  const bytes = Buffer.alloc(8);
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    return bytes.subarray(0, readSync(file, bytes)).toString('hex');
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw new Error(`${typed} cannot be read: ${code}.`, { cause: error });
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
