/** Owns the rule that a test in which the add-on logs an error fails, unless the test has said that it expects it. */

import type { ExecutionRow, LogRow } from '../../dev/host/api';

export interface LoggedErrors {
  /** From here to the end of the test exactly these codes must be logged as errors, each at least once. */
  expect(...codes: string[]): void;
  /** The log of an execution that somebody has been told of. */
  seen(executionId: string, log: readonly LogRow[]): void;
  seenAll(rows: readonly ExecutionRow[]): void;
  /** Forgets what was logged and expected up to now, and returns both. */
  take(): { logged: string[]; expected: string[] };
}

export function createLoggedErrors(): LoggedErrors {
  const looked = new Set<string>();
  let logged = new Set<string>();
  let expected = new Set<string>();
  const errors: LoggedErrors = {
    expect: (...codes) => void (expected = new Set([...expected, ...codes])),
    seen(executionId, log) {
      if (looked.has(executionId)) return;
      looked.add(executionId);
      for (const { level, text } of log) if (level === 'error') logged.add(codeIn(text));
    },
    seenAll: (rows) => {
      for (const { id, log, status } of rows)
        if (status !== 'running' && status !== 'held') errors.seen(id, log);
    },
    take() {
      const taken = { logged: [...logged].sort(), expected: [...expected].sort() };
      [logged, expected] = [new Set(), new Set()];
      return taken;
    },
  };
  return errors;
}

/** The add-on logs a line of JSON; whatever else it may be is told as it is. */
function codeIn(text: string): string {
  try {
    const { code } = JSON.parse(text) as { code?: unknown };
    return typeof code === 'string' ? code : text;
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}
