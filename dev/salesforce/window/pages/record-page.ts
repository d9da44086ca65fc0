/** Owns the look of a record: what it is, its fields, and its related lists. */

import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Markup } from '../../pages/layout';
import { listPath, recordPath, relatedPath, SEE_AS_PATH } from '../addresses';
import type { Described } from '../objects';
import type { Fact, RecordModel, Section } from '../record';
import type { Related } from '../related';
import type { Viewer } from '../viewer';
import { badge, windowPage } from './frame';
import { drawCell, drawTable } from './table';

export function recordPage(c: Context, viewer: Viewer, model: RecordModel): Response | Promise<Response> {
  const { object, highlights, sections, empty, related } = model;
  return windowPage(c, viewer, {
    title: `${model.title} | ${object.label}`,
    tab: object.name,
    content: html`<section class="card">
        ${head(model)}
        ${highlights.length === 0 ? '' : html`<dl class="keys">${highlights.map(drawFact)}</dl>`}
      </section>
      <div class="record">
        <section class="card" aria-label="Fields">
          ${sections.map(drawSection)}
          ${
            empty.length === 0
              ? ''
              : html`<details>
                  <summary>${empty.length} fields without a value</summary>
                  ${empty.join(', ')}
                </details>`
          }
        </section>
        <div>${related.length === 0 ? '' : related.map((one) => drawRelated(model, one))}</div>
      </div>`,
  });
}

function head({ object, id, title }: RecordModel): Markup {
  return html`<div class="head">
    ${badge(object)}
    <div>
      <p class="kind"><a href="${listPath(object.name)}">${object.labelPlural}</a></p>
      <h1>${title}</h1>
    </div>
    ${object.name === 'User' ? seeAsThem(id) : ''}
  </div>`;
}

function seeAsThem(id: string): Markup {
  return html`<form class="see-as" method="post" action="${SEE_AS_PATH}">
    <input type="hidden" name="user" value="${id}" />
    <input type="hidden" name="back" value="${recordPath('User', id)}" />
    <button type="submit">See the org as this user</button>
  </form>`;
}

function drawSection({ title, facts }: Section): Markup {
  return html`<header><h2>${title}</h2></header>
    <dl class="facts">${facts.map(drawFact)}</dl>`;
}

function drawFact({ label, cell }: Fact): Markup {
  return html`<div>
    <dt>${label}</dt>
    <dd>${drawCell(cell)}</dd>
  </div>`;
}

function drawRelated({ object, id }: RecordModel, { name, title, table, hasMore }: Related): Markup {
  const count = `${table.rows.length}${hasMore ? '+' : ''}`;
  return html`<section class="card">
    <header>
      <h2>${title} <span class="chip">${count}</span></h2>
      ${
        hasMore
          ? html`<a class="end" href="${relatedPath(object.name, { id, name })}"
              >View all<span class="skip"> ${title}</span></a
            >`
          : ''
      }
    </header>
    ${table.rows.length === 0 ? html`<p>None.</p>` : drawTable(table, { label: title })}
  </section>`;
}

export interface RelatedModel {
  object: Described;
  id: string;
  title: string;
  related: Related;
}

export function relatedPage(c: Context, viewer: Viewer, model: RelatedModel): Response | Promise<Response> {
  const { object, id, title, related } = model;
  const { length } = related.table.rows;
  return windowPage(c, viewer, {
    title: `${related.title} | ${title}`,
    tab: object.name,
    content: html`<section class="card">
      <div class="head">
        ${badge(object)}
        <div>
          <p class="kind"><a href="${recordPath(object.name, id)}">${title}</a></p>
          <h1>${related.title}</h1>
          <p class="kind">${related.hasMore ? `The first ${length} are shown.` : `${length} in all`}</p>
        </div>
      </div>
      ${length === 0 ? html`<p>None.</p>` : drawTable(related.table, { label: related.title })}
    </section>`,
  });
}
