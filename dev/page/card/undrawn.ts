/** Owns saying in red what the page cannot draw, so that nothing a card holds is lost in silence. */

import { el } from '../dom/element';

export function undrawn(name: string): HTMLElement {
  return el('span', { class: 'undrawn' }, [`cannot draw: ${name}`]);
}

/** One red line for each field of `value` that is not among `known`. `owner` names the message, as `textInput`. */
export function undrawnFields(owner: string, value: object, known: readonly string[]): HTMLElement[] {
  return Object.keys(value)
    .filter((field) => !known.includes(field))
    .map((field) => undrawn(`${owner}.${field}`));
}
