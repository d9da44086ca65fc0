/** Owns drawing one mail in a list. */

import type { MailRow } from '../../host/api';
import { el } from '../dom/element';
import { KEY } from '../dom/redraw';
import { hashOf } from '../route';
import type { Times } from '../times';

export interface MailItemDeps {
  /** What the list was searched for, to come back to. */
  q: string | undefined;
  times: Times;
  nowMs: number;
}

export function mailItem(row: MailRow, { q, times, nowMs }: MailItemDeps): HTMLElement {
  const { id, subject, snippet, atMs, unread } = row;
  const attributes = {
    href: hashOf({ view: 'mail', messageId: id, ...(q === undefined ? {} : { q }) }),
    class: unread ? 'mail-row unread' : 'mail-row',
    [KEY]: `mail ${id}`,
  };
  const link = el('a', attributes, [
    unread ? el('span', { class: 'visually-hidden' }, ['Unread:']) : undefined,
    ' ',
    el('span', { class: 'mail-from' }, [whoOf(row)]),
    ' ',
    el('span', { class: 'mail-what' }, [
      el('span', { class: 'mail-subject' }, [subject || '(no subject)']),
      ' ',
      snippet ? el('span', { class: 'mail-snippet' }, [snippet]) : undefined,
    ]),
    ' ',
    el('time', { class: 'mail-time', datetime: new Date(atMs).toISOString(), title: times.full(atMs) }, [
      times.brief(atMs, nowMs),
    ]),
  ]);
  return el('li', {}, [link]);
}

/** Who wrote; of one's own mail, to whom. */
function whoOf({ from, to, labelIds }: MailRow): string {
  if (!labelIds.includes('SENT')) return from.name || from.address;
  return `To: ${to.map(({ name, address }) => name || address).join(', ')}`;
}
