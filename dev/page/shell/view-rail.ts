/** Owns the rail at the left edge: one link for each view. */

import { el } from '../dom/element';
import { symbol } from '../dom/symbol';
import { hashOf, type ViewName } from '../route';

const ENTRIES: readonly { view: ViewName; label: string; icon: string }[] = [
  { view: 'mail', label: 'Mail', icon: 'mail' },
  { view: 'executions', label: 'Executions', icon: 'terminal' },
  { view: 'sent-mail', label: 'Sent mail', icon: 'outgoing_mail' },
  { view: 'prompts', label: 'Prompts', icon: 'shield_person' },
  { view: 'clock', label: 'Clock', icon: 'schedule' },
  { view: 'salesforce', label: 'Salesforce', icon: 'cloud' },
];

export interface ViewRail {
  element: HTMLElement;
  mark(view: ViewName): void;
}

export function createViewRail(): ViewRail {
  const links = ENTRIES.map(({ view, label, icon }) => {
    const link = el('a', { href: hashOf({ view }), class: 'rail-link' }, [
      el('span', { class: 'rail-icon' }, [symbol(icon)]),
      el('span', {}, [label]),
    ]);
    return { view, link };
  });
  const element = el(
    'nav',
    { class: 'view-rail', 'aria-label': 'Views' },
    links.map(({ link }) => link),
  );
  return {
    element,
    mark(current) {
      for (const { view, link } of links) {
        if (view === current) link.setAttribute('aria-current', 'page');
        else link.removeAttribute('aria-current');
      }
    },
  };
}
