/** Owns which platform store is whose: the script's is the domain's, the user's is that user's alone. */

import type { PropertyStore, ValueCache, WithLock } from '../ports';
import { createLock } from './lock';

export interface Stores {
  domain: PropertyStore;
  mine: PropertyStore;
  domainCache: ValueCache;
  mineCache: ValueCache;
  withDomainLock: WithLock;
  withMyLock: WithLock;
}

export function createStores(): Stores {
  return {
    domain: PropertiesService.getScriptProperties(),
    mine: PropertiesService.getUserProperties(),
    domainCache: CacheService.getScriptCache(),
    mineCache: CacheService.getUserCache(),
    withDomainLock: createLock(LockService.getScriptLock()),
    withMyLock: createLock(LockService.getUserLock()),
  };
}
