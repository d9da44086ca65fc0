/** Owns the look of the API log. */

import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Markup } from '../../pages/layout';
import type { LogRow } from '../../request-log';
import { LOG_PATH, withQuery } from '../addresses';
import { isFailed, type LogModel } from '../log';
import type { Viewer } from '../viewer';
import { LOG_TAB, windowPage } from './frame';

const HEADS = ['Time', 'User', 'App', 'Call', 'Status', 'Errors'];

export function logPage(c: Context, viewer: Viewer, model: LogModel): Response | Promise<Response> {
  const { count, rows } = model;
  return windowPage(c, viewer, {
    title: LOG_TAB,
    tab: LOG_TAB,
    content: html`<section class="card">
      <header>
        <div>
          <h1>API log</h1>
          <p class="kind">
            ${count} calls of REST and OAuth, newest first; the last thousand requests are kept. No bodies, no
            tokens.
          </p>
        </div>
        ${filterForm(model)}
      </header>
      ${rows.length === 0 ? html`<p>There are none.</p>` : table(viewer, rows)} ${pages(model)}
    </section>`,
  });
}

function filterForm({ failedOnly, search }: LogModel): Markup {
  const option = (value: string, { label, isChosen }: { label: string; isChosen: boolean }) =>
    html`<option value="${value}" ${isChosen ? 'selected' : ''}>${label}</option>`;
  return html`<form class="tools end" method="get" action="${LOG_PATH}" role="search">
    <select name="show" aria-label="Which calls">
      ${option('all', { label: 'All calls', isChosen: !failedOnly })}
      ${option('failed', { label: 'Failed calls', isChosen: failedOnly })}
    </select>
    <input
      type="search"
      name="q"
      value="${search}"
      maxlength="100"
      aria-label="Search"
      placeholder="Path, user, code"
    />
    <button type="submit">Show</button>
    <a href="${LOG_PATH}">Clear</a>
  </form>`;
}

function table(viewer: Viewer, rows: LogRow[]): Markup {
  return html`<div class="scroll">
    <table aria-label="API log">
      <thead>
        <tr>
          ${HEADS.map((label) => html`<th scope="col">${label}</th>`)}
          <th scope="col" class="right">ms</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => drawRow(viewer, row))}
      </tbody>
    </table>
  </div>`;
}

function drawRow({ timeZone }: Viewer, row: LogRow): Markup {
  const time = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium', timeZone });
  const status = row.status === 0 ? 'none' : row.status;
  const asked = row.query === '' ? '' : html`<br /><code class="asked">${row.query}</code>`;
  return html`<tr>
    <td class="time">${time.format(row.atMs)}</td>
    <td>${row.username ?? '–'}</td>
    <td>${row.app ?? '–'}</td>
    <td>
      <code><strong>${row.method}</strong> ${row.path}</code>${asked}
    </td>
    <td><span class="chip ${isFailed(row) ? 'bad' : 'good'}">${status}</span></td>
    <td>${[...row.codes, ...(row.fault ? [`made to fail: ${row.fault}`] : [])].join(', ')}</td>
    <td class="right">${row.ms}</td>
  </tr>`;
}

function pages({ failedOnly, search, page, pages: last }: LogModel): Markup | string {
  if (last === 1) return '';
  const to = (number: number) =>
    withQuery(LOG_PATH, { show: failedOnly ? 'failed' : undefined, q: search, page: String(number) });
  return html`<nav class="pages" aria-label="Pages">
    ${page > 1 ? html`<a href="${to(page - 1)}" rel="prev">Newer</a>` : ''}
    <span>Page ${page} of ${last}</span>
    ${page < last ? html`<a href="${to(page + 1)}" rel="next">Older</a>` : ''}
  </nav>`;
}
