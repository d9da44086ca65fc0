/** Owns P12 and P15: how often the token endpoint is asked when many executions meet one dead token, and how long the lock is held. */

import type { ExecutionRow, RunAnswer } from '../../../dev/host/api';
import { connect, DANA, JONAS, MIA, PRIYA } from '../../e2e/story';
import { type BenchHost, HOUR_MS, startBenchHost, startNaiveHost } from '../bench-host';
import type { Row } from '../row';
import { of, sum } from '../seen';

/** A user may have 30 executions at once. */
const PEOPLE = [DANA, MIA, JONAS, PRIYA];
const ALIVE = 100;
const ROUNDS = 10;
/** The plain way does the same in each. */
const NAIVE_ROUNDS = 2;
const REFRESH_SECONDS = 5;

interface Stampede {
  tokenCalls: number[];
  /** Executions that did not end as they do while all is well. */
  unwell: number;
  rows: ExecutionRow[];
}

/** Each is held with the refusal of its first request in hand, until all have it; then all go on at once. */
async function stampede(
  host: BenchHost,
  { functionName, good, rounds }: { functionName: string; good: unknown; rounds: number },
): Promise<Stampede> {
  const all: Stampede = { tokenCalls: [], unwell: 0, rows: [] };
  for (let round = 0; round < rounds; round++) {
    // Longer than what is known of the connection holds, so that each execution asks Salesforce.
    await host.faults({ latency: 'off' });
    await host.advance(2 * HOUR_MS);
    await host.faults({
      salesforce: { org: 'production', act: ['expireAccessTokens'] },
      hold: { service: 'UrlFetchApp', method: 'fetch', at: 'reply', httpStatus: 401 },
    });
    host.forget();
    const running = Promise.allSettled(
      Array.from({ length: ALIVE }, (_, n) => host.run(PEOPLE[n % PEOPLE.length]!, functionName)),
    );
    await untilHeld(host, ALIVE);
    // Only now does time pass: while some are held, the clock stands.
    await host.faults({ hold: null, release: true, latency: 'published' });
    all.unwell += (await running).filter((end) => !isGood(end, good)).length;
    all.tokenCalls.push(of(host.seen(), 'token').length);
    all.rows.push(...(await host.latest(ALIVE)));
  }
  return all;
}

function isGood(end: PromiseSettledResult<RunAnswer>, good: unknown): boolean {
  return end.status === 'fulfilled' && end.value.ok && end.value.result === good;
}

const LONGEST_WAIT_MS = 60_000;

async function untilHeld(host: BenchHost, count: number): Promise<void> {
  const beganMs = performance.now();
  while ((await host.faults({})).held.length < count) {
    if (performance.now() - beganMs > LONGEST_WAIT_MS) throw new Error(`No ${count} executions are held.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function ofTheProduct(): Promise<Stampede & { hung: ExecutionRow }> {
  const host = await startBenchHost();
  try {
    await connect(host);
    // What lies in the mailboxes is logged first: a mailbox is one run's at a time.
    for (const person of PEOPLE) await host.must(person, 'onHourlyRun');
    const all = await stampede(host, { functionName: 'onHourlyRun', good: 'active', rounds: ROUNDS });
    return { ...all, hung: await whileTokensHang(host) };
  } finally {
    await host.close();
  }
}

/** The longest that a refresh can take: the token endpoint never answers. */
async function whileTokensHang(host: BenchHost): Promise<ExecutionRow> {
  const { myDomain } = await host.org();
  await host.advance(2 * HOUR_MS);
  await host.faults({
    salesforce: { org: 'production', act: ['expireAccessTokens'] },
    fetch: { urlPrefix: `https://${myDomain}/services/oauth2/token`, act: 'hang' },
  });
  await host.must(MIA, 'onHourlyRun');
  const [row] = await host.latest(1);
  return row!;
}

async function ofTheNaive(): Promise<Stampede> {
  const host = await startNaiveHost();
  try {
    return await stampede(host, { functionName: 'ask', good: 1, rounds: NAIVE_ROUNDS });
  } finally {
    await host.close();
  }
}

/** The calls of an execution between taking the script's lock and giving it back; undefined where it is not given back. */
function heldCalls({ calls }: ExecutionRow): { inside: ExecutionRow['calls'] | undefined; taken: number } {
  const begin = calls.findIndex(({ method }) => method === 'tryLock');
  const end = calls.findIndex(({ method }) => method === 'releaseLock');
  return { taken: begin < 0 ? 0 : 1, inside: end < 0 ? undefined : calls.slice(begin + 1, end) };
}

const simulated = (calls: ExecutionRow['calls']) => sum(calls.map(({ simulatedMs }) => simulatedMs));

/** A hang is no service time: what the execution took beyond its other calls is what it held the lock for. */
function heldWhileHung(row: ExecutionRow): number {
  const { inside } = heldCalls(row);
  if (!inside) throw new Error('The lock was not given back after a token endpoint that hangs.');
  return row.durationMs - (simulated(row.calls) - simulated(inside));
}

export async function measureStampede(): Promise<Row[]> {
  const product = await ofTheProduct();
  const naive = await ofTheNaive();
  const most = Math.max(...product.tokenCalls);
  const executions = ALIVE * ROUNDS;
  return [
    {
      id: 'P12',
      measure: `calls of the token endpoint when ${executions} executions, ${ALIVE} alive at once in each of ${ROUNDS} rounds, meet one dead token (the most of a round, counted); executions that did not end "active"`,
      target: '1 a round; 0',
      figure: `${most}; ${product.unwell}`,
      naive: `${Math.max(...naive.tokenCalls)} a round, ${sum(naive.tokenCalls)} in ${NAIVE_ROUNDS} rounds; ${naive.unwell} failed`,
      met: most === 1 && Math.min(...product.tokenCalls) === 1 && product.unwell === 0,
    },
    lockRow(product),
  ];
}

function lockRow({ rows, hung }: { rows: readonly ExecutionRow[]; hung: ExecutionRow }): Row {
  const held = rows.map(heldCalls).filter(({ taken }) => taken > 0);
  const kept = held.filter(({ inside }) => inside === undefined).length;
  const longest = Math.max(...held.map(({ inside }) => simulated(inside ?? [])));
  const refreshes = Math.max(
    ...held.map(({ inside }) => (inside ?? []).filter(({ service }) => service === 'UrlFetchApp').length),
  );
  const whileHung = heldWhileHung(hung);
  const mostMs = REFRESH_SECONDS * 1_000;
  return {
    id: 'P15',
    measure: `script lock in the executions of P12: refreshes inside it, the longest hold, and the hold where the token endpoint never answers (simulated ms); executions that did not give it back`,
    target: `≤ 1 refresh, ≤ ${mostMs} ms; 0`,
    figure: `${refreshes} refresh, ${longest} ms of ${held.length} holds, ${whileHung} ms without an answer; ${kept}`,
    naive: 'takes no lock, and so refreshes as often as in P12',
    met: refreshes === 1 && longest <= mostMs && whileHung <= mostMs && kept === 0,
  };
}
