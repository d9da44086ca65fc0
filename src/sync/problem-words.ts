/**
 * Owns the words of users' own errors: Salesforce's, word for word, in the domain store, where an admin can read them.
 * The user's own run writes them and takes them away. There are places for so many that a fault of everybody cannot
 * fill the store in which the connection lies; whoever finds none is told by the roster's code.
 */

import { type Decoded, record, text, whole } from '../decode';
import { hasCode } from '../errors';
import type { PropertyStore } from '../ports';
import { decodeValue, encodeValue, type ValueKind } from '../store/json-value';
import type { AddressDigest, Keys } from '../store/keys';

const problem = record({ words: text, sinceMs: whole });

export type Problem = Decoded<typeof problem>;

const KIND: ValueKind<Problem> = { name: 'p', version: 1, decoder: problem };

/** Of at most 500 characters (`salesforce/failures.ts`): 50 KB beside the roster's 400, of the platform's 500. */
export const PLACES = 100;

/** Without a problem what was noted of this user is taken away. @throws store.full, store.refused */
export function noteProblem(
  stores: { properties: PropertyStore; keys: Keys },
  digest: AddressDigest,
  own: Problem | undefined,
): void {
  const { properties, keys } = stores;
  const key = keys.problem(digest);
  const before = properties.getProperty(key);
  if (own === undefined) {
    if (before !== null) properties.deleteProperty(key);
    return;
  }
  const next = encodeValue(KIND, own);
  if (before === next) return;
  if (before === null && properties.getKeys().filter(keys.isProblem).length >= PLACES) return;
  properties.setProperty(key, next);
}

/** From a bulk read of the store; nothing where none are there, or none can be read. */
export function problemIn(
  values: Readonly<Record<string, string>>,
  keys: Keys,
  digest: AddressDigest,
): Problem | undefined {
  const stored = values[keys.problem(digest)];
  try {
    return stored === undefined ? undefined : decodeValue(KIND, stored);
  } catch (error) {
    // The roster's code says what there is to say.
    if (hasCode(error, 'store.corrupt')) return undefined;
    throw error;
  }
}
