/** Owns the Clock view: the host's time, and moving it on so that hourly runs come due. */

import type { ClockAnswer } from '../../host/api';
import { el, onClick } from '../dom/element';
import type { Times } from '../times';
import type { View, ViewTools } from '../view';
import { keepUpToDate } from './keep-up-to-date';
import { viewFrame } from './view-frame';

const MINUTE_MS = 60_000;
const STEPS: readonly { text: string; ms: number }[] = [
  { text: '+10 min', ms: 10 * MINUTE_MS },
  { text: '+1 hour', ms: 60 * MINUTE_MS },
  { text: '+1 day', ms: 24 * 60 * MINUTE_MS },
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
  const moves = el('ul', { class: 'moves', 'aria-label': 'What happened', 'aria-live': 'polite' });

  function show(answer: ClockAnswer): void {
    now.textContent = times.full(answer.nowMs);
    mode.textContent = MODES[answer.mode];
  }

  const buttons = STEPS.map(({ text, ms }) => {
    const button = el('button', { type: 'button', class: 'button tonal' }, [text]);
    return onClick(button, () => attempt(() => move(text, ms)));
  });

  async function move(text: string, ms: number): Promise<void> {
    for (const button of buttons) button.disabled = true;
    try {
      const answer = await api.advanceClock(ms);
      show(answer);
      moves.prepend(el('li', {}, [sentence(text, answer, times)]));
    } finally {
      for (const button of buttons) button.disabled = false;
    }
  }

  body.append(now, mode, el('div', { class: 'buttons' }, buttons), moves);
  return { element, leave: keepUpToDate({ load: api.clock, draw: show, fail }) };
}

function sentence(text: string, { nowMs, fired }: ClockAnswer, times: Times): string {
  const triggers = fired === 1 ? '1 trigger fired' : `${fired} triggers fired`;
  return `${text}: now ${times.full(nowMs)}; ${triggers} on the way.`;
}
