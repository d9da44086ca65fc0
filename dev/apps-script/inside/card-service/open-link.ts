/** Owns the two ways to open an address: OpenLink, and AuthorizationAction for a sign-in. */

import { checkArguments } from '../strict';
import { ON_CLOSE, OPEN_AS } from './enums';
import { factory, put } from './parts';

export class HostOpenLink implements GoogleAppsScript.Card_Service.OpenLink {
  setOnClose(onClose: GoogleAppsScript.Card_Service.OnClose): this {
    checkArguments('CardService.OpenLink.setOnClose', arguments, [ON_CLOSE.kind]);
    return put(this, { onClose: ON_CLOSE.wire(onClose) });
  }
  setOpenAs(openAs: GoogleAppsScript.Card_Service.OpenAs): this {
    checkArguments('CardService.OpenLink.setOpenAs', arguments, [OPEN_AS.kind]);
    return put(this, { openAs: OPEN_AS.wire(openAs) });
  }
  setUrl(url: string): this {
    checkArguments('CardService.OpenLink.setUrl', arguments, ['String']);
    return put(this, { url });
  }
}

export class HostAuthorizationAction implements GoogleAppsScript.Card_Service.AuthorizationAction {
  setAuthorizationUrl(authorizationUrl: string): this {
    checkArguments('CardService.AuthorizationAction.setAuthorizationUrl', arguments, ['String']);
    return put(this, { url: authorizationUrl });
  }
}

export const newOpenLink = factory(HostOpenLink, 'OpenLink');

/**
 * Holds an OpenLink's fields, since the card schema has no message of its own for it: the address opens in a new
 * window, and the add-on reloads when the person comes back (documented; an overlay: assumed).
 */
export const newAuthorizationAction = factory(HostAuthorizationAction, 'AuthorizationAction', {
  openAs: 'OVERLAY',
  onClose: 'RELOAD',
});
