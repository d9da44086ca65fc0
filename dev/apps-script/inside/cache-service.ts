/** Owns CacheService: the script's and the user's caches; `null` for a document (documented). */

import { call } from './bridge';
import { checkArguments, strict } from './strict';

class CacheOfScope implements GoogleAppsScript.Cache.Cache {
  constructor(private readonly scope: 'script' | 'user') {}

  get(key: string): string | null {
    checkArguments('CacheService.Cache.get', arguments, ['String']);
    return call<Record<string, string>>('Cache', 'get', this.scope, [key])[key] ?? null;
  }

  getAll(keys: string[]): Record<string, string> {
    checkArguments('CacheService.Cache.getAll', arguments, ['Array']);
    return call('Cache', 'getAll', this.scope, keys);
  }

  put(key: string, value: string, expirationInSeconds?: number): void {
    checkArguments(
      'CacheService.Cache.put',
      arguments,
      ['String', 'Primitive'],
      ['String', 'Primitive', 'Number'],
    );
    call('Cache', 'put', this.scope, { [key]: String(value) }, expirationInSeconds ?? null);
  }

  putAll(values: Record<string, unknown>, expirationInSeconds?: number): void {
    checkArguments('CacheService.Cache.putAll', arguments, ['Object'], ['Object', 'Number']);
    const texts = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)]));
    call('Cache', 'putAll', this.scope, texts, expirationInSeconds ?? null);
  }

  remove(key: string): void {
    checkArguments('CacheService.Cache.remove', arguments, ['String']);
    call('Cache', 'remove', this.scope, [key]);
  }

  removeAll(keys: string[]): void {
    checkArguments('CacheService.Cache.removeAll', arguments, ['Array']);
    call('Cache', 'removeAll', this.scope, keys);
  }
}

export class HostCacheService implements GoogleAppsScript.Cache.CacheService {
  getScriptCache(): GoogleAppsScript.Cache.Cache {
    return strict(new CacheOfScope('script'), 'CacheService.Cache');
  }

  getUserCache(): GoogleAppsScript.Cache.Cache {
    return strict(new CacheOfScope('user'), 'CacheService.Cache');
  }

  getDocumentCache(): null {
    return null;
  }
}
