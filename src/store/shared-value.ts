/**
 * Owns a value that many executions read and few write under the script lock. Right after a write a property may be
 * read in its old state (documented: facts/apps-script.md 3.2), so the value carries a revision, a copy lies in the
 * script cache, and of the two the higher revision counts.
 */

import type { PropertyStore, ValueCache } from '../ports';
import { decodeValue, encodeValue, type ValueKind } from './json-value';
import type { StoreKey } from './keys';

/** Every value of this kind counts its writes. */
export interface Revised {
  readonly revision: number;
}

export interface SharedValue<T extends Revised> {
  /** From the property alone: one storage call, perhaps a moment old. @throws store.corrupt */
  peek(): T | undefined;
  /** From the cache, or where that misses from the property: enough for whoever will notice an old value. @throws store.corrupt */
  read(): T | undefined;
  /** The newer of cache and property; for use under the lock, before deciding. @throws store.corrupt */
  readLatest(): T | undefined;
  /** Property first, then cache: a kill in between leaves an old copy, which the higher revision beats. @throws store.full */
  write(value: T): void;
}

/** The copy lives for less time than an access token does. */
const CACHE_SECONDS = 3_600;

export function createSharedValue<T extends Revised>(
  stores: { properties: Pick<PropertyStore, 'getProperty' | 'setProperty'>; cache: ValueCache },
  key: StoreKey,
  kind: ValueKind<T>,
): SharedValue<T> {
  const decoded = (text: string | null) => (text === null ? undefined : decodeValue(kind, text));
  const peek = () => decoded(stores.properties.getProperty(key));
  // Another version of the add-on may still run: its copies are not ours to read.
  const cacheKey = `${key}@${kind.version}`;
  const cached = () => decoded(stores.cache.get(cacheKey));
  return {
    peek,
    read: () => cached() ?? peek(),
    readLatest() {
      const [copy, value] = [cached(), peek()];
      return copy && (!value || copy.revision > value.revision) ? copy : value;
    },
    write(value) {
      const text = encodeValue(kind, value);
      stores.properties.setProperty(key, text);
      stores.cache.put(cacheKey, text, CACHE_SECONDS);
    },
  };
}
