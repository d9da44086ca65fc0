/** Owns the Sent mail view: what the add-on sent through MailApp. */

import type { SentMailRow } from '../../host/api';
import { el } from '../dom/element';
import type { Times } from '../times';
import type { View, ViewTools } from '../view';
import { keepUpToDate } from './keep-up-to-date';
import { emptyNote, viewFrame } from './view-frame';

export function sentMailView({ api, times, fail }: ViewTools): View {
  const { element, body } = viewFrame(
    'Sent mail',
    'Notices that the add-on has sent through MailApp, newest first.',
  );
  const draw = (rows: SentMailRow[]) => {
    const drawn = rows.map((row) => sentMail(row, times));
    body.replaceChildren(
      rows.length ? el('ul', { class: 'fold-list' }, drawn) : emptyNote('No mail has been sent.'),
    );
  };
  return { element, leave: keepUpToDate({ element: body, load: api.sentMail, draw, fail }).stop };
}

function sentMail({ atMs, as, to, subject, body }: SentMailRow, times: Times): HTMLElement {
  return el('li', {}, [
    el('details', {}, [
      el('summary', {}, [
        el('span', { class: 'fold-who' }, [`To ${to}`]),
        ' ',
        el('span', { class: 'fold-what' }, [subject]),
        ' ',
        el('span', { class: 'note' }, [times.full(atMs)]),
      ]),
      el('p', { class: 'note' }, [`Sent as ${as}`]),
      el('p', { class: 'mail-text' }, [body]),
    ]),
  ]);
}
