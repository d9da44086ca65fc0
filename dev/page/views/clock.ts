/** Owns the Clock view: the host's time, what is due next, and moving it on so that triggers come due. */

import type { ClockAnswer, TriggerRow } from '../../host/api';
import { el, onClick } from '../dom/element';
import type { Times } from '../times';
import type { View, ViewTools } from '../view';
import { keepUpToDate } from './keep-up-to-date';
import { untilInWords } from './schedule-words';
import { viewFrame } from './view-frame';

const MINUTE_MS = 60_000;
const STEPS: readonly { text: string; ms: number }[] = [
  { text: '+1 min', ms: MINUTE_MS },
  { text: '+10 min', ms: 10 * MINUTE_MS },
  { text: '+1 hour', ms: 60 * MINUTE_MS },
  { text: '+1 day', ms: 24 * 60 * MINUTE_MS },
  { text: '+1 week', ms: 7 * 24 * 60 * MINUTE_MS },
];

const MODES: Readonly<Record<ClockAnswer['mode'], string>> = {
  live: 'Live: it runs with this machine’s clock, plus what you add here.',
  stepped: 'Stepped: it stands still until something moves it.',
};

export function clockView({ api, times, attempt, fail }: ViewTools): View {
  const { element, body } = viewFrame(
    'Clock',
    'Google, Salesforce and the script all follow this one clock. What is due on the way runs before it gets there.',
  );
  const now = el('p', { class: 'clock-now', 'aria-label': 'Host time' });
  const mode = el('p', { class: 'note' });
  const due = el('p', { class: 'clock-due' });
  const moves = el('ul', { class: 'moves', 'aria-label': 'What happened', 'aria-live': 'polite' });
  let next: TriggerRow | undefined;

  function show([answer, triggers]: [ClockAnswer, TriggerRow[]]): void {
    next = triggers.find(({ spent }) => !spent);
    now.textContent = times.full(answer.nowMs);
    mode.textContent = MODES[answer.mode];
    due.textContent = next ? nextDue(next, answer.nowMs, times) : 'No trigger is due.';
    toNext.disabled = !next;
  }

  const load = () => Promise.all([api.clock(), api.triggers()]);
  const buttons = STEPS.map(({ text, ms }) =>
    onClick(el('button', { type: 'button', class: 'button tonal' }, [text]), () =>
      attempt(() => move(text, () => api.advanceClock(ms))),
    ),
  );
  const toNext = el('button', { type: 'button', class: 'button outlined' }, ['To the next due']);
  onClick(toNext, () => {
    const target = next?.dueMs;
    if (target !== undefined) attempt(() => move('To the next due', () => api.setClock(target)));
  });
  const all = [...buttons, toNext];

  async function move(text: string, act: () => Promise<ClockAnswer>): Promise<void> {
    for (const button of all) button.disabled = true;
    try {
      const answer = await act();
      moves.prepend(el('li', {}, [sentence(text, answer, times)]));
    } finally {
      for (const button of all) button.disabled = false;
    }
    show(await load());
  }

  body.append(now, mode, due, el('div', { class: 'buttons' }, all), moves);
  return { element, leave: keepUpToDate({ element: body, load, draw: show, fail }).stop };
}

function nextDue({ function: name, user, dueMs }: TriggerRow, nowMs: number, times: Times): string {
  return `Next due: ${name} of ${user}, ${untilInWords(dueMs, nowMs)} (${times.full(dueMs)}).`;
}

function sentence(text: string, { nowMs, fired }: ClockAnswer, times: Times): string {
  const triggers = fired === 1 ? '1 trigger fired' : `${fired} triggers fired`;
  return `${text}: now ${times.full(nowMs)}; ${triggers} on the way.`;
}
