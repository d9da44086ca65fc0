/** Owns the switches by which the Apps Script host misbehaves: setting any of them, telling which are on, ending all. */

import type { ScriptFaultsRequest, ScriptFaultsState } from '../fault-shapes';
import type { CacheStore } from './cache-store';
import type { ChanceFault } from './chance-fault';
import type { FetchFaults } from './fetch-faults';
import type { Holds } from './holds';
import type { KillFault } from './kill-fault';
import type { Latency } from './latency';
import type { LimitTable } from './limit-table';
import type { LockTable } from './lock-table';
import type { PropertiesStore } from './properties-store';

export interface ScriptFaults {
  set(request: ScriptFaultsRequest): void;
  state(): ScriptFaultsState;
  /** Ends all of them and lets go on what is held. */
  clear(): void;
}

export interface ScriptFaultParts {
  properties: PropertiesStore;
  cache: CacheStore;
  locks: LockTable;
  holds: Holds;
  kills: KillFault;
  chance: ChanceFault;
  fetches: FetchFaults;
  latency: Latency;
  limits: LimitTable;
}

export function createScriptFaults(parts: ScriptFaultParts): ScriptFaults {
  const { properties, holds, kills, chance, locks, fetches, latency, limits } = parts;

  function stopAt({ hold, kill, busyLock }: ScriptFaultsRequest): void {
    if (hold !== undefined) holds.set(hold ?? undefined);
    if (kill !== undefined) kills.set(kill ?? undefined);
    if (busyLock === null) locks.clear();
    else if (busyLock) locks.occupy(busyLock.lock, busyLock.forMs, busyLock.user);
  }

  return {
    set(request) {
      if (request.properties) Object.assign(properties.faults, request.properties);
      stopAt(request);
      if (request.fetch !== undefined) fetches.set(request.fetch ?? undefined);
      if (request.chance !== undefined) chance.set(request.chance ?? undefined);
      if (request.emptyCache) parts.cache.clear();
      if (request.latency) latency.set(request.latency);
      if (request.limits) limits.lower(request.limits);
      // Last, so that what goes on meets all the rest.
      if (request.release) holds.release(request.release === true ? undefined : request.release.executionIds);
    },
    state: () => ({
      properties: properties.faults,
      hold: holds.wanted() ?? null,
      held: holds.held(),
      kill: kills.wanted() ?? null,
      busyLocks: locks.occupied(),
      chance: chance.wanted() ?? null,
      fetch: fetches.wanted() ?? null,
      latency: latency.mode(),
      limits: limits.lowered(),
    }),
    clear() {
      Object.assign(properties.faults, { staleReadsMs: 0, refuseWrites: 'none' });
      holds.set(undefined);
      holds.release();
      kills.set(undefined);
      chance.set(undefined);
      fetches.set(undefined);
      locks.clear();
      latency.set('off');
      limits.clear();
    },
  };
}
