/** Owns P16: how many runs a mailbox with 10,000 mails takes, and how long each of them is. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExecutionRow } from '../../../dev/host/api';
import { orgRows } from '../../e2e/org-data';
import { connect, MIA, openGmail } from '../../e2e/story';
import { type BenchHost, HOUR_MS, MINUTE_MS, START_MS, startBenchHost, startNaiveHost } from '../bench-host';
import { addCustomers, deliver, writeCustomersMbox } from '../company';
import type { Row } from '../row';
import { mostUnitsAMinute, type Seen, sum } from '../seen';

const MAILS = 10_000;
const MOST_RUNS = 8;
const RUN_MS = 5 * MINUTE_MS;
/** So many that the plain way gets through within one run. */
const SAMPLE = 40;
const TRIES = 20;

interface Backlog {
  runs: ExecutionRow[];
  logged: number;
  seen: readonly Seen[];
}

/** A person who begins with a full mailbox: all of it within the two weeks that the first run reaches back. */
async function bringMail(host: BenchHost): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'trunkline-bench-'));
  try {
    const mbox = join(folder, 'mail.mbox');
    writeCustomersMbox(mbox, { user: MIA, mails: MAILS, untilMs: START_MS });
    const { imported } = await host.host.importMail({ user: MIA, source: { mbox } });
    if (imported !== MAILS) throw new Error(`${imported} of ${MAILS} mails came in.`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function loggedIn(host: BenchHost): Promise<number> {
  const rows = await orgRows(host, "SELECT Id FROM EmailMessage WHERE Subject LIKE 'Offer %'");
  return rows.length;
}

async function ofTheProduct(): Promise<Backlog> {
  const host = await startBenchHost();
  try {
    await connect(host);
    await addCustomers(host);
    await bringMail(host);
    await openGmail(host, MIA);
    await host.faults({ latency: 'published' });
    host.forget();
    const runs: ExecutionRow[] = [];
    let logged = 0;
    while (logged < MAILS && runs.length < TRIES) {
      await host.advance(HOUR_MS);
      runs.push(...(await host.latest(1)));
      logged = await loggedIn(host);
    }
    return { runs, logged, seen: host.seen() };
  } finally {
    await host.close();
  }
}

/** Simulated milliseconds a mail. */
async function ofTheNaive(): Promise<number> {
  const host = await startNaiveHost();
  try {
    await addCustomers(host);
    await host.must(MIA, 'start');
    await deliver(host, { user: MIA, mails: SAMPLE, from: 0 });
    await host.faults({ latency: 'published' });
    await host.advance(HOUR_MS);
    const [row] = await host.latest(1);
    if (row?.status !== 'completed') throw new Error('The plain way did not get through.');
    return row.durationMs / SAMPLE;
  } finally {
    await host.close();
  }
}

export async function measureBacklog(): Promise<Row[]> {
  const { runs, logged, seen } = await ofTheProduct();
  const naiveMs = await ofTheNaive();
  const longest = Math.max(...runs.map(({ durationMs }) => durationMs));
  const refused = sum(seen.map(({ overQuota }) => overQuota));
  const naiveRuns = Math.ceil((MAILS * naiveMs) / RUN_MS);
  return [
    {
      id: 'P16',
      measure: `hourly runs until ${MAILS} mails of one new user are logged; the longest run in minutes (simulated time); requests refused for a quota (counted)`,
      target: `≤ ${MOST_RUNS}; ≤ 5; 0`,
      figure: `${runs.length} (${logged} logged); ${(longest / MINUTE_MS).toFixed(2)}; ${refused}, at most ${mostUnitsAMinute(seen)} units in 60 s`,
      naive: `about ${naiveRuns} runs of 5 minutes, at ${Math.round(naiveMs)} simulated ms a mail, of ${SAMPLE} mails`,
      met: logged === MAILS && runs.length <= MOST_RUNS && longest <= RUN_MS && refused === 0,
    },
  ];
}
