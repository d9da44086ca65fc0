/** Owns the add-on's icon: the manifest's picture, and its first letter while that cannot be loaded. */

import type { AddOnInfo } from '../../host/api';
import { el } from '../dom/element';

/** The host is often without network, so the letter is what is seen then. */
export function addOnLogo({ name, logoUrl, primaryColor }: AddOnInfo): HTMLElement {
  const tile = el('span', { class: 'logo', 'aria-hidden': 'true' }, [Array.from(name)[0]]);
  if (primaryColor) tile.style.backgroundColor = primaryColor;
  const image = el('img', { alt: '', class: 'logo-picture', referrerpolicy: 'no-referrer' });
  image.addEventListener('load', () => {
    tile.replaceChildren(image);
    tile.style.backgroundColor = 'transparent';
  });
  image.src = logoUrl;
  return tile;
}
