/**
 * Owns what a callback may answer with. The envelope is that of HTTP add-ons, `RenderActions` in dev/host/api.ts;
 * Apps Script's own is not published.
 */

import { checkArguments, exception } from '../strict';
import { refuseBroken } from './build-rules';
import {
  built,
  HostActionResponse,
  HostCard,
  HostSuggestionsResponse,
  HostUniversalActionResponse,
} from './built';
import { HostNavigation, HostNotification } from './navigation';
import { HostOpenLink } from './open-link';
import { copyOf, factory, type Json, put, putInto } from './parts';
import { HostSuggestions } from './text-input';

export class HostActionResponseBuilder implements GoogleAppsScript.Card_Service.ActionResponseBuilder {
  /** @throws Exception for a notification without a text or a link without an address. */
  build(): HostActionResponse {
    checkArguments('CardService.ActionResponseBuilder.build', arguments, []);
    const { action = {}, ...flags } = copyOf(this);
    refuseIncomplete(action);
    return built(HostActionResponse, 'ActionResponse', { renderActions: { action }, ...flags });
  }
  setNavigation(navigation: GoogleAppsScript.Card_Service.Navigation): this {
    checkArguments('CardService.ActionResponseBuilder.setNavigation', arguments, [HostNavigation]);
    return putInto(this, 'action', copyOf(navigation));
  }
  setNotification(notification: GoogleAppsScript.Card_Service.Notification): this {
    checkArguments('CardService.ActionResponseBuilder.setNotification', arguments, [HostNotification]);
    return putInto(this, 'action', { notification: copyOf(notification) });
  }
  setOpenLink(openLink: GoogleAppsScript.Card_Service.OpenLink): this {
    checkArguments('CardService.ActionResponseBuilder.setOpenLink', arguments, [HostOpenLink]);
    return putInto(this, 'action', { link: copyOf(openLink) });
  }
  setStateChanged(stateChanged: boolean): this {
    checkArguments('CardService.ActionResponseBuilder.setStateChanged', arguments, ['Boolean']);
    return put(this, { stateChanged });
  }
}

/** Cards to display become pushed cards, the first one lowest (assumed: no HTTP counterpart shows several). */
export class HostUniversalActionResponseBuilder
  implements GoogleAppsScript.Card_Service.UniversalActionResponseBuilder
{
  /** @throws Exception for a link without an address. */
  build(): HostUniversalActionResponse {
    checkArguments('CardService.UniversalActionResponseBuilder.build', arguments, []);
    const { action = {} } = copyOf(this);
    refuseIncomplete(action);
    return built(HostUniversalActionResponse, 'UniversalActionResponse', { renderActions: { action } });
  }
  /** @throws Exception unless all are built cards (words: assumed). */
  displayAddOnCards(cardObjects: GoogleAppsScript.Card_Service.Card[]): this {
    checkArguments('CardService.UniversalActionResponseBuilder.displayAddOnCards', arguments, ['Array']);
    if (!cardObjects.every((card: unknown) => card instanceof HostCard)) {
      throw exception('Invalid argument: cardObjects. Each must be a Card.');
    }
    return putInto(this, 'action', { navigations: cardObjects.map((card) => ({ pushCard: copyOf(card) })) });
  }
  setOpenLink(openLink: GoogleAppsScript.Card_Service.OpenLink): this {
    checkArguments('CardService.UniversalActionResponseBuilder.setOpenLink', arguments, [HostOpenLink]);
    return putInto(this, 'action', { link: copyOf(openLink) });
  }
}

export class HostSuggestionsResponseBuilder
  implements GoogleAppsScript.Card_Service.SuggestionsResponseBuilder
{
  /** Without suggestions there are none to offer (assumed). */
  build(): HostSuggestionsResponse {
    checkArguments('CardService.SuggestionsResponseBuilder.build', arguments, []);
    return built(HostSuggestionsResponse, 'SuggestionsResponse', { autoComplete: {}, ...copyOf(this) });
  }
  setSuggestions(suggestions: GoogleAppsScript.Card_Service.Suggestions): this {
    checkArguments('CardService.SuggestionsResponseBuilder.setSuggestions', arguments, [HostSuggestions]);
    return put(this, { autoComplete: copyOf(suggestions) });
  }
}

/** The cards in it are built, so they have been looked at. */
function refuseIncomplete(action: unknown): void {
  const { notification, link } = action as Json;
  refuseBroken(notification, 'notification');
  refuseBroken(link, 'link');
}

export const newActionResponseBuilder = factory(HostActionResponseBuilder, 'ActionResponseBuilder');
export const newSuggestionsResponseBuilder = factory(
  HostSuggestionsResponseBuilder,
  'SuggestionsResponseBuilder',
);
export const newUniversalActionResponseBuilder = factory(
  HostUniversalActionResponseBuilder,
  'UniversalActionResponseBuilder',
);
