/** Owns showing one mail: subject, who wrote to whom, the text, what is attached. */

import type { MailMessage } from '../../host/api';
import { avatar } from '../dom/avatar';
import { el } from '../dom/element';
import { symbol } from '../dom/symbol';
import { hashOf } from '../route';
import { bytesInWords } from '../texts';
import type { Times } from '../times';
import type { View, ViewTools } from '../view';

/** `q` is what the list was searched for that it was opened from. */
export function openMailView(
  { messageId, q }: { messageId: string; q?: string },
  { api, times, attempt }: ViewTools,
): View {
  const content = el('article', { class: 'mail-content', 'aria-busy': 'true' });
  const name = q === undefined ? 'Back to inbox' : 'Back to the list';
  const attributes = {
    href: hashOf({ view: 'mail', ...(q === undefined ? {} : { q }) }),
    class: 'icon-button',
  };
  const back = el('a', { ...attributes, 'aria-label': name, title: name }, [symbol('arrow_back')]);
  attempt(async () => {
    content.replaceChildren(...parts(await api.mail(messageId), times));
    content.removeAttribute('aria-busy');
  });
  const element = el('div', { class: 'open-mail' }, [el('div', { class: 'mail-toolbar' }, [back]), content]);
  return { element, leave: () => undefined };
}

function parts(mail: MailMessage, times: Times): HTMLElement[] {
  const { from, attachments } = mail;
  const people = (list: MailMessage['to']) => list.map(({ name, address }) => name || address).join(', ');
  return [
    el('h1', {}, [mail.subject || '(no subject)']),
    el('header', { class: 'mail-header' }, [
      avatar(from.name, from.address),
      el('div', { class: 'mail-people' }, [
        el('p', {}, [
          el('b', {}, [from.name || from.address]),
          ' ',
          el('span', { class: 'note' }, [from.name ? `<${from.address}>` : '']),
        ]),
        el('p', { class: 'note' }, [`to ${people(mail.to) || 'nobody named'}`]),
        mail.cc.length ? el('p', { class: 'note' }, [`cc ${people(mail.cc)}`]) : undefined,
      ]),
      el('time', { class: 'note', datetime: new Date(mail.atMs).toISOString() }, [times.full(mail.atMs)]),
    ]),
    el(
      'div',
      { class: 'mail-text' },
      mail.body.split(/\n{2,}/).map((paragraph) => el('p', {}, [paragraph])),
    ),
    el(
      'ul',
      { class: 'attachments', 'aria-label': 'Attachments' },
      attachments.map(({ name, bytes }) =>
        el('li', {}, [
          symbol('attach_file'),
          name,
          ' ',
          el('span', { class: 'note' }, [bytesInWords(bytes)]),
        ]),
      ),
    ),
  ];
}
