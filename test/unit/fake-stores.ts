/** Owns the fake stores of unit tests: properties and cache in memory, with the platform's limits of a value. */

import { silent, START_MS } from './fake-journal';

type Properties = GoogleAppsScript.Properties.Properties;

export interface FakeProperties extends Properties {
  /** What lies in the store, also while reads are frozen. */
  values: Map<string, string>;
  /** From now on reads give what lies there now, as the platform may for a moment after another's write. */
  freezeReads(): void;
  thawReads(): void;
}

/** A property store in memory, with the platform's size of a value. Notes `get KEY`, `set KEY` and `delete KEY`. */
export function fakeProperties(
  initial: Readonly<Record<string, string>> = {},
  note = silent,
): FakeProperties {
  const values = new Map(Object.entries(initial));
  let frozen: ReadonlyMap<string, string> | undefined;
  const readable = () => frozen ?? values;
  const set = (key: string, value: string) => {
    note(`set ${key}`);
    if (Buffer.byteLength(value) > 9 * 1024) throw new Error('Argument too large: value');
    values.set(key, value);
  };
  const remove = (key: string) => {
    note(`delete ${key}`);
    values.delete(key);
  };
  const properties: FakeProperties = {
    values,
    freezeReads: () => void (frozen = new Map(values)),
    thawReads: () => void (frozen = undefined),
    getProperty(key) {
      note(`get ${key}`);
      return readable().get(key) ?? null;
    },
    getProperties() {
      note('get all');
      return Object.fromEntries(readable());
    },
    getKeys() {
      note('get keys');
      return [...readable().keys()];
    },
    setProperty(key, value) {
      set(key, value);
      return properties;
    },
    setProperties(all: Record<string, string>, deleteAllOthers?: boolean) {
      if (deleteAllOthers) values.clear();
      for (const [key, value] of Object.entries(all)) set(key, value);
      return properties;
    },
    deleteProperty(key) {
      remove(key);
      return properties;
    },
    deleteAllProperties() {
      for (const key of [...values.keys()]) remove(key);
      return properties;
    },
  };
  return properties;
}

export interface FakeCache {
  get(key: string): string | null;
  put(key: string, value: string, seconds?: number): void;
  remove(key: string): void;
  /** As the platform may at any time. */
  clear(): void;
}

/** A cache in memory whose items end by `nowMs`. Notes `cache put KEY` and `cache remove KEY`. */
export function fakeCache(nowMs: () => number = () => START_MS, note = silent): FakeCache {
  const items = new Map<string, { value: string; untilMs: number }>();
  return {
    get(key) {
      const item = items.get(key);
      return item && item.untilMs > nowMs() ? item.value : null;
    },
    put(key, value, seconds = 600) {
      note(`cache put ${key}`);
      if (key.length > 250) throw new Error('Argument too large: key');
      if (Buffer.byteLength(value) > 100 * 1024) throw new Error('Argument too large: value');
      items.set(key, { value, untilMs: nowMs() + Math.min(seconds, 21_600) * 1000 });
    },
    remove(key) {
      note(`cache remove ${key}`);
      items.delete(key);
    },
    clear: () => items.clear(),
  };
}
