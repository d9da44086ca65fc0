/** Owns executions from start to end: what they may not begin, when they must end, their rows in the list. */

import type { Clock } from '../../world/clock';
import type { Random } from '../../world/random';
import type { ExecutionKind, ExecutionRequest, ExecutionRow, Finished } from '../execution-record';
import type { Pool, RunningWorker } from '../pool';
import type { OutcomeWire, RunOrder } from '../wire';
import type { Holds } from './holds';
import type { LimitTable } from './limit-table';
import type { Quotas } from './quotas';
import type { AnswerCall, CallingExecution } from './service-calls';
import { noTimeLeft, tooMany, unknownName } from './start-refusals';
import { watchWall } from './wall-watch';

export interface ExecutionsDeps {
  clock: Clock;
  random: Random;
  pool: Pool;
  answer: AnswerCall;
  holds: Holds;
  limits: LimitTable;
  quotas: Quotas;
  scriptTimeZone: string;
  advancedServices: RunOrder['advancedServices'];
  /** The project's own top-level names: nothing else can be called, also not what the language has. */
  functions: ReadonlySet<string>;
  /** Real time that an execution may compute without a service call, where the host's clock stands still. */
  computeLimitMs: number;
  /** Looks at what a function emitted; may put an error in its place. */
  check: (outcome: OutcomeWire) => OutcomeWire;
}

export interface Executions {
  run(request: ExecutionRequest): Promise<Finished>;
  /** Newest first; the last 1,000 are kept. */
  rows(): ExecutionRow[];
  /** How many are alive, by user. */
  alive(): Map<string, number>;
  /** Kills what is alive and forgets all rows. */
  clear(): void;
}

const KEPT_ROWS = 1_000;

interface Live extends CallingExecution {
  endings: (() => void)[];
  worker: RunningWorker | undefined;
  kill(message?: string): void;
}

export function createExecutions(deps: ExecutionsDeps): Executions {
  const { clock, limits, quotas } = deps;
  let rows: ExecutionRow[] = [];
  const live = new Set<Live>();

  function newRow({ user, functionName, kind }: ExecutionRequest): ExecutionRow {
    const row: ExecutionRow = {
      ...{ id: deps.random.uuid(), user, function: functionName, kind, startedAtMs: clock.nowMs() },
      ...{ durationMs: 0, simulatedMs: 0, heapBytes: 0, status: 'running', calls: [], log: [] },
    };
    rows = [row, ...rows].slice(0, KEPT_ROWS);
    return row;
  }

  function begin(row: ExecutionRow): Live {
    const endings: Live['endings'] = [];
    const execution: Live = {
      row,
      endings,
      stay: clock.enter(),
      worker: undefined,
      ...{ made: 0, answered: 0 },
      caller: {
        executionId: row.id,
        user: row.user,
        onEnd: (act) => void endings.push(act),
        log: (line) => void (row.log.length < limits.of('callRows') && row.log.push(line)),
      },
      isOver: () => !live.has(execution),
      kill(message = limits.refusal('cardRuntimeMs').message) {
        if (execution.isOver()) return;
        row.status = 'killed';
        end(execution);
        execution.worker?.kill(message);
      },
    };
    live.add(execution);
    return execution;
  }

  /** From here on nothing of it is carried out any more, and what it held is free. */
  function end(execution: Live): void {
    if (!live.delete(execution)) return;
    execution.stay.leave();
    for (const act of execution.endings.splice(0)) act();
    deps.holds.release([execution.row.id]);
    const { row } = execution;
    row.durationMs = clock.nowMs() - row.startedAtMs;
    if (row.kind === 'trigger') quotas.note(row.user, 'triggerRuntimeMsPerDay', row.durationMs);
    quotas.save();
  }

  function finish(row: ExecutionRow, outcome: OutcomeWire): Finished {
    if (row.status !== 'killed') row.status = outcome.kind === 'error' ? 'failed' : 'completed';
    if (outcome.kind === 'error') row.error = { name: outcome.error.name, message: outcome.error.message };
    return { row, outcome };
  }

  async function run(request: ExecutionRequest): Promise<Finished> {
    const row = newRow(request);
    const refusal =
      tooMany(alive(), request.user, limits) ??
      noTimeLeft(request, quotas, limits) ??
      unknownName(deps.functions, request.functionName);
    if (refusal) return finish(row, { kind: 'error', error: { name: 'Exception', message: refusal } });
    const execution = begin(row);
    const stopWatching = watch(execution);
    try {
      const { mode } = clock;
      const order: RunOrder = {
        functionName: request.functionName,
        eventJson: JSON.stringify(request.event ?? {}),
        clock: { mode, nowMs: clock.nowMs(), offsetMs: clock.offsetMs() },
        scriptTimeZone: deps.scriptTimeZone,
        // The row's id is drawn by the host's seed.
        randomSeed: parseInt(row.id.slice(0, 8), 16),
        advancedServices: deps.advancedServices,
      };
      execution.worker = deps.pool.run(order, (service, method, argsJson) =>
        deps.answer(execution, { service, method, argsJson }),
      );
      const outcome = await execution.worker.outcome;
      row.heapBytes = execution.worker.heapBytes();
      return finish(row, row.status === 'killed' ? outcome : deps.check(outcome));
    } finally {
      stopWatching();
      end(execution);
    }
  }

  /** The platform's limit counts on the host's clock; where that stands still, the wall's counts too. */
  function watch(execution: Live): () => void {
    const { row } = execution;
    const limit = timeLimit(row.kind, quotas.remaining(row.user, 'triggerRuntimeMsPerDay'));
    const timer = clock.setTimer(row.startedAtMs + limit.ms, () => execution.kill(limit.words));
    const stopWall =
      clock.mode === 'live'
        ? () => undefined
        : watchWall(execution, { totalMs: limit.ms, silentMs: deps.computeLimitMs });
    return () => {
      timer.cancel();
      stopWall();
    };
  }

  function timeLimit(kind: ExecutionKind, dayLeftMs: number): { ms: number; words: string } {
    const isScript = kind === 'trigger' || kind === 'callback';
    const name = isScript ? 'scriptRuntimeMs' : 'cardRuntimeMs';
    if (kind === 'trigger' && dayLeftMs < limits.of(name))
      return { ms: dayLeftMs, words: limits.refusal('triggerRuntimeMsPerDay').message };
    return { ms: limits.of(name), words: limits.refusal(name).message };
  }

  function alive(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { row } of live) counts.set(row.user, (counts.get(row.user) ?? 0) + 1);
    return counts;
  }

  return {
    run,
    rows: () => rows,
    alive,
    clear() {
      for (const execution of [...live]) execution.kill('The local host was reset.');
      rows = [];
    },
  };
}
