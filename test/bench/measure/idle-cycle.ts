/** Owns P11: what an hour without mail costs, run by run, from the requests and the calls of each run. */

import type { ExecutionRow } from '../../../dev/host/api';
import { connect, JONAS, MIA, openGmail, PRIYA, TOM } from '../../e2e/story';
import { allWell, type BenchHost, HOUR_MS, startBenchHost, startNaiveHost } from '../bench-host';
import type { Row } from '../row';
import { apiCalls, of, type Seen } from '../seen';

const PEOPLE = [MIA, JONAS, PRIYA, TOM];
const HOURS = 6;

interface RunCost {
  google: number;
  salesforce: number;
  writes: number;
}

/** With latency on each run has a time of its own, so a request is that run's in which it was sent. */
function costsOf(rows: readonly ExecutionRow[], seen: readonly Seen[]): RunCost[] {
  return rows.map(({ startedAtMs, durationMs, calls }) => {
    const own = seen.filter(({ atMs }) => atMs >= startedAtMs && atMs < startedAtMs + durationMs);
    return {
      google: of(own, 'google').length,
      salesforce: apiCalls(own),
      writes: calls.filter(({ service, method }) => service === 'Properties' && method.startsWith('set'))
        .length,
    };
  });
}

async function idleHours(host: BenchHost): Promise<RunCost[]> {
  await host.faults({ latency: 'published' });
  const runs = HOURS * PEOPLE.length;
  host.forget();
  await host.advance(HOURS * HOUR_MS);
  await allWell(host, runs);
  return costsOf(await host.latest(runs), host.seen());
}

async function ofTheProduct(): Promise<RunCost[]> {
  const host = await startBenchHost();
  try {
    await connect(host);
    await openGmail(host, ...PEOPLE);
    // What lies in the mailboxes is logged.
    await host.advance(2 * HOUR_MS);
    return await idleHours(host);
  } finally {
    await host.close();
  }
}

async function ofTheNaive(): Promise<RunCost[]> {
  const host = await startNaiveHost();
  try {
    for (const person of PEOPLE) await host.must(person, 'start');
    return await idleHours(host);
  } finally {
    await host.close();
  }
}

const most = (costs: readonly RunCost[], what: keyof RunCost) => Math.max(...costs.map((one) => one[what]));

export async function measureIdleCycle(): Promise<Row[]> {
  const costs = await ofTheProduct();
  const naive = await ofTheNaive();
  const quiet = costs.filter(({ salesforce }) => salesforce === 0);
  const asking = costs.filter(({ salesforce }) => salesforce > 0);
  return [
    {
      id: 'P11',
      measure: `an hour without mail, the most of ${costs.length} runs of ${PEOPLE.length} users in ${HOURS} hours: Google calls / Salesforce calls / property writes (counted). Apart from it the domain's one look an hour whether the connection still works (docs/decisions/0010)`,
      target: '≤ 2 / 0 / 2; the look: once an hour and domain, 1 Salesforce call',
      figure: `${most(quiet, 'google')} / 0 / ${most(quiet, 'writes')} in ${quiet.length} runs; the look: ${asking.length} runs in ${HOURS} hours, ${most(asking, 'salesforce')} Salesforce call each`,
      naive: `${most(naive, 'google')} / ${most(naive, 'salesforce')} / ${most(naive, 'writes')}; a lost connection is not noticed`,
      met:
        most(costs, 'google') <= 2 &&
        most(quiet, 'writes') <= 2 &&
        asking.length <= HOURS &&
        most(asking, 'salesforce') <= 1 &&
        quiet.length > 0,
    },
  ];
}
