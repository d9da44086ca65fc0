/** Owns `npm run mail`: runs any mbox through import and sync, and prints how each message ended; status 1 if one failed. */

import { brokenIdentity } from './ends';
import { HELP, readCommand } from './options';
import { createProgress } from './progress';
import { jsonReport, textReport } from './report';
import { runMail } from './run-mail';

const STOPPED_STATUS = 130;

async function main(): Promise<void> {
  // npm runs scripts in the package's folder; paths are meant from where the person was.
  const command = readCommand(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd());
  if (command.help) {
    console.log(HELP);
    return;
  }
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const progress = createProgress(process.stderr);
  try {
    const figures = await runMail(command.order, { tell: progress.tell, signal: stop.signal });
    progress.end();
    console.log(command.output === 'json' ? jsonReport(figures) : textReport(figures));
    const broken = brokenIdentity(figures);
    if (broken !== undefined) console.error(broken);
    if (figures.failed > 0 || broken !== undefined) process.exitCode = 1;
  } catch (error) {
    progress.end();
    if (!stop.signal.aborted) throw error;
    console.error('Stopped.');
    process.exitCode = STOPPED_STATUS;
  }
}

main().catch((error: unknown) => {
  console.error((error as Error).message);
  process.exitCode = 1;
});
