/** Owns Navigation, the steps through the stack of cards in the order of the calls, and Notification. */

import { checkArguments } from '../strict';
import { HostCard } from './built';
import { append, copyOf, factory, jsonOf, put } from './parts';

/** Steps are those of HTTP add-ons; `popToCard` is by analogy (assumed). */
export class HostNavigation implements GoogleAppsScript.Card_Service.Navigation {
  popCard(): this {
    checkArguments('CardService.Navigation.popCard', arguments, []);
    return append(this, 'navigations', { pop: true });
  }
  popToNamedCard(cardName: string): this {
    checkArguments('CardService.Navigation.popToNamedCard', arguments, ['String']);
    return append(this, 'navigations', { popToCard: cardName });
  }
  popToRoot(): this {
    checkArguments('CardService.Navigation.popToRoot', arguments, []);
    return append(this, 'navigations', { popToRoot: true });
  }
  printJson(): string {
    return JSON.stringify(jsonOf(this));
  }
  pushCard(card: GoogleAppsScript.Card_Service.Card): this {
    checkArguments('CardService.Navigation.pushCard', arguments, [HostCard]);
    return append(this, 'navigations', { pushCard: copyOf(card) });
  }
  updateCard(card: GoogleAppsScript.Card_Service.Card): this {
    checkArguments('CardService.Navigation.updateCard', arguments, [HostCard]);
    return append(this, 'navigations', { updateCard: copyOf(card) });
  }
}

export class HostNotification implements GoogleAppsScript.Card_Service.Notification {
  setText(text: string): this {
    checkArguments('CardService.Notification.setText', arguments, ['String']);
    return put(this, { text });
  }
}

export const newNavigation = factory(HostNavigation, 'Navigation');
export const newNotification = factory(HostNotification, 'Notification');
