/** Owns drawing the table of executions, each row with its details below. */

import type { ExecutionRow } from '../../host/api';
import { el, newId, onClick } from '../dom/element';
import { KEY } from '../dom/redraw';
import { symbol } from '../dom/symbol';
import { table } from '../dom/table';
import { inWords, type Times } from '../times';
import { count } from '../texts';

const STATUS_ICONS: Readonly<Record<ExecutionRow['status'], string>> = {
  running: 'progress_activity',
  held: 'pause_circle',
  completed: 'check_circle',
  failed: 'error',
  killed: 'timer_off',
};
const HEADS = ['Time', 'User', 'Function', 'Kind', 'Status', 'Duration', 'Calls'];
/** A script in a loop can make thousands. */
const MOST_CALLS = 200;

/** `open` holds the ids of the rows whose details are shown, and is kept up to date. */
export function executionTable(rows: ExecutionRow[], deps: { times: Times; open: Set<string> }): HTMLElement {
  const drawn = table({ label: 'Executions', class: 'executions', heads: HEADS, rows: [] });
  drawn.tBodies[0]?.append(...rows.flatMap((row) => executionRows(row, deps)));
  return drawn;
}

function executionRows(
  row: ExecutionRow,
  { times, open }: { times: Times; open: Set<string> },
): HTMLElement[] {
  const cell = el('td', { colspan: String(HEADS.length) });
  const details = el('tr', { class: 'details', id: newId('execution') }, [cell]);
  const button = el('button', {
    type: 'button',
    class: 'row-button',
    [KEY]: row.id,
    'aria-controls': details.id,
    'aria-label': `Details of ${row.function} at ${times.full(row.startedAtMs)}`,
  });
  button.append(symbol('chevron_right'), times.full(row.startedAtMs).replace(/^.*, /, ''));
  const show = (state: 'open' | 'closed') => {
    details.hidden = state === 'closed';
    button.setAttribute('aria-expanded', String(state === 'open'));
    if (state === 'closed') return void open.delete(row.id);
    open.add(row.id);
    // Drawn when they are looked at: hundreds of rows have thousands of calls.
    if (!cell.firstChild) cell.append(detailsOf(row, times));
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
    el('td', { class: 'number' }, [count(callsOf(row))]),
  ];
  return [el('tr', {}, cells), details];
}

function status({ status: name }: ExecutionRow): HTMLElement {
  return el('span', { class: `status ${name}` }, [symbol(STATUS_ICONS[name]), name]);
}

function callsOf({ calls, callsLeftOut = 0 }: ExecutionRow): number {
  return calls.length + callsLeftOut;
}

function detailsOf(row: ExecutionRow, times: Times): HTMLElement {
  const { id, log, error, user, kind, startedAtMs, durationMs, simulatedMs } = row;
  return el('div', { class: 'execution-details' }, [
    facts([
      ['Started', times.full(startedAtMs)],
      ['User', user],
      ['Kind', kind],
      ['Duration', `${inWords(durationMs)} on the host’s clock`],
      ['Simulated', simulatedMs ? `${inWords(simulatedMs)} of the platform’s services` : 'off'],
      ['Id', id],
    ]),
    error && el('p', { class: 'execution-error' }, [symbol('error'), `${error.name}: ${error.message}`]),
    el('h3', {}, ['Service calls']),
    callsOf(row) ? callTable(row) : el('p', { class: 'note' }, ['None.']),
    el('h3', {}, ['Log']),
    log.length
      ? el('pre', { class: 'log' }, [log.map(({ level, text }) => `${level.padEnd(5)} ${text}`).join('\n')])
      : el('p', { class: 'note' }, ['Empty.']),
  ]);
}

function facts(pairs: [string, string][]): HTMLElement {
  return el(
    'dl',
    { class: 'facts' },
    pairs.map(([name, value]) => el('div', {}, [el('dt', {}, [name]), el('dd', {}, [value])])),
  );
}

function callTable(row: ExecutionRow): HTMLElement {
  const shown = row.calls.slice(0, MOST_CALLS);
  const rows = shown.map(({ service, method, durationMs, simulatedMs }, index) => [
    { class: 'number', child: count(index + 1) },
    el('code', {}, [`${service}.${method}`]),
    { class: 'number', child: inWords(durationMs) },
    { class: 'number', child: simulatedMs ? inWords(simulatedMs) : '–' },
  ]);
  const more = callsOf(row) - shown.length;
  return el('div', {}, [
    table({ label: 'Service calls', class: 'calls', heads: ['No.', 'Call', 'Here', 'Simulated'], rows }),
    more > 0 ? el('p', { class: 'note' }, [`${count(more)} calls more are not shown.`]) : undefined,
  ]);
}
