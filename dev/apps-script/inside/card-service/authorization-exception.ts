/** Owns AuthorizationException, by which a script asks Google to draw its sign-in card. */

import { checkArguments, exception } from '../strict';
import { factory, jsonOf, put } from './parts';

export class HostAuthorizationException implements GoogleAppsScript.Card_Service.AuthorizationException {
  printJson(): string {
    return JSON.stringify(jsonOf(this));
  }
  setAuthorizationUrl(authUrl: string): this {
    checkArguments('CardService.AuthorizationException.setAuthorizationUrl', arguments, ['String']);
    return put(this, { authorizationUrl: authUrl });
  }
  /** The function whose cards are shown in place of Google's (documented). */
  setCustomUiCallback(callback: string): this {
    checkArguments('CardService.AuthorizationException.setCustomUiCallback', arguments, ['String']);
    return put(this, { customUiCallback: callback });
  }
  setResourceDisplayName(name: string): this {
    checkArguments('CardService.AuthorizationException.setResourceDisplayName', arguments, ['String']);
    return put(this, { resourceDisplayName: name });
  }
  /**
   * Throws an error named AuthorizationException with `authorizationUrl` and `resourceDisplayName`, by which the
   * runtime knows it (name and words: assumed).
   *
   * @throws Exception where one of the two is not set (both required: documented; words: assumed).
   */
  throwException(): never {
    checkArguments('CardService.AuthorizationException.throwException', arguments, []);
    const fields = jsonOf(this);
    for (const field of ['authorizationUrl', 'resourceDisplayName']) {
      if (fields[field] === undefined) throw exception(`Invalid AuthorizationException: it needs ${field}.`);
    }
    const error = new Error(`Authorization is required to access ${String(fields.resourceDisplayName)}.`);
    error.name = 'AuthorizationException';
    throw Object.assign(error, fields);
  }
}

export const newAuthorizationException = factory(HostAuthorizationException, 'AuthorizationException');
