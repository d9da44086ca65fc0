/** Owns the look of the window's first page: the org's objects with how many records the viewer sees of each. */

import type { Context } from 'hono';
import { html } from 'hono/html';
import { listPath } from '../addresses';
import { TABS } from '../default-columns';
import { countOf, countText } from '../list';
import type { Viewer } from '../viewer';
import { badge, HOME_TAB, windowPage } from './frame';

export function homePage(c: Context, viewer: Viewer): Response | Promise<Response> {
  const all = viewer.objects.all();
  const tabs = TABS.flatMap((tab) => all.find(({ name }) => name === tab) ?? []);
  const main = [...tabs, ...all.filter(({ custom }) => custom)];
  const others = all.filter((object) => !main.includes(object));
  return windowPage(c, viewer, {
    title: 'Home',
    tab: HOME_TAB,
    content: html`<h1>${viewer.org.seed().name}</h1>
      <p class="intro">
        ${viewer.org.seed().myDomain}, organization ${viewer.org.organizationId()}. Records that
        ${viewer.user.name} sees:
      </p>
      <ul class="tiles">
        ${main.map(
          (object) =>
            html`<li>
              <a href="${listPath(object.name)}">
                ${badge(object)}
                <span
                  ><strong>${countText(countOf(viewer, object.name, ''))}</strong>${object.labelPlural}</span
                >
              </a>
            </li>`,
        )}
      </ul>
      <section class="card">
        <header><h2>Behind them</h2></header>
        <ul class="others">
          ${others.map(({ name, labelPlural }) => html`<li><a href="${listPath(name)}">${labelPlural}</a></li>`)}
        </ul>
      </section>`,
  });
}
