/** Owns P1: what opening Home asks of the stores and of others, from the list of executions, and its simulated time. */

import { connect, MIA, openGmail } from '../../e2e/story';
import { type BenchHost, count, HOUR_MS, startBenchHost, startNaiveHost } from '../bench-host';
import type { Row } from '../row';
import { quantile } from '../seen';

const OPENINGS = 200;
const STORAGE = ['Properties', 'Cache'];
const REMOTE = ['UrlFetchApp'];

interface Cost {
  storage: number;
  remote: number;
  p95: number;
}

/** The most that any opening asked, and the 95th percentile of what the calls took by the published latencies. */
async function costOf(host: BenchHost, functionName: string): Promise<Cost> {
  await host.must(MIA, functionName);
  await host.faults({ latency: 'published' });
  for (let n = 0; n < OPENINGS; n++) await host.must(MIA, functionName);
  const rows = await host.latest(OPENINGS);
  return {
    storage: Math.max(...rows.map(({ calls }) => count(calls, STORAGE))),
    remote: Math.max(...rows.map(({ calls }) => count(calls, REMOTE))),
    p95: quantile(
      rows.map(({ simulatedMs }) => simulatedMs),
      0.95,
    ),
  };
}

const told = ({ storage, remote, p95 }: Cost) => `${storage} / ${remote}; ${p95} ms`;

export async function measureHome(): Promise<Row[]> {
  const [host, naiveHost] = [await startBenchHost(), await startNaiveHost()];
  try {
    await connect(host);
    await openGmail(host, MIA);
    await host.advance(HOUR_MS);
    const cost = await costOf(host, 'onHome');
    return [
      {
        id: 'P1',
        measure: `Home once runs come, the most of ${OPENINGS} openings: storage calls / remote calls (counted); p95 of service time without a cold start (simulated ms)`,
        target: '≤ 2 / 0; ≤ 150 ms',
        figure: told(cost),
        naive: told(await costOf(naiveHost, 'home')),
        met: cost.storage <= 2 && cost.remote === 0 && cost.p95 <= 150,
      },
    ];
  } finally {
    await host.close();
    await naiveHost.close();
  }
}
