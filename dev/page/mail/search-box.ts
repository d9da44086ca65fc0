/** Owns the search of mail: Gmail's own search words, sent with Enter. */

import { el, newId } from '../dom/element';
import { iconButton } from '../dom/icon-button';
import { KEY } from '../dom/redraw';
import { symbol } from '../dom/symbol';
import { hashOf } from '../route';

export function searchBox(q: string | undefined): HTMLElement {
  const input = el('input', {
    type: 'search',
    id: newId('search'),
    [KEY]: 'search mail',
    placeholder: 'Search mail',
    'aria-label': 'Search mail',
    autocomplete: 'off',
    title: 'As in Gmail, for instance: from:hannah is:unread newer_than:2d',
    value: q ?? '',
  });
  const go = (words: string) => {
    location.hash = hashOf({ view: 'mail', ...(words ? { q: words } : {}) });
  };
  const form = el('form', { class: 'search', role: 'search' }, [
    symbol('search'),
    input,
    q === undefined
      ? undefined
      : iconButton({ icon: 'close', name: 'Clear the search', handle: () => go('') }),
  ]);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    go(input.value.trim());
  });
  return form;
}
