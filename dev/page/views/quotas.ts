/** Owns the Quotas view: what of the platform's quotas is used, the script's and each user's. */

import type { QuotasAnswer } from '../../host/api';
import { el } from '../dom/element';
import { redraw } from '../dom/redraw';
import { labelledSelect } from '../dom/select';
import type { Times } from '../times';
import { amounts } from '../texts';
import type { View, ViewTools } from '../view';
import { keepUpToDate } from './keep-up-to-date';
import { emptyNote, viewFrame } from './view-frame';

type QuotaRow = QuotasAnswer[number];

/** From here on a bar warns. */
const NEARLY = 0.8;
const EVERYBODY = { value: '', text: 'Everybody' };

const PER: Readonly<Record<QuotaRow['per'], string>> = {
  day: 'a day',
  minute: 'a minute',
  now: 'at any one time',
};

export function quotasView({ api, times, fail }: ViewTools): View {
  const { element, body } = viewFrame(
    'Quotas',
    'What is used of the platform’s quotas. A day’s count begins with the first use and ends 24 hours later.',
  );
  const user = labelledSelect('User', [EVERYBODY]);
  const boxes = el('div', { class: 'boxes' });
  let rows: QuotaRow[] = [];

  function show(): void {
    const chosen = user.select.value;
    const owners = [...new Set(rows.map((row) => row.user))]
      .filter((owner) => owner === null || chosen === '' || owner === chosen)
      .sort((a, b) => (a ?? '').localeCompare(b ?? ''));
    redraw(boxes, [
      ...owners.map((owner) =>
        box(
          owner,
          rows.filter((row) => row.user === owner),
          times,
        ),
      ),
      rows.length ? undefined : emptyNote('Nothing has been used yet.'),
    ]);
  }

  user.select.addEventListener('change', show);
  body.append(el('div', { class: 'filters' }, [user.element]), boxes);
  const draw = (loaded: QuotaRow[]) => {
    rows = loaded;
    const names = [...new Set(rows.flatMap((row) => row.user ?? []))].sort();
    user.offer([EVERYBODY, ...names.map((value) => ({ value, text: value }))]);
    show();
  };
  return { element, leave: keepUpToDate({ element: body, load: api.quotas, draw, fail }).stop };
}

function box(owner: string | null, rows: QuotaRow[], times: Times): HTMLElement {
  const title = owner ?? 'The script, all users together';
  return el('section', { class: 'box', 'aria-label': title }, [
    el('h2', {}, [title]),
    el(
      'ul',
      { class: 'quotas' },
      rows.map((row) => quota(row, times)),
    ),
  ]);
}

function quota({ quota: name, used, limit, per, resetsAtMs }: QuotaRow, times: Times): HTMLElement {
  const share = limit > 0 ? Math.min(used / limit, 1) : 1;
  const { what, text } = amounts(name, { used, limit });
  const fill = el('span', { class: 'bar-fill' });
  // A trace of use must be seen.
  fill.style.width = used > 0 ? `max(3px, ${share * 100}%)` : '0';
  const bar = el(
    'span',
    {
      role: 'meter',
      class: share >= 1 ? 'bar full' : share >= NEARLY ? 'bar nearly' : 'bar',
      'aria-label': what,
      'aria-valuemin': '0',
      'aria-valuemax': String(limit),
      'aria-valuenow': String(Math.min(used, limit)),
      'aria-valuetext': text,
    },
    [fill],
  );
  const reset = resetsAtMs === undefined ? PER[per] : `${PER[per]}, anew at ${times.full(resetsAtMs)}`;
  return el('li', { class: used ? 'quota' : 'quota unused' }, [
    el('span', { class: 'quota-words' }, [
      el('span', {}, [what]),
      ' ',
      el('span', { class: 'note' }, [reset]),
    ]),
    el('span', { class: 'quota-amount' }, [text]),
    bar,
  ]);
}
