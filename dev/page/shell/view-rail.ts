/** Owns the rail at the left edge: one link for each view, grouped by what they look at. */

import { el, newId } from '../dom/element';
import { symbol } from '../dom/symbol';
import { hashOf, type ViewName } from '../route';

interface Entry {
  view: ViewName;
  label: string;
  icon: string;
}

interface Group {
  /** None above the first. */
  heading?: string;
  entries: readonly Entry[];
}

const GROUPS: readonly Group[] = [
  { entries: [{ view: 'mail', label: 'Mail', icon: 'inbox' }] },
  {
    heading: 'Script',
    entries: [
      { view: 'executions', label: 'Executions', icon: 'terminal' },
      { view: 'triggers', label: 'Triggers', icon: 'alarm' },
      { view: 'quotas', label: 'Quotas', icon: 'data_usage' },
      { view: 'properties', label: 'Properties', icon: 'database' },
      { view: 'sent-mail', label: 'Sent mail', icon: 'outgoing_mail' },
    ],
  },
  {
    heading: 'World',
    entries: [
      { view: 'clock', label: 'Clock', icon: 'schedule' },
      { view: 'faults', label: 'Faults', icon: 'bolt' },
      { view: 'scenarios', label: 'Scenarios', icon: 'public' },
      { view: 'prompts', label: 'Prompts', icon: 'shield_person' },
      { view: 'salesforce', label: 'Salesforce', icon: 'cloud' },
    ],
  },
];

export interface ViewRail {
  element: HTMLElement;
  mark(view: ViewName): void;
}

/** `first` stands above the links. */
export function createViewRail(first: HTMLElement): ViewRail {
  const drawn = GROUPS.map(group);
  const element = el('nav', { class: 'view-rail', 'aria-label': 'Views' }, [
    first,
    ...drawn.flatMap(({ parts }) => parts),
  ]);
  return {
    element,
    mark(current) {
      for (const { view, link } of drawn.flatMap(({ links }) => links)) {
        if (view === current) link.setAttribute('aria-current', 'page');
        else link.removeAttribute('aria-current');
      }
    },
  };
}

function group({ heading, entries }: Group): {
  parts: HTMLElement[];
  links: { view: ViewName; link: HTMLElement }[];
} {
  const links = entries.map(({ view, label, icon }) => ({ view, link: railLink(view, label, icon) }));
  const list = el(
    'ul',
    {},
    links.map(({ link }) => el('li', {}, [link])),
  );
  if (heading === undefined) return { parts: [list], links };
  const title = el('h2', { class: 'rail-heading', id: newId('rail') }, [heading]);
  list.setAttribute('aria-labelledby', title.id);
  return { parts: [title, list], links };
}

function railLink(...[view, label, icon]: [ViewName, string, string]): HTMLElement {
  // On a narrow page the words are hidden, and the tooltip stands in for them.
  return el('a', { href: hashOf({ view }), class: 'rail-link', title: label }, [
    symbol(icon),
    el('span', { class: 'rail-label' }, [label]),
  ]);
}
