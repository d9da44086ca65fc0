/** Owns pictures that a card names: picture data is drawn, an address is not asked and has a stand-in. */

import { el } from '../dom/element';
import { symbol } from '../dom/symbol';
import { materialName } from '../material-name';
import { undrawn } from './undrawn';

export interface Picture {
  url: string;
  altText: string;
  className: string;
}

/** Gmail loads pictures through a proxy of Google's; the page has none, and asks nobody outside this machine. */
export function picture({ url, altText, className }: Picture): HTMLElement {
  if (/^data:image\//.test(url)) return el('img', { src: url, alt: altText, class: className });
  if (!/^https:/.test(url)) return undrawn(`image ${url}`);
  const named = { role: 'img', 'aria-label': altText, title: url };
  const attributes = altText === '' ? { 'aria-hidden': 'true', title: url } : named;
  return el('span', { ...attributes, class: `${className} stand-in` }, [
    symbol(materialName(url) ?? 'image'),
  ]);
}
