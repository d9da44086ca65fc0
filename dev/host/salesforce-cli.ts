/** Owns the org simulator as a program: reads its command line, starts one org, says where it is and who may log in. */

import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { SEED_KINDS } from '../salesforce/seed/company';
import { HOME_PATH } from '../salesforce/window/addresses';
import { portOf } from './cli-options';
import { CONTROL_PATH } from './org-control';
import { type SalesforceServer, type SalesforceServerOptions, startSalesforce } from './salesforce-server';

const DEFAULT_PORT = 8788;

type Options = Omit<SalesforceServerOptions, 'port'> & { port: number | undefined; output: 'json' | 'text' };

/** @throws Error with a sentence for a person */
function readOptions(args: string[], directory: string): Options {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string' },
      state: { type: 'string' },
      org: { type: 'string', default: 'production' },
      seed: { type: 'string', default: 'demo' },
      json: { type: 'boolean', default: false },
    },
  });
  return {
    port: values.port === undefined ? undefined : portOf(values.port),
    stateDirectory: values.state === undefined ? undefined : stateOf(resolve(directory, values.state)),
    org: oneOf('--org', values.org, ['production', 'sandbox'] as const),
    records: oneOf('--seed', values.seed, SEED_KINDS),
    randomSeed: Date.now() >>> 0,
    output: values.json ? 'json' : 'text',
  };
}

function oneOf<T extends string>(option: string, text: string, known: readonly T[]): T {
  const found = known.find((one) => one === text);
  if (found === undefined) throw new Error(`${option} ${text} is none of ${known.join(', ')}.`);
  return found;
}

/** A folder of that name is made: the database lies in it, and what the org was told beside the records. */
function stateOf(path: string): string {
  if (existsSync(path) && !statSync(path).isDirectory())
    throw new Error(`--state ${path} is a file; name a folder, or what is not there yet.`);
  return path;
}

async function main(): Promise<void> {
  const { output, port, ...options } = readOptions(
    process.argv.slice(2),
    process.env.INIT_CWD ?? process.cwd(),
  );
  const start = (chosen: number) => startSalesforce({ ...options, port: chosen });
  const server = await (port === undefined ? startAnywhere(start) : start(port));
  console.log(output === 'json' ? JSON.stringify(facts(server)) : sentences(server, options.stateDirectory));
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void server.close().then(() => process.exit(0)));
}

/** Takes the usual port, or any free one when another program has it. */
async function startAnywhere(start: (port: number) => Promise<SalesforceServer>): Promise<SalesforceServer> {
  try {
    return await start(DEFAULT_PORT);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return start(0);
  }
}

function facts({ url, org, users }: SalesforceServer): object {
  const { consumerKey, consumerSecret, callbackUrl } = org.facts();
  return {
    url,
    instanceUrl: url,
    clientId: consumerKey,
    clientSecret: consumerSecret,
    callbackUrl,
    users: users.map(({ username, password }) => ({ username, password })),
  };
}

function sentences(server: SalesforceServer, state: string | undefined): string {
  const { consumerKey, consumerSecret, callbackUrl, name } = server.org.facts();
  return [
    `\n  The Salesforce org of ${name}, on this machine:\n\n    ${server.url}\n`,
    `  Records, API log ${server.url}${HOME_PATH}`,
    `  Consumer key     ${consumerKey}`,
    `  Consumer secret  ${consumerSecret}`,
    `  Callback         ${callbackUrl}`,
    `  Client credentials run as ${server.users[0]!.username}.\n`,
    ...server.users.map(({ username, password }) => `  ${username.padEnd(40)} ${password}`),
    '',
    state ? `  State is kept in ${state}.` : '  State is forgotten at the end; --state FOLDER keeps it.',
    `  POST ${server.url}${CONTROL_PATH}/faults breaks it on purpose; docs/local-host.md says how.`,
    '  Ctrl+C stops it.\n',
  ].join('\n');
}

main().catch((thrown: unknown) => {
  const error = thrown as NodeJS.ErrnoException;
  const isTaken = error.code === 'EADDRINUSE';
  console.error(
    isTaken ? 'That port is in use by another program; choose another with --port.' : error.message,
  );
  process.exitCode = 1;
});
