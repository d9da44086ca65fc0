/** Owns the on/off switch: a real checkbox with the role `switch`, drawn by the style sheet. */

import { el, newId } from './element';

export interface Switch {
  input: HTMLInputElement;
  /** The words, the switch behind them; a click on the words switches too. */
  row: HTMLElement;
}

export function labelledSwitch(label: string, explanation: string): Switch {
  const labelId = newId('switch-label');
  const explanationId = newId('switch-note');
  const input = el('input', {
    type: 'checkbox',
    role: 'switch',
    class: 'switch',
    'aria-labelledby': labelId,
    'aria-describedby': explanationId,
  });
  const words = el('span', { class: 'switch-words' }, [
    el('span', { id: labelId }, [label]),
    ' ',
    el('span', { id: explanationId, class: 'note' }, [explanation]),
  ]);
  return { input, row: el('label', { class: 'switch-row' }, [words, input]) };
}
