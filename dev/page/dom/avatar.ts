/** Owns the round picture of a person: the first letter of the name on a colour that the address decides. */

import { el } from './element';

const COLOURS = ['#0b57d0', '#146c2e', '#8f4c00', '#7b3fa0', '#a0335c', '#006874', '#5b5f2e', '#4a5a8a'];

export function avatar(name: string, address: string): HTMLElement {
  const sum = Array.from(address).reduce((total, letter) => (total * 31 + letter.charCodeAt(0)) % 9973, 7);
  const letter = Array.from(name || address)[0]?.toUpperCase() ?? '?';
  const element = el('span', { class: 'avatar', 'aria-hidden': 'true' }, [letter]);
  element.style.backgroundColor = COLOURS[sum % COLOURS.length] ?? '#5f6368';
  return element;
}
