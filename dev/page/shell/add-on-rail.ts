/** Owns the thin rail at the right edge, whose one icon opens and closes the add-on's panel. */

import type { AddOnInfo } from '../../host/api';
import { el, onClick } from '../dom/element';
import { addOnLogo } from '../panel/add-on-logo';

export interface AddOnRail {
  element: HTMLElement;
  mark(state: 'open' | 'closed'): void;
}

export function createAddOnRail(info: AddOnInfo, toggle: () => void): AddOnRail {
  const attributes = {
    type: 'button',
    class: 'rail-add-on',
    'aria-label': info.name,
    'aria-controls': 'add-on-panel',
  };
  const button = onClick(el('button', attributes, [addOnLogo(info)]), toggle);
  button.title = info.name;
  return {
    element: el('nav', { class: 'add-on-rail', 'aria-label': 'Add-ons' }, [button]),
    mark: (state) => button.setAttribute('aria-expanded', String(state === 'open')),
  };
}
