/** Owns the caches: one for the script, one a user; items end by the host's clock, the oldest make room. */

import type { Clock } from '../../world/clock';
import type { LimitTable } from './limit-table';
import type { Caller, Service } from './service';

type Scope = 'script' | 'user';
interface Item {
  value: string;
  untilMs: number;
}

export interface CacheStore {
  service: Service;
  /** Empties every cache, as the platform may at any time. */
  clear(): void;
}

export function createCacheStore(deps: { clock: Pick<Clock, 'nowMs'>; limits: LimitTable }): CacheStore {
  const { limits } = deps;
  const caches = new Map<string, Map<string, Item>>();

  function cacheOf(caller: Caller, scope: Scope): Map<string, Item> {
    const name = scope === 'script' ? 'script' : `user ${caller.user}`;
    const known = caches.get(name) ?? new Map<string, Item>();
    caches.set(name, known);
    return known;
  }

  function read(caller: Caller, scope: Scope, keys: string[]): Record<string, string> {
    const cache = cacheOf(caller, scope);
    const found: Record<string, string> = {};
    for (const key of keys) {
      const item = cache.get(checkedKey(key));
      if (item && item.untilMs > deps.clock.nowMs()) found[key] = item.value;
      else cache.delete(key);
    }
    return found;
  }

  function put(
    caller: Caller,
    scope: Scope,
    ...[values, seconds]: [Record<string, string>, number | null]
  ): void {
    const cache = cacheOf(caller, scope);
    const lifeSeconds = Math.min(
      seconds ?? limits.of('cacheDefaultSeconds'),
      limits.of('cacheMaximumSeconds'),
    );
    for (const [key, value] of Object.entries(values)) {
      limits.hold('cacheValueBytes', Buffer.byteLength(value));
      cache.delete(key);
      cache.set(checkedKey(key), { value, untilMs: deps.clock.nowMs() + lifeSeconds * 1000 });
    }
    if (cache.size > limits.of('cacheItems')) makeRoom(cache);
  }

  /** The oldest go by the time they were put, whatever was read since, and many at once (seen). */
  function makeRoom(cache: Map<string, Item>): void {
    const excess = cache.size - limits.of('cacheItems');
    const leaving = Math.max(excess, limits.of('cacheEvictedAtOnce'));
    for (const key of [...cache.keys()].slice(0, leaving)) cache.delete(key);
  }

  function checkedKey(key: string): string {
    limits.hold('cacheKeyCharacters', key.length);
    return key;
  }

  function remove(caller: Caller, scope: Scope, keys: string[]): void {
    for (const key of keys) cacheOf(caller, scope).delete(checkedKey(key));
  }

  return {
    service: { get: read, getAll: read, put, putAll: put, remove, removeAll: remove },
    clear: () => caches.clear(),
  };
}
