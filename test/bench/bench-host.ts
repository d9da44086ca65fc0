/** Owns a local host as the bench has it: the real bundle, a clock that stands until it is moved, and what the script asked of whom. */

import type { ExecutionRow } from '../../dev/host/api';
import { type HostClient, openHost } from '../e2e/host-client';
import { type Seen, seenOf } from './seen';

export { HOUR_MS, MINUTE_MS, START_MS } from '../e2e/host-client';

export interface BenchHost extends HostClient {
  /** Every request of the script since the last `forget`, in the order of the answers. */
  seen(): readonly Seen[];
  forget(): void;
  /** The newest first. */
  latest(limit: number): Promise<ExecutionRow[]>;
  close(): Promise<void>;
}

const SILENT = { heard: () => undefined, ran: () => undefined, listed: () => undefined };

export async function startBenchHost(projectDirectory = 'dist'): Promise<BenchHost> {
  let seen: Seen[] = [];
  const client = await openHost(
    { projectDirectory, onTraffic: (passing) => void seen.push(seenOf(passing)) },
    SILENT,
  );
  return {
    ...client,
    seen: () => seen,
    forget: () => void (seen = []),
    latest: (limit) => client.get<ExecutionRow[]>(`/api/executions?limit=${limit}`),
    close: () => client.host.close(),
  };
}

/** The plain way's own host: the same simulators, the same people, in this process. */
export async function startNaiveHost(): Promise<BenchHost> {
  const host = await startBenchHost('test/bench/naive');
  await host.faults({
    salesforce: { org: 'production', set: { clientCredentials: { runAs: 'sfadmin@acme.example' } } },
  });
  const { myDomain, consumerKey: key, consumerSecret: secret } = await host.org();
  await host.must('dana@acme.example', 'setUp', { url: `https://${myDomain}`, key, secret });
  return host;
}

export const count = (calls: ExecutionRow['calls'], services: readonly string[]): number =>
  calls.filter(({ service }) => services.includes(service)).length;

/** Rejects unless the latest `runs` executions ended well: a figure of what failed halfway says nothing. */
export async function allWell(host: BenchHost, runs = 1): Promise<void> {
  for (const { function: name, status, error } of await host.latest(runs))
    if (status !== 'completed') throw new Error(`${name}: ${status}: ${error?.message ?? ''}`);
}
