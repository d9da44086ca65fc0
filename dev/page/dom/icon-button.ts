/** Owns round buttons that show only an icon; their name is for assistive technology and the tooltip. */

import { el } from './element';
import { symbol } from './symbol';

export interface IconButton {
  icon: string;
  name: string;
  /** Not for a button that opens a menu. */
  handle?: () => void;
}

export function iconButton({ icon, name, handle }: IconButton): HTMLButtonElement {
  const attributes = { type: 'button', class: 'icon-button', 'aria-label': name, title: name };
  const button = el('button', attributes, [symbol(icon)]);
  if (handle) button.addEventListener('click', handle);
  return button;
}
