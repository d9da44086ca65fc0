/** Owns what a resource of the REST API is asked and answers: a call without its transport, so that one call may hold others. */

import type { Org, OrgUser } from '../org';
import type { Caller, OrgData } from '../org-data';

export interface RestCall {
  /** Capital letters; `HEAD` comes as `GET`. */
  method: string;
  /** What stands after `/services/data/vXX.X/`, decoded. */
  segments: readonly string[];
  query: URLSearchParams;
  header(name: string): string | undefined;
  /**
   * The body, parsed when first asked for.
   * @throws RestError without a body, with malformed JSON, or with another content type
   */
  json(): unknown;
  /** The body as text; empty without one. */
  sent(): string;
  /** Of the path; 66 for `v66.0`. */
  version: number;
  asking: Asking;
}

/** Who asks what org. */
export interface Asking {
  org: Org;
  data: OrgData;
  user: OrgUser;
  caller: Caller;
}

export interface RestAnswer {
  status: number;
  /** JSON; undefined for an answer without a body. */
  body?: unknown;
  headers?: Record<string, string>;
}

export type Handler = (call: RestCall) => RestAnswer;

/** Answers a call of any resource; what is refused comes back as an answer too. */
export type Dispatch = (call: RestCall) => RestAnswer;

export const ok = (body: unknown): RestAnswer => ({ status: 200, body });
export const NO_CONTENT: RestAnswer = { status: 204 };
