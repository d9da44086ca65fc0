/** Owns what a click on a card's control does. */

import { withMenu } from '../dom/menu';
import { onClick } from '../dom/element';
import type { CardHost } from './card-host';
import type { OnClickWire } from './card-wire';

/** Makes `button` do what `wire` says; returns what to put into the page, which is more when a menu belongs to it. */
export function clickable(
  button: HTMLButtonElement,
  wire: OnClickWire | undefined,
  host: CardHost,
): HTMLElement {
  if (wire?.overflowMenu) return withMenu(button, () => overflowItems(wire.overflowMenu?.items ?? [], host));
  return wire ? onClick(button, () => follow(wire, host)) : button;
}

/** Carries out anything but a menu. */
export function follow(wire: OnClickWire, host: CardHost): void {
  const action = wire.action ?? wire.openDynamicLinkAction;
  if (action) host.act(action);
  if (wire.openLink) host.openLink(wire.openLink);
  if (wire.card) host.pushCard(wire.card);
}

function overflowItems(items: NonNullable<OnClickWire['overflowMenu']>['items'] & object, host: CardHost) {
  return items.map(({ text = '', onClick: wire, disabled }) => ({
    text,
    disabled: disabled === true,
    handle: () => {
      if (wire) follow(wire, host);
    },
  }));
}
