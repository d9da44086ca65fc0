/** Owns pictures from addresses that a card or the manifest names: https and data only. */

import { el } from '../dom/element';
import { undrawn } from './undrawn';

export interface Picture {
  url: string;
  altText: string;
  className: string;
}

/** What cannot be loaded, as on a machine without network, shows its alternative text. */
export function picture({ url, altText, className }: Picture): HTMLElement {
  if (!/^(https:|data:image\/)/.test(url)) return undrawn(`image ${url}`);
  return el('img', { src: url, alt: altText, class: className, referrerpolicy: 'no-referrer' });
}
