/** Owns P8, P9 and P10: what 1,000 new mails of one user cost at Salesforce and at Gmail, from the requests that were sent. */

import { connect, MIA, openGmail } from '../../e2e/story';
import { allWell, type BenchHost, HOUR_MS, startBenchHost, startNaiveHost } from '../bench-host';
import { addCustomers, deliver } from '../company';
import type { Row } from '../row';

import { apiCalls, mostUnitsAMinute, of, type Seen, sum } from '../seen';

const MAILS = 1_000;
/** What one hour of a person may bring. */
const STEADY = 5;

/** The product's requests for the 1,000, and for one more run with a few. Time passes as published: quota has minutes. */
async function ofTheProduct(host: BenchHost): Promise<{ bulk: readonly Seen[]; steady: readonly Seen[] }> {
  await connect(host);
  await openGmail(host, MIA);
  await addCustomers(host); // The mail that lies there from the beginning, and the day's look at the key field.
  await host.advance(HOUR_MS);
  await host.faults({ latency: 'published' });
  await deliver(host, { user: MIA, mails: MAILS, from: 0 });
  host.forget();
  await host.advance(HOUR_MS);
  await allWell(host);
  const bulk = host.seen();
  await deliver(host, { user: MIA, mails: STEADY, from: MAILS });
  host.forget();
  await host.advance(HOUR_MS);
  return { bulk, steady: host.seen() };
}

async function ofTheNaive(host: BenchHost): Promise<readonly Seen[]> {
  await addCustomers(host);
  await host.must(MIA, 'start');
  await deliver(host, { user: MIA, mails: MAILS, from: 0 });
  host.forget();
  // By published times this takes far longer than a script may run; without them it comes to its end, and can be counted.
  await host.advance(HOUR_MS);
  await allWell(host);
  return host.seen();
}

export async function measureThousandMails(): Promise<Row[]> {
  const [host, naiveHost] = [await startBenchHost(), await startNaiveHost()];
  try {
    const { bulk, steady } = await ofTheProduct(host);
    const naive = await ofTheNaive(naiveHost);
    return [salesforceRow({ bulk, steady, naive }), requestsRow(bulk, naive), unitsRow(bulk, naive)];
  } finally {
    await host.close();
    await naiveHost.close();
  }
}

const matchAndWrite = (seen: readonly Seen[]) =>
  seen.filter(({ act }) => act === 'match' || act === 'create').length;

function salesforceRow({ bulk, steady, naive }: Record<'bulk' | 'steady' | 'naive', readonly Seen[]>): Row {
  const all = apiCalls(bulk);
  const run = apiCalls(steady);
  const [first, firstOfRun] = [matchAndWrite(bulk), matchAndWrite(steady)];
  return {
    id: 'P8',
    measure: `Salesforce API calls for ${MAILS} mails of one user with 3 customers each, all matched; and in a run with ${STEADY} mails (counted)`,
    target: '≤ 10 to match and write, ≤ 25 in all; a run: ≤ 2, ≤ 5 in all',
    figure: `${first} to match and write, ${all} in all; a run: ${firstOfRun}, ${run} in all`,
    naive: `${apiCalls(naive)} in all`,
    met: first <= 10 && all <= 25 && firstOfRun <= 2 && run <= 5 && first > 0,
  };
}

function requestsRow(bulk: readonly Seen[], naive: readonly Seen[]): Row {
  const figure = of(bulk, 'google').length;
  return {
    id: 'P9',
    measure: `Gmail HTTP requests for ${MAILS} mails of one user, a batch being one (counted)`,
    target: '≤ 24',
    figure,
    naive: of(naive, 'google').length,
    met: figure <= 24 && figure > 0,
  };
}

function unitsRow(bulk: readonly Seen[], naive: readonly Seen[]): Row {
  const units = sum(bulk.map((one) => one.units));
  const most = mostUnitsAMinute(bulk);
  const refused = sum(bulk.map(({ overQuota }) => overQuota));
  return {
    id: 'P10',
    measure: `Gmail units for ${MAILS} mails of one user (counted), and the most in any 60 s (simulated time)`,
    target: '≤ 20,060, and ≤ 6,000 in any 60 s',
    figure: `${units}, and ${most} in 60 s; ${refused} refused`,
    naive: `${sum(naive.map((one) => one.units))}; it goes on until it is refused, ${sum(naive.map(({ overQuota }) => overQuota))} times`,
    met: units <= 20_060 && units >= MAILS * 20 && most <= 6_000 && refused === 0,
  };
}
