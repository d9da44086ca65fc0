/** Owns what the fakes of unit tests share: the journal that they note in, and when they begin. */

/** Takes what happened, in its order; several fakes may share one, as `(entry) => void journal.push(entry)`. */
export type Note = (entry: string) => void;

/** Keeps nothing. */
export const silent: Note = () => undefined;

/** A Tuesday: 24 November 2026, 09:00 UTC. */
export const START_MS = Date.UTC(2026, 10, 24, 9);
