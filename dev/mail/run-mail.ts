/** Owns running an mbox through import and sync: a host of its own, connected by itself, its clock moved until all is done. */

import type { ImportReport, TakenMail } from '../google/gmail/import/import-mail';
import { createHost, type Host } from '../host/create-host';
import { peakOf } from '../bench/memory';
import { connectSalesforce } from './connect';
import { readCorpus } from './corpus';
import { type Ends, endsOf } from './ends';
import { openHome } from './home-card';
import { createHostClient, type HostClient } from './host-client';
import { createKeptLists, type KeptLists } from './kept-lists';
import { createOrgClient, type OrgClient } from '../host/org-client';
import { catchUp, type RunFigures } from './catch-up';
import { type SeededPeople, seedPeople, type Share } from './seed-people';

export interface MailOrder {
  /** Path of the mbox. */
  mbox: string;
  /** Whose mailbox it becomes. */
  user: string;
  contacts: Share;
  /** What the heap of an execution's thread may hold. */
  workerMb: number;
}

export interface MailFigures extends Ends {
  people: SeededPeople;
  runs: RunFigures;
  /** What the person's Home card says, where a message failed. */
  says?: string[];
  /** Of this process with all its threads, at its most. */
  hostPeakMb: number;
}

export interface Watching {
  /** Hears how far it is. */
  tell(words: string): void;
  /** Ends it where it is. */
  signal: AbortSignal;
}

/** What is there once all is done, for whoever wants to see more than the figures. */
export interface Done {
  figures: Omit<MailFigures, 'hostPeakMb'>;
  client: HostClient;
  orgUrl: string;
  /** When the message at this place of the file came. */
  arrivedMs: (index: number) => number;
}

/** A Monday morning. */
const START_MS = Date.UTC(2026, 10, 23, 8);
/** The add-on's first run reaches back 14 days. */
const SPAN_MS = 10 * 86_400_000;
const SECOND_MS = 1_000;
/** On a busy machine a batch of odd mail takes its time. */
const COMPUTE_LIMIT_MS = 180_000;

/** `look` is called before the host ends. @throws Error with a sentence, also where the signal ends it */
export async function runMail(
  order: MailOrder,
  watching: Watching,
  look?: (done: Done) => Promise<void>,
): Promise<MailFigures> {
  watching.tell('looking at the file');
  const corpus = await readCorpus(order.mbox);
  const kept = createKeptLists();
  const host = await createHost({
    projectDirectory: 'dist',
    buildDirectory: 'build',
    port: 0,
    clockMode: 'stepped',
    startMs: START_MS,
    stateDirectory: undefined,
    seed: 1,
    timeZone: 'UTC',
    computeLimitMs: COMPUTE_LIMIT_MS,
    workerMb: order.workerMb,
    onUserValues: (user, values) => void (user === order.user && kept.hear(values)),
  });
  try {
    const { value, peakMb } = await peakOf(() => throughHost({ order, watching, corpus, kept, host }));
    await look?.(value);
    return { ...value.figures, hostPeakMb: Math.round(peakMb) };
  } finally {
    await host.close();
  }
}

interface Stage {
  order: MailOrder;
  watching: Watching;
  corpus: { messages: number; addresses: string[] };
  kept: KeptLists;
  host: Host;
}

async function throughHost(stage: Stage): Promise<Done> {
  const { order, watching, corpus, kept, host } = stage;
  const client = createHostClient(host.url);
  await connectSalesforce(client, host.url);
  const org = createOrgClient(client, host.orgUrls.production);
  watching.tell(`making contacts of ${corpus.addresses.length} addresses`);
  const people = await seedPeople(org, corpus.addresses, order.contacts);
  watching.signal.throwIfAborted();
  const stepMs = Math.max(Math.floor(SPAN_MS / Math.max(corpus.messages, 1) / SECOND_MS), 1) * SECOND_MS;
  const arrivedMs = (index: number) => START_MS - (corpus.messages - index) * stepMs;
  const { report, taken } = await imported(stage, arrivedMs);
  const runs = await catchUp(
    { client, kept, watching, begin: () => begin(client, order.user) },
    {
      user: order.user,
      open: async () => taken.length - kept.skipped.size - kept.unmatched.size - (await countRecords(org)),
    },
  );
  const records = await org.rows<{ MessageDate: string }>(`SELECT MessageDate FROM EmailMessage ${OURS}`);
  const recordsAtMs = records.map(({ MessageDate }) => Date.parse(MessageDate));
  const told = { messages: corpus.messages, report, taken, kept, recordsAtMs, arrivedMs };
  const ends = endsOf(told);
  const says = ends.failed > 0 ? { says: await openHome(client, order.user) } : {};
  const figures = { ...ends, people, runs, ...says };
  return { figures, client, orgUrl: host.orgUrls.production, arrivedMs };
}

/** What the add-on has written, and nothing of the demo's own. */
const OURS = 'WHERE ClientThreadIdentifier != null';

async function countRecords(org: OrgClient): Promise<number> {
  const [row] = await org.rows<{ n: number }>(`SELECT COUNT(Id) n FROM EmailMessage ${OURS}`);
  return row!.n;
}

async function imported(
  { order, watching, host, corpus }: Stage,
  arrivedMs: (index: number) => number,
): Promise<{ report: ImportReport; taken: TakenMail[] }> {
  const taken: TakenMail[] = [];
  const report = await host.importMail({
    user: order.user,
    source: { mbox: order.mbox },
    arrivedMs,
    onTaken(mail) {
      watching.signal.throwIfAborted();
      taken.push(mail);
      if (taken.length % 500 === 0) watching.tell(`importing: ${taken.length} of ${corpus.messages}`);
    },
  });
  watching.tell(`imported ${report.imported} of ${corpus.messages}`);
  return { report, taken };
}

/** Service calls take the time that is published for them; opening Gmail makes the person's hourly trigger. */
async function begin(client: HostClient, user: string): Promise<void> {
  await openHome(client, user);
  await client.post('/api/faults', { latency: 'published' });
}
