/**
 * Owns a value that is written whole, where the last writer may win: never for a change of what was read, which a
 * stale read would undo (`shared-value.ts` is for that).
 */

import type { PropertyStore } from '../ports';
import { decodeValue, encodeValue, type ValueKind } from './json-value';

export interface SingleValue<T> {
  /** @throws store.corrupt */
  read(): T | undefined;
  /** The same from a bulk read of the store, which costs nothing more. @throws store.corrupt */
  readIn(values: Readonly<Record<string, string>>): T | undefined;
  /** @throws store.full */
  write(value: T): void;
  erase(): void;
}

export function createSingleValue<T>(
  properties: Pick<PropertyStore, 'getProperty' | 'setProperty' | 'deleteProperty'>,
  key: string,
  kind: ValueKind<T>,
): SingleValue<T> {
  const decoded = (text: string | null | undefined) => (text == null ? undefined : decodeValue(kind, text));
  return {
    read: () => decoded(properties.getProperty(key)),
    readIn: (values) => decoded(values[key]),
    write: (value) => void properties.setProperty(key, encodeValue(kind, value)),
    erase: () => void properties.deleteProperty(key),
  };
}
