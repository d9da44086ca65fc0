/** Owns making a table: a head of column names, rows of cells. */

import { type Child, el } from './element';

/** One cell: what it holds, and its class where it has one, for instance `number`. */
export type Cell = Child | { class: string; child: Child };

export interface Table {
  /** What the table is of, for assistive technology. */
  label: string;
  heads: readonly string[];
  rows: readonly (readonly Cell[])[];
  /** Besides `table`, for instance `compact`. */
  class?: string;
}

export function table({ label, heads, rows, class: name }: Table): HTMLTableElement {
  const head = heads.map((text) => el('th', { scope: 'col', 'data-column': text }, [text]));
  const body = rows.map((cells) => el('tr', {}, cells.map(cell)));
  return el('table', { class: name ? `table ${name}` : 'table', 'aria-label': label }, [
    el('thead', {}, [el('tr', {}, head)]),
    el('tbody', {}, body),
  ]);
}

function cell(content: Cell): HTMLElement {
  if (typeof content === 'object' && 'child' in content) {
    return el('td', { class: content.class }, [content.child]);
  }
  return el('td', {}, [content]);
}
