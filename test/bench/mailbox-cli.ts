/** Owns `npm run bench:mailbox`: a large mailbox of odd mail, generated, goes through the add-on within little memory and its time. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { brokenIdentity } from '../../dev/mail/ends';
import { createProgress } from '../../dev/mail/progress';
import { jsonReport, textReport } from '../../dev/mail/report';
import { type MailFigures, runMail } from '../../dev/mail/run-mail';
import { writeSeededMbox } from './generated-mail';

const MIA = 'mia@acme.example';
const MOST_RUN_MS = 5 * 60_000;

const numbered = (format: string, count: number) =>
  Array.from({ length: count }, (_, n) => format.replace('#', String(n + 1)));

const PEOPLE = {
  external: [
    ...numbered('person#@northwind.example', 120),
    ...numbered('buyer#@solara.example', 80),
    ...numbered('agent#@harbor.example', 40),
  ],
  internal: [MIA, 'jonas@acme.example', 'priya@acme.example', 'tom@acme.example', 'noor@acme-labs.example'],
};

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      messages: { type: 'string', default: '50000' },
      seed: { type: 'string', default: '1' },
      'worker-mb': { type: 'string', default: '50' },
      json: { type: 'boolean', default: false },
    },
  });
  const folder = mkdtempSync(join(tmpdir(), 'trunkline-mailbox-'));
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const progress = createProgress(process.stderr);
  try {
    const mbox = join(folder, 'generated.mbox');
    progress.tell(`writing ${values.messages} messages`);
    writeSeededMbox(mbox, { messages: Number(values.messages), seed: Number(values.seed), people: PEOPLE });
    const order = { mbox, user: MIA, contacts: 'all' as const, workerMb: Number(values['worker-mb']) };
    const figures = await runMail(order, { tell: progress.tell, signal: stop.signal });
    progress.end();
    console.log(values.json ? jsonReport(figures) : textReport(figures));
    const wrong = whatMisses(figures);
    for (const sentence of wrong) console.error(sentence);
    if (wrong.length > 0) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The targets: nothing failed, no run was over its time or out of memory. */
function whatMisses(figures: MailFigures): string[] {
  const { failed, runs } = figures;
  const broken = Object.entries(runs.broken).map(([words, count]) => `${count} runs broke off: ${words}`);
  return [
    ...[brokenIdentity(figures) ?? []].flat(),
    ...(failed > 0 ? [`${failed} messages failed.`] : []),
    ...(runs.longestMs > MOST_RUN_MS ? [`A run took ${runs.longestMs} simulated milliseconds.`] : []),
    ...broken,
  ];
}

main().catch((error: unknown) => {
  console.error((error as Error).message);
  process.exitCode = 1;
});
