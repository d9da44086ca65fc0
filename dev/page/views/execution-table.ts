/** Owns drawing the table of executions, each row with its details below. */

import type { CallRow, ExecutionRow } from '../../host/api';
import { el, newId, onClick } from '../dom/element';
import { symbol } from '../dom/symbol';
import { inWords, type Times } from '../times';

const STATUS_ICONS: Readonly<Record<ExecutionRow['status'], string>> = {
  running: 'progress_activity',
  held: 'pause_circle',
  completed: 'check_circle',
  failed: 'error',
  killed: 'timer_off',
};

/** `open` holds the ids of the rows whose details are shown, and is kept up to date. */
export function executionTable(rows: ExecutionRow[], deps: { times: Times; open: Set<string> }): HTMLElement {
  const heads = ['Time', 'User', 'Function', 'Kind', 'Status', 'Duration', 'Calls'];
  return el('table', { class: 'table executions' }, [
    el('thead', {}, [
      el(
        'tr',
        {},
        heads.map((head) => el('th', { scope: 'col', 'data-column': head }, [head])),
      ),
    ]),
    el(
      'tbody',
      {},
      rows.flatMap((row) => executionRows(row, deps)),
    ),
  ]);
}

function executionRows(
  row: ExecutionRow,
  { times, open }: { times: Times; open: Set<string> },
): HTMLElement[] {
  const details = el('tr', { class: 'details', id: newId('execution') }, [
    el('td', { colspan: '7' }, [detailsOf(row)]),
  ]);
  const arrow = symbol('chevron_right');
  const button = el('button', {
    type: 'button',
    class: 'row-button',
    'data-execution': row.id,
    'aria-controls': details.id,
    'aria-label': `Details of ${row.function} at ${times.full(row.startedAtMs)}`,
  });
  button.append(arrow, times.full(row.startedAtMs).replace(/^.*, /, ''));
  const show = (state: 'open' | 'closed') => {
    details.hidden = state === 'closed';
    button.setAttribute('aria-expanded', String(state === 'open'));
    if (state === 'open') open.add(row.id);
    else open.delete(row.id);
  };
  show(open.has(row.id) ? 'open' : 'closed');
  onClick(button, () => show(details.hidden ? 'open' : 'closed'));
  const cells = [
    el('td', { title: times.full(row.startedAtMs) }, [button]),
    el('td', { title: row.user }, [row.user.replace(/@.*$/, '')]),
    el('td', { class: 'function' }, [row.function]),
    el('td', { 'data-column': 'Kind' }, [row.kind]),
    el('td', {}, [status(row)]),
    el('td', { class: 'number' }, [inWords(row.durationMs)]),
    el('td', { class: 'number' }, [String(row.calls.length)]),
  ];
  return [el('tr', {}, cells), details];
}

function status({ status: name }: ExecutionRow): HTMLElement {
  return el('span', { class: `status ${name}` }, [symbol(STATUS_ICONS[name]), name]);
}

function detailsOf({ id, calls, log, error, user, kind }: ExecutionRow): HTMLElement {
  return el('div', { class: 'execution-details' }, [
    el('p', { class: 'note' }, [`${id} · ${user} · ${kind}`]),
    error && el('p', { class: 'execution-error' }, [symbol('error'), `${error.name}: ${error.message}`]),
    el('h3', {}, ['Service calls']),
    calls.length ? callList(calls) : el('p', { class: 'note' }, ['None.']),
    el('h3', {}, ['Log']),
    log.length
      ? el('pre', { class: 'log' }, [log.map(({ level, text }) => `${level.padEnd(5)} ${text}`).join('\n')])
      : el('p', { class: 'note' }, ['Empty.']),
  ]);
}

function callList(calls: CallRow[]): HTMLElement {
  const rows = calls.map(({ service, method, durationMs }) =>
    el('li', {}, [
      el('code', {}, [`${service}.${method}`]),
      el('span', { class: 'note' }, [inWords(durationMs)]),
    ]),
  );
  return el('ol', { class: 'calls' }, rows);
}
