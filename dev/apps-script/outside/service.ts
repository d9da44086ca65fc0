/** Owns how a service of the host is called: by an execution, with arguments that have been JSON. */

import type { LogRow } from '../execution-record';

/** What a service may know of the execution that calls it. */
export interface Caller {
  readonly executionId: string;
  /** The effective user's address. */
  readonly user: string;
  /** Called when the execution is over, however it ended. */
  onEnd(act: () => void): void;
  log(row: LogRow): void;
}

/** Methods by name. Arguments are whatever the inside sent; the inside has checked them. */
export type Service = Record<string, (caller: Caller, ...args: never[]) => unknown>;

export type Services = Record<string, Service>;
