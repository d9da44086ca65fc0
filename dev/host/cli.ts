/** Owns `npm start`: reads the command line, starts the host, says where it is. */

import { parseArgs } from 'node:util';
import { createHost, type Host } from './create-host';

const DEFAULT_PORT = 8787;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      state: { type: 'string' },
      json: { type: 'boolean', default: false },
      stepped: { type: 'boolean', default: false },
    },
  });
  // Read before the host sets the process's zone to the script's.
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const start = (port: number) =>
    createHost({
      projectDirectory: 'dist',
      buildDirectory: 'build',
      port,
      clockMode: values.stepped ? 'stepped' : 'live',
      startMs: Date.now(),
      stateDirectory: values.state,
      seed: Date.now() >>> 0,
      timeZone,
    });
  const host = await (values.port === undefined ? startAnywhere(start) : start(portOf(values.port)));
  announce(host, values);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void host.close().then(() => process.exit(0)));
}

/** Takes the usual port, or any free one when another program has it. */
async function startAnywhere(start: (port: number) => Promise<Host>): Promise<Host> {
  try {
    return await start(DEFAULT_PORT);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return start(0);
  }
}

function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port ${text} is no port number.`);
  return port;
}

function announce(host: Host, { json, state }: { json: boolean; state?: string }): void {
  if (json) {
    console.log(JSON.stringify({ url: host.url, orgs: host.orgUrls }));
    return;
  }
  console.log(`\n  Trunkline, on this machine's own Gmail and Salesforce:\n\n    ${host.url}\n`);
  console.log(
    state ? `  State is kept in ${state}.` : '  State is forgotten at the end; --state DIR keeps it.',
  );
  console.log('  Ctrl+C stops it.\n');
}

main().catch((thrown: unknown) => {
  const error = thrown as NodeJS.ErrnoException;
  const taken =
    error.code === 'EADDRINUSE'
      ? 'That port is in use by another program; choose another with --port.'
      : undefined;
  console.error(taken ?? error.message);
  process.exitCode = 1;
});
