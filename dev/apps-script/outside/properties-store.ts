/** Owns the property stores: one for the script, one a user; on disk when the host keeps state. */

import type { Clock } from '../../world/clock';
import type { StateStore } from '../../world/state-store';
import type { LimitTable } from './limit-table';
import { PlatformError } from './platform-error';
import type { PropertyFaults } from './property-faults';
import type { Caller, Service } from './service';

type Values = Record<string, string>;
type StoreName = 'script' | 'user';

/** What a store held from a moment on. */
interface Version {
  values: Values;
  writer: string | undefined;
  atMs: number;
}

export interface PropertiesStore {
  service: Service;
  faults: PropertyFaults;
  /** All values of the script's store, or of one user's. */
  values(user?: string): Values;
  /** Bytes in use: of the script's store (null), and of each user's. */
  sizes(): { user: string | null; bytes: number }[];
  /** Forgets what was written a moment ago; for a world that begins anew. */
  clear(): void;
}

export function createPropertiesStore(deps: {
  clock: Pick<Clock, 'nowMs'>;
  state: StateStore;
  limits: LimitTable;
  /** Hears of each write: whose store, and all that it holds now. */
  onUserValues?: ((user: string, values: Values) => void) | undefined;
}): PropertiesStore {
  const document = deps.state.open<{ script: Values; users: Record<string, Values> }>('properties', () => ({
    script: {},
    users: {},
  }));
  /** Newest first; the last of them is what everybody can read. Only while reads may be stale. */
  const versions = new Map<string, Version[]>();
  const faults: PropertyFaults = { staleReadsMs: 0, refuseWrites: 'none' };

  function stored(caller: Caller, store: StoreName): Values {
    return store === 'script' ? document.value.script : (document.value.users[caller.user] ??= {});
  }

  const slot = (caller: Caller, store: StoreName) => (store === 'script' ? 'script' : `user ${caller.user}`);

  /**
   * The real store may serve the old value for a moment after another execution wrote it (documented). How long, and
   * that an execution sees its own writes, is assumed.
   */
  function readable(caller: Caller, store: StoreName): Values {
    if (faults.staleReadsMs === 0) return stored(caller, store);
    const seen = versions
      .get(slot(caller, store))
      ?.find(({ writer, atMs }) => writer === caller.executionId || hasSpread(atMs));
    return seen?.values ?? stored(caller, store);
  }

  const hasSpread = (atMs: number) => atMs + faults.staleReadsMs <= deps.clock.nowMs();

  function write(caller: Caller, store: StoreName, next: Values): void {
    if (faults.refuseWrites === store) {
      throw new PlatformError('Service invoked too many times for one day: properties write.');
    }
    deps.limits.hold('propertyStoreBytes', sizeOf(next));
    // A fault that is over leaves nothing behind for the next time that it is switched on.
    if (faults.staleReadsMs === 0) versions.clear();
    else note(caller, store, next);
    if (store === 'script') document.value.script = next;
    else document.value.users[caller.user] = next;
    document.save();
    if (store === 'user') deps.onUserValues?.(caller.user, next);
  }

  function note(caller: Caller, store: StoreName, next: Values): void {
    const name = slot(caller, store);
    const first: Version = { values: stored(caller, store), writer: undefined, atMs: -Infinity };
    const all = versions.get(name) ?? [first];
    const spread = all.findIndex(({ atMs }) => hasSpread(atMs));
    const written = { values: next, writer: caller.executionId, atMs: deps.clock.nowMs() };
    versions.set(name, [written, ...all.slice(0, spread + 1)]);
  }

  function set(caller: Caller, store: StoreName, ...[values, others]: [Values, boolean]): void {
    for (const value of Object.values(values))
      deps.limits.hold('propertyValueBytes', Buffer.byteLength(value));
    write(caller, store, others ? { ...values } : { ...stored(caller, store), ...values });
  }

  const service: Service = {
    getProperty(caller, store: StoreName, key: string) {
      const values = readable(caller, store);
      return Object.hasOwn(values, key) ? values[key] : null;
    },
    getProperties: (caller, store: StoreName) => readable(caller, store),
    getKeys: (caller, store: StoreName) => Object.keys(readable(caller, store)),
    setProperty: set,
    setProperties: set,
    deleteProperty(caller, store: StoreName, key: string) {
      const { [key]: _gone, ...rest } = stored(caller, store);
      write(caller, store, rest);
    },
    deleteAllProperties: (caller, store: StoreName) => write(caller, store, {}),
  };

  return {
    service,
    faults,
    sizes: () => [
      { user: null, bytes: sizeOf(document.value.script) },
      ...Object.entries(document.value.users).map(([user, values]) => ({ user, bytes: sizeOf(values) })),
    ],
    clear: () => versions.clear(),
    values: (user) => (user === undefined ? document.value.script : (document.value.users[user] ?? {})),
  };
}

/** Keys count too (seen: facts/quality.md A1). */
function sizeOf(values: Values): number {
  return Object.entries(values).reduce(
    (sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value),
    0,
  );
}
