/** Owns the links to the boxes of a mailbox: each is a search of Gmail's. */

import { el } from '../dom/element';
import { hashOf } from '../route';

const BOXES: readonly { label: string; q?: string }[] = [
  { label: 'Inbox' },
  { label: 'Sent', q: 'in:sent' },
  { label: 'Unread', q: 'is:unread' },
  { label: 'All mail', q: 'in:anywhere' },
];

export function boxTabs(current: string | undefined): HTMLElement {
  const links = BOXES.map(({ label, q }) => {
    const state = q === current ? 'page' : undefined;
    return el(
      'a',
      { href: hashOf({ view: 'mail', ...(q ? { q } : {}) }), class: 'tab', 'aria-current': state },
      [label],
    );
  });
  return el('nav', { class: 'tabs', 'aria-label': 'Boxes' }, links);
}
