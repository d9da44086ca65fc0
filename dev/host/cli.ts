/** Owns the host as a program: reads the command line, starts the host, says where it is. */

import { type CliOptions, readOptions } from './cli-options';
import { createHost, type Host } from './create-host';
import { importOrdered, importSentences, type MailOrder } from './mail-import';

const DEFAULT_PORT = 8787;

async function main(): Promise<void> {
  // npm runs scripts in the package's folder; paths are meant from where the person was.
  const options = readOptions(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd());
  // Read before the host sets the process's zone to the script's.
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const start = (port: number) =>
    createHost({
      projectDirectory: options.project,
      buildDirectory: 'build',
      port,
      clockMode: options.clockMode,
      startMs: Date.now(),
      stateDirectory: options.state,
      seed: Date.now() >>> 0,
      timeZone,
      scriptId: options.scriptId,
      libraries: options.libraries,
      map: options.map,
    });
  const host = await (options.port === undefined ? startAnywhere(start) : start(options.port));
  announce(host, options);
  if (options.mail) bringMail(host, options.mail, options.output);
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

/** The host is there meanwhile; a person that is not ends it. */
function bringMail(host: Host, order: MailOrder, output: CliOptions['output']): void {
  importOrdered(order, host, (line) => {
    console.log(output === 'json' ? JSON.stringify(line) : importSentences(line));
  }).catch((thrown: unknown) => {
    fail(thrown);
    return host.close();
  });
}

function announce(host: Host, { output, state }: CliOptions): void {
  const { project, url, orgUrls } = host;
  if (output === 'json') {
    console.log(JSON.stringify({ url, orgs: orgUrls, project }));
    return;
  }
  console.log(`\n  ${project.name}, on this machine's own Gmail and Salesforce:\n\n    ${url}\n`);
  for (const note of project.notes) console.log(`  ${note}`);
  if (!project.addOn) console.log('  It is no add-on for Gmail; its functions run by POST /api/run.');
  console.log(
    state ? `  State is kept in ${state}.` : '  State is forgotten at the end; --state DIR keeps it.',
  );
  console.log('  Ctrl+C stops it.\n');
}

function fail(thrown: unknown): void {
  const error = thrown as NodeJS.ErrnoException;
  const taken =
    error.code === 'EADDRINUSE'
      ? 'That port is in use by another program; choose another with --port.'
      : undefined;
  console.error(taken ?? error.message);
  process.exitCode = 1;
}

main().catch(fail);
