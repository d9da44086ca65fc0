/** Owns mails that Salesforce refused, or Gmail does not give out: their rows on Home, and one of them with what can be done. */

import { isUnread, REFUSED, refusedBy, triesLine } from '../text/mail-words';
import type { Viewer } from '../text/time';
import { button, buttons, type Card, card, factRow, paragraph, stateRow, type Widget } from './widgets';

export interface RefusedRow {
  /** Gmail's id. */
  id: string;
  subject: string;
  code?: string;
  /** Salesforce's own, or what Gmail answers. */
  words: string;
  tries: number;
  nextTryAtMs?: number;
}

const MOST_ROWS = 5;

/** The person's own mails; an admin never sees these rows. */
export function refusedSection(refused: readonly RefusedRow[]): { header: string; widgets: Widget[] } {
  const rows = refused.slice(0, MOST_ROWS).map(({ id, subject, words, code }) =>
    stateRow({
      tone: 'bad',
      title: subject === '' ? REFUSED.noSubject : subject,
      below: refusedBy(words, code),
      opens: { handler: 'onOpenRefused', parameters: { mail: id } },
    }),
  );
  const left = refused.length - rows.length;
  const more = left > 0 ? [paragraph(`${REFUSED.more}: ${left}`)] : [];
  return { header: `${REFUSED.section} (${refused.length})`, widgets: [...rows, ...more] };
}

/** One of `count`. */
export function refusedCard(row: RefusedRow, count: number, viewer: Viewer): Card {
  const { id, subject, code, words, tries, nextTryAtMs } = row;
  const parameters = { mail: id };
  const one = button(REFUSED.tryAgain, { handler: 'onTryRefused', parameters });
  const all = button(REFUSED.tryAll, { handler: 'onTryAllRefused', parameters });
  return card({ title: REFUSED.title }, [
    {
      widgets: [
        factRow(REFUSED.subject, subject === '' ? REFUSED.noSubject : subject),
        factRow(isUnread(code) ? REFUSED.gmailsWords : REFUSED.words, words),
        factRow(REFUSED.tried, triesLine(tries, nextTryAtMs, viewer)),
        buttons(...(count > 1 ? [one, all] : [one])),
      ],
    },
  ]);
}
