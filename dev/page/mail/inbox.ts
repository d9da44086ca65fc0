/** Owns the mailbox list: the signed-in person's mail, newest first, and searching it. */

import type { MailRow } from '../../host/api';
import { el, newId } from '../dom/element';
import { iconButton } from '../dom/icon-button';
import { symbol } from '../dom/symbol';
import { hashOf } from '../route';
import type { Times } from '../times';
import type { View, ViewTools } from '../view';
import { tryIt } from './try-it';

export function inboxView({ api, times, attempt }: ViewTools): View {
  const list = el('ul', { class: 'mail-list', 'aria-label': 'Mail' });
  const count = el('span', { class: 'note' });
  const search = el('input', {
    type: 'search',
    id: newId('search'),
    placeholder: 'Search mail',
    'aria-label': 'Search mail',
  });
  let drawn: { row: MailRow; item: HTMLElement }[] = [];

  function filter(): void {
    const shown = drawn.filter(({ row }) => matches(row, search.value));
    count.textContent = shown.length ? `1–${shown.length} of ${drawn.length}` : `0 of ${drawn.length}`;
    list.replaceChildren(...(shown.length ? shown.map(({ item }) => item) : [nothing(search.value)]));
  }

  async function load(): Promise<void> {
    list.setAttribute('aria-busy', 'true');
    const [{ rows }, { nowMs }] = await Promise.all([api.mailbox(), api.clock()]);
    drawn = rows.map((row) => ({ row, item: mailItem(row, times.brief(row.atMs, nowMs), times) }));
    list.removeAttribute('aria-busy');
    filter();
  }

  search.addEventListener('input', filter);
  attempt(load);
  const refresh = iconButton({ icon: 'refresh', name: 'Refresh mail', handle: () => attempt(load) });
  const help = tryIt();
  const element = el('div', { class: 'inbox' }, [
    el('h1', { class: 'visually-hidden' }, ['Inbox']),
    el('div', { class: 'mail-toolbar' }, [
      el('div', { class: 'search' }, [symbol('search'), search]),
      refresh,
      help.button,
      count,
    ]),
    help.element,
    list,
  ]);
  return { element, leave: () => undefined };
}

function matches({ from, subject, snippet }: MailRow, words: string): boolean {
  const text = `${from.name} ${from.address} ${subject} ${snippet}`.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function nothing(words: string): HTMLElement {
  return el('li', { class: 'empty' }, [words ? 'No mail matches.' : 'Your inbox is empty.']);
}

function mailItem(
  { id, from, subject, snippet, atMs, unread }: MailRow,
  time: string,
  times: Times,
): HTMLElement {
  const link = el(
    'a',
    { href: hashOf({ view: 'mail', messageId: id }), class: unread ? 'mail-row unread' : 'mail-row' },
    [
      unread ? el('span', { class: 'visually-hidden' }, ['Unread:']) : undefined,
      ' ',
      el('span', { class: 'mail-from' }, [from.name || from.address]),
      ' ',
      el('span', { class: 'mail-what' }, [
        el('span', { class: 'mail-subject' }, [subject]),
        ' ',
        el('span', { class: 'mail-snippet' }, [snippet]),
      ]),
      ' ',
      el('time', { class: 'mail-time', datetime: new Date(atMs).toISOString(), title: times.full(atMs) }, [
        time,
      ]),
    ],
  );
  return el('li', {}, [link]);
}
