/** Owns what is kept of an execution, and shown: never an argument, a result of a call, or a secret. Types only. */

import type { ErrorWire, OutcomeWire } from './wire';

export type ExecutionKind = 'card' | 'action' | 'trigger' | 'callback' | 'api';
export type ExecutionStatus = 'running' | 'held' | 'completed' | 'failed' | 'killed';

/** One service call. */
export interface CallRow {
  service: string;
  method: string;
  durationMs: number;
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
  status: ExecutionStatus;
  error?: ScriptError;
  calls: CallRow[];
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
