/** Owns drawing one Material Symbol: a ligature of the icon font, hidden from assistive technology. */

import { el } from './element';

/** `name` is a name of the Material Symbols set, for instance `chevron_right`. */
export function symbol(name: string): HTMLElement {
  return el('span', { class: 'symbol', 'aria-hidden': 'true' }, [name]);
}
