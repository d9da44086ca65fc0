/** Owns what a user's own store holds of their runs; one value, written by that user's executions alone. */

import { type Decoded, flag, oneOf, optional, record, text, whole } from '../decode';
import type { PropertyStore, WithLock } from '../ports';
import type { ValueKind } from '../store/json-value';
import { createSingleValue } from '../store/single-value';

/** How a run ended, as far as it says something about this user. */
const result = record({
  kind: oneOf('active', 'waiting', 'no-user', 'ambiguous', 'suspended', 'needs-permission'),
  /** Salesforce's or Google's own, where there are some. */
  words: optional(text),
  /** The field of Salesforce in which two users were found. */
  field: optional(text),
  sinceMs: whole,
});

const userRecord = record({
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
  pausedBy: optional(oneOf('me', 'admin')),
  pausedAtMs: optional(whole),
  salesforceUser: optional(text),
});

export type RunResult = Decoded<typeof result>;
export type UserRecord = Decoded<typeof userRecord>;

const KIND: ValueKind<UserRecord> = { name: 'run', version: 1, decoder: userRecord };

/** The user pauses their own sync. */
export function pausedByMe(record: UserRecord, nowMs: number): UserRecord {
  return { ...record, pausedBy: 'me', pausedAtMs: nowMs };
}

/** Ends one's own pause; an admin's is not one's own to end. */
export function resumedByMe(record: UserRecord): UserRecord {
  const { pausedBy, pausedAtMs: _since, ...awake } = record;
  return pausedBy === 'me' ? awake : record;
}

export interface UserStore {
  /** One storage call; empty for someone who was never here. @throws store.corrupt */
  read(): UserRecord;
  /** From a bulk read of the user's own store. @throws store.corrupt */
  readIn(values: Readonly<Record<string, string>>): UserRecord;
  /** Under the user's lock, on what is stored then. @throws store.busy */
  change(change: (record: UserRecord) => UserRecord): UserRecord;
}

export function createUserStore(properties: PropertyStore, withUserLock: WithLock): UserStore {
  const value = createSingleValue(properties, 'run', KIND);
  const read = () => value.read() ?? {};
  return {
    read,
    readIn: (values) => value.readIn(values) ?? {},
    change: (change) =>
      withUserLock(() => {
        const next = change(read());
        value.write(next);
        return next;
      }),
  };
}
