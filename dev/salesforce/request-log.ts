/** Owns the list of requests an org has answered. It has no headers or bodies, and of a query what call-notes lets through. */

import type { CallerNotes } from './call-notes';
import type { FaultActName } from './faults/fault-shapes';

export interface LogRow extends CallerNotes {
  /** When it came. */
  atMs: number;
  /** Until it was answered, on the org's clock: nothing where that stands still. */
  ms: number;
  method: string;
  path: string;
  /** As the org sees it, also when the answer was lost on its way; 0 when there was none. */
  status: number;
  /** Of errors in the answer, also of those of single records and sub-requests. */
  codes: readonly string[];
  /** What went wrong on the way, of what was set to. */
  fault?: FaultActName;
}

export interface RequestLog {
  add(row: LogRow): void;
  /** Oldest first; the last thousand. */
  rows(): LogRow[];
}

const KEPT = 1000;

/** `owner` gives the state the rows belong to: when that is made anew, the list starts anew. */
export function createRequestLog(owner: () => object): RequestLog {
  const kept = new WeakMap<object, LogRow[]>();
  const rows = () => kept.get(owner()) ?? [];
  return {
    rows: () => [...rows()],
    add: (row) => void kept.set(owner(), [...rows(), row].slice(-KEPT)),
  };
}
