/** Owns what is kept of an execution, and shown: never an argument, a result of a call, or a secret. Types only. */

import type { ErrorWire, OutcomeWire } from './wire';

export type ExecutionKind = 'card' | 'action' | 'trigger' | 'callback' | 'api';
export type ExecutionStatus = 'running' | 'held' | 'completed' | 'failed' | 'killed';

/** One service call. */
export interface CallRow {
  service: string;
  method: string;
  /** Real time, of this host. */
  durationMs: number;
  /** What the platform would have taken; 0 while no latency is simulated. */
  simulatedMs: number;
  /** What chance did to it. */
  fault?: string;
}

export interface LogRow {
  level: 'debug' | 'info' | 'warn' | 'error';
  text: string;
}

export interface ScriptError {
  name: string;
  message: string;
}

/** Times are milliseconds since 1970 on the host's clock. */
export interface ExecutionRow {
  id: string;
  user: string;
  function: string;
  kind: ExecutionKind;
  startedAtMs: number;
  durationMs: number;
  /** The sum of its calls'. */
  simulatedMs: number;
  /** The most that its thread's heap held, garbage included; 0 until it has ended by itself. */
  heapBytes: number;
  status: ExecutionStatus;
  error?: ScriptError;
  calls: CallRow[];
  /** How many calls more it made than are listed. */
  callsLeftOut?: number;
  log: LogRow[];
}

/** Who wants what run. The user is the effective user: the person at the keyboard, or the trigger's owner. */
export interface ExecutionRequest {
  user: string;
  functionName: string;
  event: unknown;
  kind: ExecutionKind;
}

export interface Finished {
  row: ExecutionRow;
  outcome: OutcomeWire;
}

export type FailedOutcome = { kind: 'error'; error: ErrorWire };
