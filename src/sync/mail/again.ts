/**
 * Owns what a person wants to be tried again: a value of its own that no run ever writes. A run compares it with when
 * each mail was tried, so neither can undo the other, whatever was read in an old state.
 */

import { type Decoded, list, optional, record, text, whole } from '../../decode';
import type { PropertyStore, WithLock } from '../../ports';
import { decodeValue, type ValueKind } from '../../store/json-value';
import { createSingleValue } from '../../store/single-value';

const wishes = record({
  /** All that was refused before. */
  allAtMs: optional(whole),
  mails: list(record({ id: text, atMs: whole })),
});

export type Wishes = Decoded<typeof wishes>;

const AGAIN: ValueKind<Wishes> = { name: 'again', version: 1, decoder: wishes };
/** One value holds that many; one more is a wish for all, so that none is forgotten. */
const MOST_SINGLE = 100;

const NONE: Wishes = { mails: [] };

/** From a bulk read of the user's own store. @throws store.corrupt */
export function wishesIn(values: Readonly<Record<string, string>>): Wishes {
  const known = values[AGAIN.name];
  return known === undefined ? NONE : decodeValue(AGAIN, known);
}

export interface Again {
  /** Under the user's lock, as is the other. @throws store.busy, store.full */
  askOne(id: string, atMs: number): Wishes;
  /** All that are refused until then. */
  askAll(atMs: number): Wishes;
}

export function createAgain(properties: PropertyStore, withUserLock: WithLock): Again {
  const value = createSingleValue(properties, AGAIN.name, AGAIN);
  const changed = (change: (before: Wishes) => Wishes) =>
    withUserLock(() => {
      const next = change(value.read() ?? NONE);
      value.write(next);
      return next;
    });
  return {
    askAll: (atMs) => changed(() => ({ allAtMs: atMs, mails: [] })),
    askOne: (id, atMs) =>
      changed((before) => {
        const mails = [...before.mails.filter((one) => one.id !== id), { id, atMs }];
        return mails.length > MOST_SINGLE ? { allAtMs: atMs, mails: [] } : { ...before, mails };
      }),
  };
}
