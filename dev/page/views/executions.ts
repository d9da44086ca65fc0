/** Owns the Executions view: what ran, as whom, how it ended; newest first, kept up to date, filtered on demand. */

import type { ExecutionFilter } from '../api-client';
import type { ExecutionRow } from '../../host/api';
import { el } from '../dom/element';
import { redraw } from '../dom/redraw';
import { labelledSelect, type LabelledSelect } from '../dom/select';
import type { View, ViewTools } from '../view';
import { executionTable } from './execution-table';
import { keepUpToDate } from './keep-up-to-date';
import { emptyNote, viewFrame } from './view-frame';

/** A long table is slow to draw, and nobody reads it to its end. */
const MOST_ROWS = 200;
const STATUSES: readonly ExecutionRow['status'][] = ['running', 'held', 'completed', 'failed', 'killed'];
type FilterName = keyof ExecutionFilter;

export function executionsView({ api, times, fail }: ViewTools): View {
  const { element, body } = viewFrame(
    'Executions',
    'Each run of the script: cards, actions, triggers and callbacks, with the service calls it made.',
  );
  const open = new Set<string>();
  const filters = createFilters(() => void updates.again());
  const list = el('div');
  body.append(filters.element, list);

  function draw(rows: ExecutionRow[]): void {
    filters.learn(rows);
    redraw(list, [
      rows.length
        ? executionTable(rows.slice(0, MOST_ROWS), { times, open })
        : emptyNote(filters.isOn() ? 'No execution matches.' : 'Nothing has run yet.'),
      rows.length > MOST_ROWS ? emptyNote('Older executions are not shown.') : undefined,
    ]);
  }

  const load = () => api.executions({ ...filters.chosen(), limit: MOST_ROWS + 1 });
  const updates = keepUpToDate({ element: body, load, draw, fail });
  return { element, leave: updates.stop };
}

function createFilters(onChange: () => void) {
  const users = new Set<string>();
  const functions = new Set<string>();
  const lists: Record<FilterName, LabelledSelect> = {
    user: labelledSelect('User', choices('Everybody', users)),
    function: labelledSelect('Function', choices('All functions', functions)),
    status: labelledSelect('Status', choices('Any status', STATUSES)),
  };
  for (const { select } of Object.values(lists)) select.addEventListener('change', onChange);

  function chosen(): ExecutionFilter {
    const set = (Object.keys(lists) as FilterName[]).filter((name) => lists[name].select.value !== '');
    return Object.fromEntries(set.map((name) => [name, lists[name].select.value]));
  }

  return {
    element: el(
      'div',
      { class: 'filters' },
      Object.values(lists).map((list) => list.element),
    ),
    chosen,
    isOn: () => Object.keys(chosen()).length > 0,
    /** Offers whom and what has been seen; what a filter hides stays on offer. */
    learn(rows: ExecutionRow[]) {
      const before = users.size + functions.size;
      for (const row of rows) {
        users.add(row.user);
        functions.add(row.function);
      }
      if (users.size + functions.size === before) return;
      lists.user.offer(choices('Everybody', users));
      lists.function.offer(choices('All functions', functions));
    },
  };
}

function choices(all: string, values: Iterable<string>) {
  return [{ value: '', text: all }, ...[...values].sort().map((value) => ({ value, text: value }))];
}
