/** Owns the look of an object's list: search, columns that sort, pages. */

import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Markup } from '../../pages/layout';
import { listPath, withQuery } from '../addresses';
import { isNumeric } from '../cells';
import { countText, type ListModel } from '../list';
import type { Viewer } from '../viewer';
import { badge, windowPage } from './frame';
import { drawTable } from './table';

export function listPage(c: Context, viewer: Viewer, model: ListModel): Response | Promise<Response> {
  const { object, table } = model;
  return windowPage(c, viewer, {
    title: object.labelPlural,
    tab: object.name,
    content: html`<section class="card">
      <header>
        ${badge(object)}
        <div>
          <h1>${object.labelPlural}</h1>
          <p class="kind">${summary(model)}</p>
        </div>
        ${searchForm(model)}
      </header>
      ${
        table.rows.length === 0
          ? html`<p>${model.search === '' ? 'There are none.' : 'No name or address contains that.'}</p>`
          : drawTable(table, { label: object.labelPlural, heads: heads(model) })
      }
      ${pages(model)}
    </section>`,
  });
}

const number = new Intl.NumberFormat('en');

function summary({ count, first, table, pages, page, columns, sort }: ListModel): string {
  if (count === 0) return 'None';
  const order = columns.find(({ path }) => path === sort)?.label ?? sort;
  const last = first + table.rows.length - 1;
  const range = `${number.format(first)}–${number.format(last)} of ${countText(count)}, by ${order}`;
  return page === pages && last < count ? `${range}; search to reach the rest` : range;
}

function searchForm({ object, search, sort, direction }: ListModel): Markup {
  return html`<form class="tools end" method="get" action="${listPath(object.name)}" role="search">
    <input
      type="search"
      name="q"
      value="${search}"
      maxlength="100"
      aria-label="Search by name"
      placeholder="Search by name"
    />
    <input type="hidden" name="sort" value="${sort}" />
    <input type="hidden" name="direction" value="${direction}" />
    <button type="submit">Search</button>
    ${search === '' ? '' : html`<a href="${listPath(object.name)}">Clear</a>`}
  </form>`;
}

/** A column that is sorted by already turns round. */
function heads(model: ListModel): Markup[] {
  const { object, columns, search, sort, direction } = model;
  return columns.map(({ path, label, sortPath, field }) => {
    const place = isNumeric(field) ? 'right' : '';
    if (sortPath === undefined) return html`<th scope="col" class="${place}">${label}</th>`;
    const isSorted = path === sort;
    const next = isSorted && direction === 'asc' ? 'desc' : 'asc';
    const href = withQuery(listPath(object.name), { q: search, sort: path, direction: next });
    const state = isSorted ? (direction === 'asc' ? 'ascending' : 'descending') : 'none';
    return html`<th scope="col" class="${place}" aria-sort="${state}">
      <a href="${href}">${label}</a>
    </th>`;
  });
}

function pages(model: ListModel): Markup | string {
  const { object, search, sort, direction, page, pages: last } = model;
  if (last === 1) return '';
  const to = (number: number) =>
    withQuery(listPath(object.name), { q: search, sort, direction, page: String(number) });
  return html`<nav class="pages" aria-label="Pages">
    ${page > 1 ? html`<a href="${to(page - 1)}" rel="prev">Previous</a>` : ''}
    <span>Page ${page} of ${last}</span>
    ${page < last ? html`<a href="${to(page + 1)}" rel="next">Next</a>` : ''}
  </nav>`;
}
