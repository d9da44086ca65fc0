/** Owns the frame of the window's pages: the org's name, as whom it is seen, and the ways to its objects. */

import type { Context } from 'hono';
import { html } from 'hono/html';
import { document, type Markup, sandboxName } from '../../pages/layout';
import { HOME_PATH, listPath, LOG_PATH, SEE_AS_PATH } from '../addresses';
import { TABS } from '../default-columns';
import type { Viewer } from '../viewer';
import { WINDOW_STYLE } from './style';

export interface WindowPage {
  title: string;
  /** The tab that this page is on. */
  tab: string | undefined;
  content: Markup;
}

export const HOME_TAB = 'Home';
export const LOG_TAB = 'API log';

export function windowPage(c: Context, viewer: Viewer, page: WindowPage): Response | Promise<Response> {
  const { pathname, search } = new URL(c.req.url);
  return document(c, {
    title: page.title,
    style: WINDOW_STYLE,
    body: html`<a class="skip" href="#content">Skip to the content</a>
      <div class="top">
        <a class="org" href="${HOME_PATH}">${viewer.org.seed().name}${sandboxChip(viewer)}</a>
        ${seeAsForm(viewer, pathname + search)}
      </div>
      <nav class="tabs" aria-label="Objects">${tabs(viewer, page.tab)}</nav>
      <main id="content">${page.content}</main>
      <footer>
        A window of the local simulator into its org, not Salesforce's own pages; nothing can be changed here.
        What ${viewer.user.name} may not see is not shown. Times in ${viewer.timeZone}.
      </footer>`,
  });
}

function sandboxChip({ org }: Viewer): Markup | string {
  const name = sandboxName(org);
  return name === undefined ? '' : html`<span class="chip sandbox">Sandbox: ${name}</span>`;
}

/** A person beyond the list is chosen on their own page. */
function seeAsForm({ people, user }: Viewer, back: string): Markup {
  const listed = people.some(({ id }) => id === user.id) ? people : [user, ...people];
  return html`<form class="see-as" method="post" action="${SEE_AS_PATH}">
    <label for="see-as">Seen as</label>
    <select id="see-as" name="user">
      ${listed.map(
        ({ id, name, username }) =>
          html`<option value="${id}" ${id === user.id ? 'selected' : ''}>${name} (${username})</option>`,
      )}
    </select>
    <input type="hidden" name="back" value="${back}" />
    <button type="submit">Switch</button>
  </form>`;
}

function tabs({ objects }: Viewer, current: string | undefined): Markup[] {
  const known = objects.all();
  const ways = TABS.flatMap((name) => known.find((object) => object.name === name) ?? []);
  return [
    tab({ label: HOME_TAB, path: HOME_PATH, name: HOME_TAB }, current),
    ...ways.map(({ name, labelPlural }) => tab({ label: labelPlural, path: listPath(name), name }, current)),
    tab({ label: LOG_TAB, path: LOG_PATH, name: LOG_TAB }, current),
  ];
}

function tab(
  { label, path, name }: { label: string; path: string; name: string },
  current: string | undefined,
): Markup {
  const place = name === LOG_TAB ? 'last' : '';
  return name === current
    ? html`<a class="${place}" href="${path}" aria-current="page">${label}</a>`
    : html`<a class="${place}" href="${path}">${label}</a>`;
}

/** The letter of an object, in its colour. */
export function badge({ name, label }: { name: string; label: string }): Markup {
  return html`<span class="badge ${name}" aria-hidden="true">${label.slice(0, 1)}</span>`;
}
