/** Owns drawing the buttons of a card, with text, an icon, or both. */

import { el, flag } from '../dom/element';
import { cardIcon } from './card-icon';
import type { CardHost } from './card-host';
import type { ButtonWire } from './card-wire';
import { clickable } from './on-click';
import { undrawnFields } from './undrawn';

const FIELDS = ['text', 'icon', 'color', 'onClick', 'disabled', 'altText', 'type'];

const LOOKS: Readonly<Record<string, string>> = {
  OUTLINED: 'outlined',
  FILLED: 'filled',
  FILLED_TONAL: 'tonal',
  BORDERLESS: 'borderless',
};

/** Without a type a button is outlined; with a colour it is filled (documented: card.proto, Button). */
export function cardButton(button: ButtonWire, host: CardHost): HTMLElement {
  const { text, icon, color, altText, disabled } = button;
  const look = text === undefined ? 'icon-only' : LOOKS[color ? 'FILLED' : (button.type ?? 'OUTLINED')];
  const element = el(
    'button',
    {
      type: 'button',
      class: text === undefined ? 'icon-button' : `button ${look}`,
      'aria-label': altText ?? (text === undefined ? icon?.altText : undefined),
      title: altText,
      disabled: flag(disabled),
    },
    [icon && cardIcon(icon), text],
  );
  if (color && text !== undefined) paint(element, color);
  const placed = clickable(element, button.onClick, host);
  const lost = undrawnFields('button', button, FIELDS);
  return lost.length ? el('span', {}, [placed, ...lost]) : placed;
}

/** The text is black or white, whichever can be read on the colour. */
function paint(
  element: HTMLElement,
  { red = 0, green = 0, blue = 0 }: NonNullable<ButtonWire['color']>,
): void {
  const [r, g, b] = [red, green, blue].map((share) => Math.round(share * 255));
  element.style.backgroundColor = `rgb(${r} ${g} ${b})`;
  element.style.color = 0.299 * red + 0.587 * green + 0.114 * blue > 0.6 ? '#1f1f1f' : '#fff';
}
