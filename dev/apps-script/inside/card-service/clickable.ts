/** Owns the five setters of what a click does, which eight classes share. */

import { checkArguments, notImplemented } from '../strict';
import { HostAction } from './action';
import { HostAuthorizationAction, HostOpenLink } from './open-link';
import { copyOf, methodOf, putInto } from './parts';

/** An object can have only one of the five (documented); CardBuilder.build() says so. */
export abstract class Clickable {
  setAuthorizationAction(action: GoogleAppsScript.Card_Service.AuthorizationAction): this {
    checkArguments(methodOf(this, 'setAuthorizationAction'), arguments, [HostAuthorizationAction]);
    return putInto(this, 'onClick', { authorizationAction: copyOf(action) });
  }
  /** Drafts are not built, and the card schema has no place for them. */
  setComposeAction(): never {
    throw notImplemented(methodOf(this, 'setComposeAction'));
  }
  setOnClickAction(action: GoogleAppsScript.Card_Service.Action): this {
    checkArguments(methodOf(this, 'setOnClickAction'), arguments, [HostAction]);
    return putInto(this, 'onClick', { action: copyOf(action) });
  }
  setOnClickOpenLinkAction(action: GoogleAppsScript.Card_Service.Action): this {
    checkArguments(methodOf(this, 'setOnClickOpenLinkAction'), arguments, [HostAction]);
    return putInto(this, 'onClick', { openDynamicLinkAction: copyOf(action) });
  }
  setOpenLink(openLink: GoogleAppsScript.Card_Service.OpenLink): this {
    checkArguments(methodOf(this, 'setOpenLink'), arguments, [HostOpenLink]);
    return putInto(this, 'onClick', { openLink: copyOf(openLink) });
  }
}
