/** Owns executions from start to end: their limits, their service calls, their rows in the list. */

import type { Clock } from '../../world/clock';
import type { Random } from '../../world/random';
import type { ExecutionRequest, ExecutionRow, Finished } from '../execution-record';
import type { Pool, RunningWorker } from '../pool';
import type { CallReply, OutcomeWire, RunOrder } from '../wire';
import type { Holds } from './holds';
import { LIMITS } from './limits';
import { requirePermission } from './permissions';
import { PlatformError } from './platform-error';
import type { Caller, Services } from './service';
import { tooMany, unknownName } from './start-refusals';

export interface ExecutionsDeps {
  clock: Clock;
  random: Random;
  pool: Pool;
  services: Services;
  holds: Holds;
  /** The manifest's. */
  scopes: readonly string[];
  grantedScopes: (user: string) => readonly string[];
  scriptTimeZone: string;
  advancedServices: RunOrder['advancedServices'];
  /** The project's own top-level names: nothing else can be called, also not what the language has. */
  functions: ReadonlySet<string>;
  /** Looks at what a function emitted; may put an error in its place. */
  check: (outcome: OutcomeWire) => OutcomeWire;
}

export interface Executions {
  run(request: ExecutionRequest): Promise<Finished>;
  /** Newest first; the last 1,000 are kept. */
  rows(): ExecutionRow[];
  clear(): void;
}

const KEPT_ROWS = 1_000;
/** Real time after which a computing execution counts as endless, whatever the host's clock shows. */
const WATCHDOG_MS = 60_000;

interface Live {
  row: ExecutionRow;
  caller: Caller;
  endings: (() => void)[];
  worker: RunningWorker | undefined;
}

export function createExecutions(deps: ExecutionsDeps): Executions {
  let rows: ExecutionRow[] = [];
  const live = new Set<Live>();

  function begin(request: ExecutionRequest): Live {
    const row: ExecutionRow = {
      id: deps.random.uuid(),
      user: request.user,
      function: request.functionName,
      kind: request.kind,
      startedAtMs: deps.clock.nowMs(),
      durationMs: 0,
      status: 'running',
      calls: [],
      log: [],
    };
    const endings: (() => void)[] = [];
    const caller: Caller = {
      executionId: row.id,
      user: request.user,
      onEnd: (act) => void endings.push(act),
      log: (line) => void row.log.push(line),
    };
    rows = [row, ...rows].slice(0, KEPT_ROWS);
    return { row, caller, endings, worker: undefined };
  }

  function finish(execution: Live, outcome: OutcomeWire): Finished {
    const { row } = execution;
    for (const act of execution.endings.splice(0)) act();
    row.durationMs = deps.clock.nowMs() - row.startedAtMs;
    if (row.status !== 'killed') row.status = outcome.kind === 'error' ? 'failed' : 'completed';
    if (outcome.kind === 'error') row.error = { name: outcome.error.name, message: outcome.error.message };
    return { row, outcome };
  }

  async function run(request: ExecutionRequest): Promise<Finished> {
    const execution = begin(request);
    const refusal = tooMany([...live], request.user) ?? unknownName(deps.functions, request.functionName);
    if (refusal) return finish(execution, { kind: 'error', error: { name: 'Exception', message: refusal } });
    live.add(execution);
    deps.clock.executionStarted();
    const stopWatching = watch(execution);
    try {
      const order: RunOrder = {
        functionName: request.functionName,
        eventJson: JSON.stringify(request.event ?? {}),
        clock: reading(),
        scriptTimeZone: deps.scriptTimeZone,
        advancedServices: deps.advancedServices,
      };
      execution.worker = deps.pool.run(order, (service, method, argsJson) =>
        answer(execution, { service, method, argsJson }),
      );
      return finish(execution, deps.check(await execution.worker.outcome));
    } finally {
      stopWatching();
      live.delete(execution);
      deps.clock.executionEnded();
    }
  }

  /** The platform's limit counts on the host's clock; the watchdog on the wall, and not while a test holds it. */
  function watch(execution: Live): () => void {
    const { row } = execution;
    const kill = () => {
      row.status = 'killed';
      execution.worker?.kill('Exceeded maximum execution time');
    };
    const limitMs =
      row.kind === 'trigger' || row.kind === 'callback' ? LIMITS.scriptRuntimeMs : LIMITS.cardRuntimeMs;
    const limit = deps.clock.setTimer(row.startedAtMs + limitMs, kill);
    let lookedAtCalls = 0;
    const watchdog = setInterval(() => {
      if (row.status !== 'held' && row.calls.length === lookedAtCalls) kill();
      lookedAtCalls = row.calls.length;
    }, WATCHDOG_MS);
    watchdog.unref();
    return () => {
      limit.cancel();
      clearInterval(watchdog);
    };
  }

  function reading() {
    return { mode: deps.clock.mode, nowMs: deps.clock.nowMs(), offsetMs: deps.clock.offsetMs() };
  }

  async function answer(execution: Live, call: ServiceCall): Promise<string> {
    const reply = await carryOut(execution, call);
    return JSON.stringify({ ...reply, clock: reading() } satisfies CallReply);
  }

  async function carryOut(
    { row, caller }: Live,
    { service, method, argsJson }: ServiceCall,
  ): Promise<{ value: unknown } | { error: { name: string; message: string } }> {
    const args = JSON.parse(argsJson) as never[];
    const startedMs = performance.now();
    const hold = (at: 'request' | 'reply', httpStatus?: number) =>
      deps.holds.pass({ service, method, at, function: row.function, httpStatus }, (status) => {
        if (row.status !== 'killed') row.status = status;
      });
    try {
      const act = deps.services[service]?.[method];
      if (!act) throw new PlatformError(`not implemented in the local host: ${service}.${method}`, 'Error');
      requirePermission(`${service}.${method}`, {
        manifest: deps.scopes,
        granted: deps.grantedScopes(caller.user),
      });
      await hold('request');
      const value: unknown = await act(caller, ...args);
      await hold('reply', statusOf(value));
      return { value: value ?? null };
    } catch (error) {
      if (error instanceof PlatformError) return { error: { name: error.name, message: error.message } };
      console.error(`A defect of the local host in ${service}.${method}:`, error);
      return { error: { name: 'Error', message: `a defect of the local host in ${service}.${method}` } };
    } finally {
      const durationMs = Math.round((performance.now() - startedMs) * 100) / 100;
      if (service !== 'console') row.calls.push({ service, method, durationMs });
    }
  }

  return { run, rows: () => rows, clear: () => void (rows = []) };
}

interface ServiceCall {
  service: string;
  method: string;
  argsJson: string;
}

function statusOf(value: unknown): number | undefined {
  return typeof value === 'object' && value !== null && 'status' in value
    ? (value.status as number)
    : undefined;
}
