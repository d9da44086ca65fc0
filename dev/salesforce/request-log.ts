/** Owns the list of requests an org has answered. It has no query strings, headers or bodies, so no secret. */

export interface LogRow {
  atMs: number;
  method: string;
  path: string;
  status: number;
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
