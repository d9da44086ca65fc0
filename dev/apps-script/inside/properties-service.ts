/** Owns PropertiesService: the script's and the user's stores; there is no document store behind a Gmail add-on. */

import { call } from './bridge';
import { checkArguments, strict } from './strict';

type Store = 'script' | 'user';
type Values = Record<string, string>;

class PropertiesOfStore implements GoogleAppsScript.Properties.Properties {
  constructor(private readonly store: Store) {}

  getProperty(key: string): string | null {
    checkArguments('PropertiesService.Properties.getProperty', arguments, ['String']);
    return call('Properties', 'getProperty', this.store, key);
  }

  getProperties(): Values {
    return call('Properties', 'getProperties', this.store);
  }

  getKeys(): string[] {
    return call('Properties', 'getKeys', this.store);
  }

  /** Values that are no strings are coerced (documented). */
  setProperty(key: string, value: string): this {
    checkArguments('PropertiesService.Properties.setProperty', arguments, ['String', 'Primitive']);
    call('Properties', 'setProperty', this.store, { [key]: String(value) }, false);
    return this;
  }

  setProperties(properties: Values, deleteAllOthers?: boolean): this {
    checkArguments(
      'PropertiesService.Properties.setProperties',
      arguments,
      ['Object'],
      ['Object', 'Boolean'],
    );
    const texts = Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, String(value)]));
    call('Properties', 'setProperties', this.store, texts, deleteAllOthers ?? false);
    return this;
  }

  deleteProperty(key: string): this {
    checkArguments('PropertiesService.Properties.deleteProperty', arguments, ['String']);
    call('Properties', 'deleteProperty', this.store, key);
    return this;
  }

  deleteAllProperties(): this {
    call('Properties', 'deleteAllProperties', this.store);
    return this;
  }
}

export class HostPropertiesService implements GoogleAppsScript.Properties.PropertiesService {
  getScriptProperties(): GoogleAppsScript.Properties.Properties {
    return strict(new PropertiesOfStore('script'), 'PropertiesService.Properties');
  }

  getUserProperties(): GoogleAppsScript.Properties.Properties {
    return strict(new PropertiesOfStore('user'), 'PropertiesService.Properties');
  }

  /** `null` outside a document, though the type does not say so (documented). */
  getDocumentProperties(): GoogleAppsScript.Properties.Properties {
    return null as unknown as GoogleAppsScript.Properties.Properties;
  }
}
