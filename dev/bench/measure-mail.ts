/** Owns the figures of a large mailbox: how fast it comes in, what the host weighs that holds it, how fast it is searched. */

import { statSync } from 'node:fs';
import { join } from 'node:path';
import { writeMbox } from '../google/gmail/import/write-mbox';
import type { RunAnswer } from '../host/api';
import { createHost, type Host } from '../host/create-host';
import { BUILD_DIRECTORY } from './bench-script';
import { writeBenchProject } from './bench-project';
import { type Figure, figureOf, single } from './figure';
import { memoryMb, peakOf } from './memory';
import type { Sizes } from './sizes';

const MIA = 'mia@acme.example';
const KEPT_WORKERS = 4;

/** Searches of several kinds; the slowest is the one to look at. */
const QUERIES = [
  'in:inbox',
  'is:unread newer_than:30d',
  'from:hannah subject:offer',
  'contract delivery',
  '"price seats"',
  'has:attachment filename:pdf',
  'label:customers-northwind -in:sent',
  'after:2024/01/01 before:2024/06/01',
  'rfc822msgid:generated-99@bench.example',
  'nothingofthekind',
];

export async function measureMail(sizes: Sizes, folder: string): Promise<Figure[]> {
  const written = writeBenchProject(sizes.bundleBytes);
  const mbox = join(folder, 'bench.mbox');
  await writeMbox(mbox, { messages: sizes.messages, seed: 1 });
  const host = await createHost({
    projectDirectory: written.directory,
    buildDirectory: BUILD_DIRECTORY,
    port: 0,
    clockMode: 'stepped',
    startMs: Date.UTC(2026, 10, 23, 8),
    stateDirectory: undefined,
    seed: 1,
    timeZone: 'UTC',
  });
  try {
    const sizeMb = Math.round(statSync(mbox).size / 1024 / 1024);
    return [
      ...(await importing(host, mbox, `${sizes.messages.toLocaleString('en')} messages, ${sizeMb} MB`)),
      await holding(host, sizes),
      ...(await searching(host, sizes)),
    ];
  } finally {
    await host.close();
    written.remove();
  }
}

async function importing(host: Host, mbox: string, size: string): Promise<Figure[]> {
  const before = performance.now();
  const { value, peakMb } = await peakOf(() => host.importMail({ user: MIA, source: { mbox } }));
  const tookMs = performance.now() - before;
  if (value.skipped.length > 0) throw new Error(`${value.skipped.length} messages were skipped.`);
  return [
    single({ what: `import of an mbox of ${size}`, unit: 'ms' }, tookMs),
    single({ what: '  its rate', unit: 'messages/s' }, (value.imported * 1000) / tookMs),
    single({ what: '  peak memory', unit: 'MB' }, peakMb),
  ];
}

/** After a few executions at once, when the pool is back at the workers that it keeps. */
async function holding(host: Host, { settleMs }: Sizes): Promise<Figure> {
  await Promise.all(Array.from({ length: 2 * KEPT_WORKERS }, () => run(host, 'pause', { ms: 10 })));
  await new Promise((resolve) => setTimeout(resolve, settleMs));
  const what = `memory of the host that holds it, ${KEPT_WORKERS} idle workers`;
  return single({ what, unit: 'MB', target: 400 }, memoryMb());
}

/** What the script's fetch of one page of 100 took, on the host's side of the call. */
async function searching(host: Host, { searches }: Sizes): Promise<Figure[]> {
  const figures: Figure[] = [];
  const all: number[] = [];
  for (const q of QUERIES) {
    const readings: number[] = [];
    let found = 0;
    for (let n = 0; n < searches; n++) {
      const { answer, page } = await list(host, q);
      readings.push(answer.calls.find(({ method }) => method === 'fetch')!.durationMs);
      found = page.messages?.length ?? 0;
    }
    all.push(...readings);
    figures.push(
      figureOf({ what: `  q=${q}`, unit: 'ms', target: 50, note: `${found} on the page` }, readings),
    );
  }
  return [
    figureOf({ what: 'page of messages.list with q, all of these', unit: 'ms', target: 50 }, all),
    ...figures,
  ];
}

async function list(host: Host, q: string): Promise<{ answer: RunAnswer; page: { messages?: object[] } }> {
  const answer = await run(host, 'list', { q });
  return { answer, page: answer.ok ? (answer.result as { messages?: object[] }) : {} };
}

async function run(host: Host, functionName: string, event: object): Promise<RunAnswer> {
  const response = await fetch(`${host.url}/api/run`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: MIA, function: functionName, event }),
  });
  const answer = (await response.json()) as RunAnswer;
  if (!answer.ok) throw new Error(`${functionName}: ${answer.error.message}`);
  return answer;
}
