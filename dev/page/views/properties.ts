/** Owns the Properties view: what the script keeps in its stores, with sizes, and with its secrets masked by the host. */

import type { PropertyRow } from '../../host/api';
import { el, newId } from '../dom/element';
import { KEY, redraw } from '../dom/redraw';
import { bytesInWords, prettyJson } from '../texts';
import type { View, ViewTools } from '../view';
import { keepUpToDate } from './keep-up-to-date';
import { emptyNote, viewFrame } from './view-frame';

/** A store is limited to this (documented: guides/services/quotas). */
const STORE_BYTES = 500 * 1024;

export function propertiesView({ api, fail }: ViewTools): View {
  const { element, body } = viewFrame(
    'Properties',
    'The stores of PropertiesService. Whatever may be a secret is masked before it leaves the host.',
  );
  const filter = el('input', {
    type: 'search',
    id: newId('filter'),
    class: 'plain-input',
    placeholder: 'Filter by key or user',
    'aria-label': 'Filter by key or user',
  });
  const stores = el('div');
  let rows: PropertyRow[] = [];

  function show(): void {
    const words = filter.value.trim().toLowerCase();
    const found = rows.filter(({ key, user }) => `${key} ${user ?? ''}`.toLowerCase().includes(words));
    const users = [...new Set(found.map(({ user }) => user))];
    redraw(stores, [
      ...users.map((user) => store(user, { all: rows, found })),
      found.length ? undefined : emptyNote(rows.length ? 'No property matches.' : 'Nothing is stored yet.'),
    ]);
  }

  filter.addEventListener('input', show);
  body.append(el('div', { class: 'filters' }, [filter]), stores);
  const draw = (loaded: PropertyRow[]) => {
    rows = loaded;
    show();
  };
  return { element, leave: keepUpToDate({ element: body, load: api.properties, draw, fail }).stop };
}

function store(
  user: string | null,
  { all, found }: { all: PropertyRow[]; found: PropertyRow[] },
): HTMLElement {
  const own = all.filter((row) => row.user === user);
  const used = own.reduce((sum, { bytes }) => sum + bytes, 0);
  const title = user === null ? 'Script properties' : `User properties of ${user}`;
  const size = `${own.length} ${own.length === 1 ? 'key' : 'keys'} · ${bytesInWords(used)} of ${bytesInWords(STORE_BYTES)}`;
  return el('section', { class: 'box store', 'aria-label': title }, [
    el('header', { class: 'box-header' }, [el('h2', {}, [title]), el('span', { class: 'note' }, [size])]),
    el('ul', { class: 'fold-list' }, found.filter((row) => row.user === user).map(property)),
  ]);
}

function property({ store: kind, user, key, bytes, value }: PropertyRow): HTMLElement {
  return el('li', {}, [
    el('details', { [KEY]: `${kind} ${user ?? ''} ${key}` }, [
      el('summary', {}, [
        el('code', { class: 'fold-who', title: key }, [key]),
        ' ',
        el('span', { class: 'fold-value note' }, [value]),
        ' ',
        el('span', { class: 'note' }, [bytesInWords(bytes)]),
      ]),
      el('pre', { class: 'log' }, [prettyJson(value)]),
    ]),
  ]);
}
