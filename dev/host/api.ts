/**
 * Owns the shapes of the control API: what the page, the tests and the demo exchange with the host as JSON over
 * loopback. Types only. Times are milliseconds since 1970 on the host's clock. A large subject has a file in `api/`.
 */

import type {
  CallRow,
  ExecutionKind,
  ExecutionRow,
  LogRow,
  ScriptError,
} from '../apps-script/execution-record';
import type { OrgControls } from '../salesforce/controls';

export type { CallRow, ExecutionKind, ExecutionRow, LogRow, OrgControls, ScriptError };
export type * from './api/faults';
export type * from './api/mailbox';
export type * from './api/panel';
export type * from './api/salesforce';
export type * from './api/scenarios';
export type * from './api/script';

/** `GET /api/users`: one row a person of the demo domain. */
export interface UserRow {
  email: string;
  name: string;
  /** A Google Workspace super admin. */
  admin: boolean;
}

/** `POST /api/run {user, function, event}`: runs one function as one user. */
export type RunAnswer = { executionId: string; calls: CallRow[]; log: LogRow[] } & (
  | {
      ok: true;
      /** Card JSON, an array of it, a `RenderActions` value, an HTML page's text, or a plain value. */
      result: unknown;
    }
  | { ok: false; error: ScriptError }
);

/** `GET /api/executions`: newest first. */
export type ExecutionsAnswer = ExecutionRow[];

/** `POST /api/clock`: the time after the move, and how many triggers fired on the way. `GET` answers `fired: 0`. */
export interface ClockAnswer {
  mode: 'live' | 'stepped';
  nowMs: number;
  fired: number;
}

/** `GET /api/session`: who is signed in to Google in this browser. `POST {email}` signs in, `DELETE` out. */
export interface SessionAnswer {
  user: UserRow | null;
  nowMs: number;
}

/** `GET /api/prompts`: each time a person met Google's or Salesforce's authorization. */
export interface PromptRow {
  atMs: number;
  user: string;
  admin: boolean;
  kind: 'google-consent' | 'authorization-exception' | 'salesforce-page';
}

/** `GET /api/mail`: what MailApp sent, newest first. */
export interface SentMailRow {
  atMs: number;
  as: string;
  to: string;
  subject: string;
  body: string;
}
