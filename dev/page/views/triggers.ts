/** Owns the Triggers view: whose triggers there are, when each is due, and firing one by hand. */

import type { RunAnswer, TriggerRow } from '../../host/api';
import { el, onClick } from '../dom/element';
import { KEY, redraw } from '../dom/redraw';
import { symbol } from '../dom/symbol';
import { table } from '../dom/table';
import { hashOf } from '../route';
import type { View, ViewTools } from '../view';
import { keepUpToDate } from './keep-up-to-date';
import { scheduleInWords, untilInWords } from './schedule-words';
import { emptyNote, viewFrame } from './view-frame';

const MINUTE_MS = 60_000;

interface Shown {
  rows: TriggerRow[];
  /** Of the minute that began last, so that nothing is drawn anew in between. */
  nowMs: number;
}

export function triggersView({ api, times, snackbar, attempt, fail }: ViewTools): View {
  const { element, body } = viewFrame(
    'Triggers',
    'Time-driven triggers that the script has installed. Each fires as its owner, when the clock gets there.',
  );

  async function load(): Promise<Shown> {
    const [rows, { nowMs }] = await Promise.all([api.triggers(), api.clock()]);
    return { rows, nowMs: Math.floor(nowMs / MINUTE_MS) * MINUTE_MS };
  }

  async function fire({ id, user, function: name }: TriggerRow): Promise<void> {
    const answer = await api.fireTrigger(id);
    const look = el('a', { href: hashOf({ view: 'executions' }), class: 'snackbar-action' }, ['Look']);
    snackbar.say(`${name} ran as ${user}: ${ending(answer)}`, look);
    draw(await load());
  }

  function fireButton(row: TriggerRow): HTMLElement {
    const attributes = {
      type: 'button',
      class: 'button outlined small',
      'aria-label': `Fire ${row.function} of ${row.user} now`,
      [KEY]: `fire ${row.id}`,
    };
    const button = el('button', attributes, [symbol('play_arrow'), 'Fire now']);
    return onClick(button, () => {
      button.disabled = true;
      attempt(() => fire(row).finally(() => (button.disabled = false)));
    });
  }

  function draw({ rows, nowMs }: Shown): void {
    const lines = rows.map((row) => [
      twoLines(row.function, row.user),
      scheduleInWords(row.schedule, times),
      twoLines(
        times.full(row.dueMs),
        row.spent ? 'has fired; is kept until deleted' : untilInWords(row.dueMs, nowMs),
      ),
      { class: 'act', child: fireButton(row) },
    ]);
    const heads = ['Function and owner', 'Schedule', 'Next due', ''];
    redraw(body, [
      rows.length
        ? table({ label: 'Triggers', class: 'triggers', heads, rows: lines })
        : emptyNote('No trigger is installed. The add-on makes one when a person first opens it.'),
    ]);
  }

  return { element, leave: keepUpToDate({ element: body, load, draw, fail }).stop };
}

function twoLines(first: string, second: string): HTMLElement {
  return el('div', {}, [el('p', {}, [first]), el('p', { class: 'note' }, [second])]);
}

function ending(answer: RunAnswer): string {
  return answer.ok ? 'completed.' : `${answer.error.name}: ${answer.error.message}`;
}
