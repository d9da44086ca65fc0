/**
 * Owns which platform store is whose: the script's is the domain's, the user's is that user's alone; and what it means
 * when the platform refuses one of its values.
 */

import { AppError, causedBy } from '../errors';
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
    domain: refusing(PropertiesService.getScriptProperties()),
    mine: refusing(PropertiesService.getUserProperties()),
    domainCache: CacheService.getScriptCache(),
    mineCache: CacheService.getUserCache(),
    withDomainLock: createLock(LockService.getScriptLock()),
    withMyLock: createLock(LockService.getUserLock()),
  };
}

/** The platform's words of a value or a store over its size, in English; in another language it is `store.refused`. */
const FULL = /storage quota|too large/i;
/** More of the platform's words than any refusal of it has. */
const MAX_WORDS = 200;

/** @throws store.full, store.refused in place of the platform's own exceptions */
function refusing(store: PropertyStore): PropertyStore {
  const asked = <T>(act: () => T): T => {
    try {
      return act();
    } catch (cause) {
      const words = (cause instanceof Error ? cause.message : String(cause)).slice(0, MAX_WORDS);
      const code = FULL.test(words) ? 'store.full' : 'store.refused';
      throw causedBy(new AppError(code, 'the platform refuses a property', { words }), cause);
    }
  };
  return {
    getProperty: (key) => asked(() => store.getProperty(key)),
    getProperties: () => asked(() => store.getProperties()),
    getKeys: () => asked(() => store.getKeys()),
    setProperty: (key, value) => asked(() => store.setProperty(key, value)),
    setProperties: (values) => asked(() => store.setProperties(values)),
    deleteProperty: (key) => asked(() => store.deleteProperty(key)),
  };
}
