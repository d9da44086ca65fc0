/** Owns the list of mails: the inbox, or what a search finds, a page at a time, kept up to date. */

import type { MailboxPage } from '../../host/api';
import { el } from '../dom/element';
import { iconButton } from '../dom/icon-button';
import { redraw } from '../dom/redraw';
import { count } from '../texts';
import type { View, ViewTools } from '../view';
import { keepUpToDate } from '../views/keep-up-to-date';
import { createPages } from './pages';
import { mailItem } from './mail-item';
import { boxTabs } from './box-tabs';
import { searchBox } from './search-box';
import { tryIt } from './try-it';

const HOUR_MS = 3_600_000;

type Shown = { page: MailboxPage; nowMs: number } | { refusal: string };

export function mailListView(q: string | undefined, { api, times, fail }: ViewTools): View {
  const list = el('ul', { class: 'mail-list', 'aria-label': 'Mail' });
  const range = el('span', { class: 'note', role: 'status' });
  const pages = createPages();
  const newer = iconButton({ icon: 'chevron_left', name: 'Newer', handle: () => turn(pages.newer) });
  const older = iconButton({ icon: 'chevron_right', name: 'Older', handle: () => turn(pages.older) });
  // The steps begin at the inbox; above a search they would be in its way.
  const help = q === undefined ? tryIt() : undefined;

  async function load(): Promise<Shown> {
    try {
      const [page, { nowMs }] = await Promise.all([
        api.mailbox({ q, pageToken: pages.token() }),
        api.clock(),
      ]);
      // Only the day is shown of it, and a list that is drawn every second cannot be read.
      return { page, nowMs: Math.floor(nowMs / HOUR_MS) * HOUR_MS };
    } catch (error) {
      // A search that Gmail refuses is an answer to the person who searched.
      if (q === undefined || !(error instanceof Error)) throw error;
      return { refusal: error.message };
    }
  }

  function turn(to: () => void): void {
    to();
    list.setAttribute('aria-busy', 'true');
    void updates.again();
  }

  function draw(shown: Shown): void {
    const page = 'page' in shown ? shown.page : undefined;
    pages.read(page);
    range.textContent = page ? rangeOf(page, pages.start()) : '';
    newer.disabled = !pages.hasNewer();
    older.disabled = !pages.hasOlder();
    if ('refusal' in shown) {
      redraw(list, [el('li', { class: 'empty bad', role: 'alert' }, [shown.refusal])]);
      return;
    }
    const items = shown.page.rows.map((row) => mailItem(row, { q, times, nowMs: shown.nowMs }));
    redraw(list, items.length ? items : [nothing(q)]);
  }

  const updates = keepUpToDate({ element: list, load, draw, fail });
  const refresh = iconButton({ icon: 'refresh', name: 'Refresh mail', handle: () => turn(pages.first) });
  const element = el('div', { class: 'inbox' }, [
    el('h1', { class: 'visually-hidden' }, [q === undefined ? 'Inbox' : `Search: ${q}`]),
    el('div', { class: 'mail-toolbar' }, [searchBox(q), refresh, help?.button]),
    el('div', { class: 'mail-bar' }, [boxTabs(q), el('div', { class: 'mail-pages' }, [range, newer, older])]),
    help?.element,
    list,
  ]);
  return { element, leave: updates.stop };
}

function rangeOf({ rows, total }: MailboxPage, start: number): string {
  return rows.length ? `${count(start + 1)}–${count(start + rows.length)} of ${count(total)}` : '';
}

function nothing(q: string | undefined): HTMLElement {
  return el('li', { class: 'empty' }, [q === undefined ? 'Your inbox is empty.' : 'No mail matches.']);
}
