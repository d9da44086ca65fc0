/** Owns the shape in which the worker hands a context its beginning; it is gone before the project's code runs. */

export interface Boot {
  hostCall: (service: string, method: string, argsJson: string) => string;
  /** JSON of the parts of a RunOrder that the services need. */
  orderJson: string;
  /** JSON of the project's HTML files, `{NAME: TEXT}`. */
  htmlJson: string;
}

/** What the runtime gives back to the worker: run a function, then say what it came to. */
export interface Entry {
  run(target: unknown, name: string, eventJson: string): void;
  /** JSON of the outcome of an execution whose top-level code threw. */
  failureJson(thrown: unknown): string;
  /** JSON of an OutcomeWire. Called in an evaluation of its own, so that promises have settled. */
  outcomeJson(): string;
}
