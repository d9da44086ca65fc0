/** Owns the Executions view: what ran, as whom, how it ended; newest first, kept up to date. */

import type { ExecutionRow } from '../../host/api';
import type { View, ViewTools } from '../view';
import { executionTable } from './execution-table';
import { keepUpToDate } from './keep-up-to-date';
import { emptyNote, viewFrame } from './view-frame';

/** A long table is slow to draw, and nobody reads it to its end. */
const MOST_ROWS = 200;

export function executionsView({ api, times, fail }: ViewTools): View {
  const { element, body } = viewFrame(
    'Executions',
    'Each run of the add-on’s script: cards, actions, triggers and callbacks, with the service calls it made.',
  );
  const open = new Set<string>();

  function draw(rows: ExecutionRow[]): void {
    const focusedId = document.activeElement?.getAttribute('data-execution');
    const older = rows.length - MOST_ROWS;
    body.replaceChildren(
      rows.length
        ? executionTable(rows.slice(0, MOST_ROWS), { times, open })
        : emptyNote('Nothing has run yet.'),
      ...(older > 0 ? [emptyNote(`${older} older executions are not shown.`)] : []),
    );
    if (focusedId) body.querySelector<HTMLElement>(`[data-execution="${CSS.escape(focusedId)}"]`)?.focus();
  }

  return { element, leave: keepUpToDate({ load: api.executions, draw, fail }) };
}
