/** Owns the add-on's icon. The page asks nothing of the network, so it is a stand-in for the manifest's picture. */

import type { AddOnInfo } from '../../host/api';
import { el } from '../dom/element';
import { symbol } from '../dom/symbol';
import { materialName } from '../material-name';

/** The icon that the manifest's address names, or the add-on's first letter. */
export function addOnLogo({ name, logoUrl, primaryColor }: AddOnInfo): HTMLElement {
  const icon = materialName(logoUrl);
  const tile = el('span', { class: 'logo', 'aria-hidden': 'true' }, [
    icon === undefined ? Array.from(name)[0] : symbol(icon),
  ]);
  if (primaryColor) tile.style.backgroundColor = primaryColor;
  return tile;
}
