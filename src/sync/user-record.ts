/**
 * Owns what a user's own store holds of their runs, and their own pause. The pause is a value of its own that no run
 * ever writes: a run that read the store in an old state cannot undo it.
 */

import { type Decoded, flag, oneOf, optional, record, text, whole } from '../decode';
import type { PropertyStore, WithLock } from '../ports';
import type { ValueKind } from '../store/json-value';
import { createSingleValue } from '../store/single-value';

/** How a run ended, as far as it says something about this user. */
const result = record({
  kind: oneOf('active', 'catching-up', 'waiting', 'no-user', 'ambiguous', 'suspended', 'needs-permission'),
  /** Salesforce's or Google's own, where there are some. */
  words: optional(text),
  /** The field of Salesforce in which two users were found. */
  field: optional(text),
  sinceMs: whole,
});

const facts = record({
  /** The installation's domain, where it is another than the user's own. */
  domain: optional(text),
  /** How the last check of admin rights ended; a hint for drawing, never a right. */
  isAdmin: optional(flag),
  isInScope: optional(flag),
  triggerLookedAtMs: optional(whole),
  /** The platform's words, where it refused a trigger. */
  triggerProblem: optional(text),
  lastRunAtMs: optional(whole),
  lastSuccessAtMs: optional(whole),
  result: optional(result),
  /** Since when runs have found that an admin has paused this user. */
  adminPausedAtMs: optional(whole),
  salesforceUser: optional(text),
  /** When Salesforce was last asked who that is. */
  userAskedAtMs: optional(whole),
});

export type RunResult = Decoded<typeof result>;
/**
 * What runs and openings note. A stale read may lose one of these, and the next run notes it anew: none is anybody's
 * wish, and none is a right.
 */
export type RunFacts = Decoded<typeof facts>;

export interface UserRecord extends RunFacts {
  /** Since when the user has paused themselves. */
  ownPauseAtMs?: number;
}

const RUN: ValueKind<RunFacts> = { name: 'run', version: 1, decoder: facts };
const PAUSE: ValueKind<{ atMs: number }> = { name: 'pause', version: 1, decoder: record({ atMs: whole }) };

/** Whose pause it is; one's own is told first, since only oneself can end it. */
export function pauseOf({
  ownPauseAtMs,
  adminPausedAtMs,
}: UserRecord): { by: 'me' | 'admin'; atMs: number } | undefined {
  if (ownPauseAtMs !== undefined) return { by: 'me', atMs: ownPauseAtMs };
  return adminPausedAtMs === undefined ? undefined : { by: 'admin', atMs: adminPausedAtMs };
}

export interface UserStore {
  /** One storage call; empty for someone who was never here. @throws store.corrupt */
  read(): UserRecord;
  /** From a bulk read of the user's own store. @throws store.corrupt */
  readIn(values: Readonly<Record<string, string>>): UserRecord;
  /** Under the user's lock, on what is stored then; never the user's own pause. @throws store.busy */
  change(change: (facts: RunFacts) => RunFacts): UserRecord;
  /** The user pauses their own sync. */
  pause(nowMs: number): UserRecord;
  /** Ends one's own pause; an admin's is not one's own to end. */
  resume(): UserRecord;
}

export function createUserStore(properties: PropertyStore, withUserLock: WithLock): UserStore {
  const run = createSingleValue(properties, 'run', RUN);
  const pause = createSingleValue(properties, 'pause', PAUSE);
  const readIn = (values: Readonly<Record<string, string>>): UserRecord => {
    const own = pause.readIn(values);
    return { ...run.readIn(values), ...(own ? { ownPauseAtMs: own.atMs } : {}) };
  };
  const read = () => readIn(properties.getProperties());
  return {
    read,
    readIn,
    change: (change) =>
      withUserLock(() => {
        const { ownPauseAtMs, ...before } = read();
        const next = change(before);
        run.write(next);
        return { ...next, ...(ownPauseAtMs === undefined ? {} : { ownPauseAtMs }) };
      }),
    pause(atMs) {
      pause.write({ atMs });
      return { ...read(), ownPauseAtMs: atMs };
    },
    resume() {
      pause.erase();
      const { ownPauseAtMs: _over, ...awake } = read();
      return awake;
    },
  };
}
