/** Owns the Prompts view: how often anyone met an authorization, and that end users met none. */

import type { PromptRow } from '../../host/api';
import { el } from '../dom/element';
import { symbol } from '../dom/symbol';
import { table } from '../dom/table';
import type { View, ViewTools } from '../view';
import { keepUpToDate } from './keep-up-to-date';
import { emptyNote, viewFrame } from './view-frame';

const KINDS: Readonly<Record<PromptRow['kind'], string>> = {
  'google-consent': 'Google’s consent card',
  'authorization-exception': 'An authorization card of the add-on',
  'salesforce-page': 'Salesforce’s sign-in page',
};

export function promptsView({ api, times, fail }: ViewTools): View {
  const { element, body } = viewFrame(
    'Prompts',
    'Each time a person met an authorization: Google’s, Salesforce’s, or the add-on’s. Only admins ever should.',
  );
  const draw = (rows: PromptRow[]) =>
    body.replaceChildren(
      count(rows),
      rows.length ? promptTable(rows, times.full) : emptyNote('Nobody has met a prompt yet.'),
    );
  return { element, leave: keepUpToDate({ element: body, load: api.prompts, draw, fail }).stop };
}

function count(rows: PromptRow[]): HTMLElement {
  const seen = rows.filter(({ admin }) => !admin).length;
  return el('div', { class: seen ? 'big-count bad' : 'big-count good' }, [
    symbol(seen ? 'error' : 'verified_user'),
    el('p', {}, [`Prompts seen by end users: ${seen}`]),
  ]);
}

function promptTable(rows: PromptRow[], time: (atMs: number) => string): HTMLElement {
  const lines = rows.map(({ atMs, user, admin, kind }) => [
    time(atMs),
    el('span', {}, [
      user,
      ' ',
      el('span', { class: admin ? 'chip' : 'chip warn' }, [admin ? 'Admin' : 'End user']),
    ]),
    KINDS[kind],
  ]);
  return table({ label: 'Prompts', heads: ['Time', 'Who', 'What they met'], rows: lines });
}
