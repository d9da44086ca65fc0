/** Owns moving the clock hour by hour until the add-on's runs have nothing left to do, and the figures of those runs. */

import type { ExecutionRow } from '../host/api';
import type { HostClient } from './host-client';
import type { KeptLists } from './kept-lists';
import type { Watching } from './run-mail';

export interface RunFigures {
  /** Those that did something. */
  count: number;
  /** By what the platform said. */
  broken: Record<string, number>;
  /** Of the host's clock, with the times that are published for service calls. */
  longestMs: number;
  /** The most that an execution's thread held, garbage included. */
  workerPeakMb: number;
  /** From the first to the last, of the host's clock. */
  hours: number;
}

export interface CatchingUp {
  client: HostClient;
  kept: Pick<KeptLists, 'changes'>;
  watching: Watching;
  /** Sets the person's runs going. */
  begin: () => Promise<void>;
}

interface Mailbox {
  user: string;
  /** How many of its mails have not ended yet; never fewer than there are. */
  open: () => Promise<number>;
}

const HOUR_MS = 3_600_000;
const MB = 1024 * 1024;
/** Refused mail is tried again in the runs that follow. */
const IDLE_WHEN_DONE = 3;
/** What waits for a time of the day comes within one. */
const IDLE_WHEN_OPEN = 26;
const MOST_HOURS = 10_000;

export async function catchUp(
  { client, kept, watching, begin }: CatchingUp,
  { user, open }: Mailbox,
): Promise<RunFigures> {
  const figures: RunFigures = { count: 0, broken: {}, longestMs: 0, workerPeakMb: 0, hours: 0 };
  await begin();
  const seen = new Set<string>();
  for (let idle = 0; figures.hours < MOST_HOURS;) {
    watching.signal.throwIfAborted();
    const before = kept.changes();
    await client.post('/api/clock', { advanceMs: HOUR_MS });
    figures.hours++;
    await noteRuns(client, user, { figures, seen });
    const left = await open();
    watching.tell(`hour ${figures.hours}: ${Math.max(left, 0)} messages are open`);
    const isIdle = kept.changes() === before;
    if (!isIdle) figures.count++;
    idle = isIdle ? idle + 1 : 0;
    if (idle >= (left > 0 ? IDLE_WHEN_OPEN : IDLE_WHEN_DONE)) break;
  }
  return figures;
}

async function noteRuns(
  client: HostClient,
  user: string,
  { figures, seen }: { figures: RunFigures; seen: Set<string> },
): Promise<void> {
  const query = new URLSearchParams({ user, function: 'onHourlyRun', limit: '3' }).toString();
  const rows = await client.get<ExecutionRow[]>(`/api/executions?${query}`);
  for (const { id, status, error, durationMs, heapBytes } of rows.filter((row) => !seen.has(row.id))) {
    seen.add(id);
    figures.longestMs = Math.max(figures.longestMs, durationMs);
    figures.workerPeakMb = Math.max(figures.workerPeakMb, Math.ceil(heapBytes / MB));
    if (status === 'completed') continue;
    const words = error?.message ?? status;
    figures.broken[words] = (figures.broken[words] ?? 0) + 1;
  }
}
