/** Owns what the builders build: objects that can only print themselves, and the way by which the host reads them. */

import { jsonOf, part, type Json } from './parts';

/** `printJson()` is for debugging (documented); its exact text is not published, ours is the card schema's JSON. */
abstract class Built {
  printJson(): string {
    return JSON.stringify(jsonOf(this));
  }
}

export class HostCard extends Built implements GoogleAppsScript.Card_Service.Card {}
export class HostActionResponse extends Built implements GoogleAppsScript.Card_Service.ActionResponse {}
export class HostSuggestionsResponse
  extends Built
  implements GoogleAppsScript.Card_Service.SuggestionsResponse {}
export class HostUniversalActionResponse
  extends Built
  implements GoogleAppsScript.Card_Service.UniversalActionResponse {}

export class HostUpdateDraftActionResponse
  extends Built
  implements GoogleAppsScript.Card_Service.UpdateDraftActionResponse {}

export function built<T extends Built>(type: new () => T, name: string, json: Json): T {
  return part(new type(), name, json);
}

export interface Emitted {
  kind: 'card' | 'response';
  json: Json;
}

/**
 * What a built card or response is for the host; `undefined` for any other value, also for a builder on which
 * `build()` was not called, which the platform refuses too (documented).
 */
export function emitted(value: unknown): Emitted | undefined {
  if (!(value instanceof Built)) return undefined;
  return { kind: value instanceof HostCard ? 'card' : 'response', json: jsonOf(value) };
}
