/** Owns the shapes in which the Apps Script host is told to misbehave, and tells how it does. Types only. */

import type { LimitName } from './outside/limits';
import type { PropertyFaults } from './outside/property-faults';

/** Held before (`request`) or after (`reply`) the call is carried out. */
export interface HoldRequest {
  service: string;
  method: string;
  at: 'request' | 'reply';
  /** Fetches only: replies with this HTTP status. */
  httpStatus?: number;
  /** Executions of this function only. */
  function?: string;
  /** Executions of this user only. */
  user?: string;
}

/** An execution that is held right now, and where. */
export interface HeldExecution {
  executionId: string;
  user: string;
  function: string;
  service: string;
  method: string;
  at: 'request' | 'reply';
}

/** The next execution that comes to this call is killed there, once. */
export interface KillRequest {
  /** Whether the call itself is still carried out. */
  at: 'before' | 'after';
  /** 1 is the first; log lines are no calls. */
  call: number;
  function?: string;
  user?: string;
}

export interface FetchFault {
  /** The start of the addresses that it strikes, as the script names them. */
  urlPrefix: string;
  /** `hang`: nothing comes, until the fetch's own time-out. `cut`: the connection ends in the middle of the body. */
  act: 'dns' | 'hang' | 'cut' | 'html' | 'status';
  /** Of `status`; 503 unless told. */
  status?: number;
  /** How many requests it strikes; all of them unless told. */
  times?: number;
}

/** Each step that can fail does so with this chance, in a way that is drawn by the seed. */
export interface ChanceRequest {
  seed: number;
  /** One in so many. */
  oneIn: number;
}

/** Whether service calls take the time that was published for them. */
export type LatencyMode = 'off' | 'published';

/** Any subset; what is not named stays as it is, null ends it. */
export interface ScriptFaultsRequest {
  properties?: Partial<PropertyFaults>;
  /** Holds executions before (`request`) or after (`reply`) a service call; they go on when released. */
  hold?: HoldRequest | null;
  /** All that are held, or those in that order. */
  release?: true | { executionIds: string[] };
  kill?: KillRequest | null;
  /** A lock that somebody else seems to hold; a user's needs the user. */
  busyLock?: { lock: 'script' | 'user'; forMs: number; user?: string } | null;
  emptyCache?: true;
  chance?: ChanceRequest | null;
  fetch?: FetchFault | null;
  latency?: LatencyMode;
  /** Lower limits than the platform's, by their names in `limits.ts`; null takes one back. */
  limits?: Partial<Record<LimitName, number | null>>;
}

/** What is on right now. */
export interface ScriptFaultsState {
  properties: PropertyFaults;
  hold: HoldRequest | null;
  held: HeldExecution[];
  kill: KillRequest | null;
  busyLocks: { lock: 'script' | 'user'; user?: string; untilMs: number }[];
  chance: ChanceRequest | null;
  fetch: FetchFault | null;
  latency: LatencyMode;
  limits: Partial<Record<LimitName, number>>;
}
