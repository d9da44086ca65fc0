/**
 * Owns what happens around each service call of an execution: its permission, its quota, its simulated time, its row,
 * and what a test has asked to go wrong there.
 */

import type { Clock, ClockMode } from '../../world/clock';
import type { Stay } from '../../world/stays';
import type { ExecutionRow } from '../execution-record';
import type { KillRequest } from '../fault-shapes';
import type { CallReply } from '../wire';
import { chargeOf } from './charges';
import { type ChanceFault, type Fate, meetFate } from './chance-fault';
import type { Holds } from './holds';
import type { KillFault } from './kill-fault';
import type { Latency } from './latency';
import type { LimitTable } from './limit-table';
import { requirePermission } from './permissions';
import { PlatformError } from './platform-error';
import type { Quotas } from './quotas';
import type { Caller, Services } from './service';

export interface ServiceCallDeps {
  clock: Pick<Clock, 'mode' | 'nowMs' | 'offsetMs' | 'wait'>;
  services: Services;
  holds: Holds;
  kills: KillFault;
  chance: ChanceFault;
  latency: Latency;
  limits: LimitTable;
  quotas: Quotas;
  /** The manifest's. */
  scopes: readonly string[];
  grantedScopes: (user: string) => readonly string[];
}

/** An execution as its service calls see it. */
export interface CallingExecution {
  row: ExecutionRow;
  caller: Caller;
  stay: Stay;
  /** How many service calls it has made, and how many of them it has an answer to. */
  made: number;
  answered: number;
  isOver(): boolean;
  kill(): void;
}

export interface ServiceCall {
  service: string;
  method: string;
  argsJson: string;
}

/** Answers one call with the JSON text of a CallReply. */
export type AnswerCall = (execution: CallingExecution, call: ServiceCall) => Promise<string>;

export type Reply = { value: unknown } | { error: { name: string; message: string } };

/** Nobody reads it: the execution that asked is over. */
const TOO_LATE: Reply = { value: null };

export function createServiceCalls(deps: ServiceCallDeps): AnswerCall {
  const { clock, limits } = deps;

  async function act({ caller }: CallingExecution, call: ServiceCall, args: never[]): Promise<Reply> {
    const name = `${call.service}.${call.method}`;
    try {
      const method = deps.services[call.service]?.[call.method];
      if (!method) throw new PlatformError(`not implemented in the local host: ${name}`, 'Error');
      requirePermission(name, { manifest: deps.scopes, granted: deps.grantedScopes(caller.user) });
      const charge = chargeOf(call.service, call.method, args);
      if (charge) deps.quotas.charge(caller.user, charge.quota, charge.amount);
      return { value: (await method(caller, ...args)) ?? null };
    } catch (error) {
      if (error instanceof PlatformError) return { error: { name: error.name, message: error.message } };
      console.error(`A defect of the local host in ${name}:`, error);
      return { error: { name: 'Error', message: `a defect of the local host in ${name}` } };
    }
  }

  /** In `live` mode it is only summed: a person at the page shall not wait for numbers that are made up. */
  async function simulate(call: ServiceCall, args: readonly unknown[]): Promise<number> {
    const simulatedMs = deps.latency.draw(call.service, call.method, args);
    if (simulatedMs > 0 && clock.mode === ('stepped' satisfies ClockMode)) await clock.wait(simulatedMs);
    return simulatedMs;
  }

  function hold({ row }: CallingExecution, call: ServiceCall, reply?: Reply): Promise<void> {
    const { service, method } = call;
    const at = reply ? 'reply' : 'request';
    const passing = {
      executionId: row.id,
      user: row.user,
      function: row.function,
      service,
      method,
      at,
    } as const;
    return deps.holds.pass({ ...passing, httpStatus: statusOf(reply) }, (status) => {
      if (row.status !== 'killed') row.status = status;
    });
  }

  /** Whether the execution came to its end on the way, or does now. */
  function dies(execution: CallingExecution, at: KillRequest['at'], fate: Fate | undefined): boolean {
    if (fate?.name === `killed ${at}` || deps.kills.strikes(at, execution.made, execution.row))
      execution.kill();
    return execution.isOver();
  }

  async function carryOut(execution: CallingExecution, call: ServiceCall): Promise<Reply> {
    const args = JSON.parse(call.argsJson) as never[];
    const startedMs = performance.now();
    let simulatedMs = 0;
    execution.made++;
    // One that is killed may call once more before its thread is gone: no draw may hang on that.
    const fate = execution.isOver()
      ? undefined
      : deps.chance.fateOf({ ...call, user: execution.row.user }, args);
    try {
      if (dies(execution, 'before', fate)) return TOO_LATE;
      await hold(execution, call);
      if (execution.isOver()) return TOO_LATE;
      const carriedOut = () => act(execution, call, args);
      const reply = fate ? await meetFate(fate, { carriedOut, wait: clock.wait }) : await carriedOut();
      simulatedMs = await simulate(call, args);
      await hold(execution, call, reply);
      return dies(execution, 'after', fate) ? TOO_LATE : reply;
    } finally {
      execution.answered++;
      const durationMs = Math.round((performance.now() - startedMs) * 100) / 100;
      const { service, method } = call;
      note(execution.row, {
        service,
        method,
        durationMs,
        simulatedMs,
        ...(fate ? { fault: fate.name } : {}),
      });
    }
  }

  function note(row: ExecutionRow, call: ExecutionRow['calls'][number]): void {
    row.simulatedMs += call.simulatedMs;
    if (row.calls.length < limits.of('callRows')) row.calls.push(call);
    else row.callsLeftOut = (row.callsLeftOut ?? 0) + 1;
  }

  return async (execution, call) => {
    const args = call.service === 'console' ? (JSON.parse(call.argsJson) as never[]) : undefined;
    // A line of the log is no call of a service: it costs nothing and nothing stops at it.
    const reply = args
      ? await act(execution, call, args)
      : await execution.stay.run(() => carryOut(execution, call));
    const { mode } = clock;
    const reading = { mode, nowMs: clock.nowMs(), offsetMs: clock.offsetMs() };
    return JSON.stringify({ ...reply, clock: reading } satisfies CallReply);
  };
}

function statusOf(reply: Reply | undefined): number | undefined {
  const value = reply && 'value' in reply ? reply.value : undefined;
  return typeof value === 'object' && value !== null && 'status' in value
    ? (value.status as number)
    : undefined;
}
