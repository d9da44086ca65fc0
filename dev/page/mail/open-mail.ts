/** Owns showing one mail: subject, who wrote to whom, the text. */

import type { MailMessage } from '../../host/api';
import { avatar } from '../dom/avatar';
import { el } from '../dom/element';
import { symbol } from '../dom/symbol';
import { hashOf } from '../route';
import type { Times } from '../times';
import type { View, ViewTools } from '../view';

export function openMailView(messageId: string, { api, times, attempt }: ViewTools): View {
  const content = el('article', { class: 'mail-content', 'aria-busy': 'true' });
  const back = el(
    'a',
    { href: hashOf({ view: 'mail' }), class: 'icon-button', 'aria-label': 'Back to inbox' },
    [symbol('arrow_back')],
  );
  back.title = 'Back to inbox';
  attempt(async () => {
    content.replaceChildren(...parts(await api.mail(messageId), times));
    content.removeAttribute('aria-busy');
  });
  const element = el('div', { class: 'open-mail' }, [el('div', { class: 'mail-toolbar' }, [back]), content]);
  return { element, leave: () => undefined };
}

function parts(mail: MailMessage, times: Times): HTMLElement[] {
  const { from } = mail;
  const to = mail.to.map(({ name, address }) => name || address).join(', ');
  return [
    el('h1', {}, [mail.subject]),
    el('header', { class: 'mail-header' }, [
      avatar(from.name, from.address),
      el('div', { class: 'mail-people' }, [
        el('p', {}, [el('b', {}, [from.name]), ' ', el('span', { class: 'note' }, [`<${from.address}>`])]),
        el('p', { class: 'note' }, [`to ${to}`]),
      ]),
      el('time', { class: 'note', datetime: new Date(mail.atMs).toISOString() }, [times.full(mail.atMs)]),
    ]),
    el(
      'div',
      { class: 'mail-text' },
      mail.body.split(/\n{2,}/).map((paragraph) => el('p', {}, [paragraph])),
    ),
  ];
}
