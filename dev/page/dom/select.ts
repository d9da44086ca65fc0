/** Owns the plain drop-down list with its label. */

import { el, newId } from './element';

export interface Choice {
  value: string;
  text: string;
}

export interface LabelledSelect {
  select: HTMLSelectElement;
  /** Label and list, one beside the other. */
  element: HTMLElement;
  /** Replaces what can be chosen; what was chosen stays so where it is still there. */
  offer(choices: readonly Choice[]): void;
}

export function labelledSelect(label: string, choices: readonly Choice[]): LabelledSelect {
  const select = el('select', { id: newId('select'), class: 'plain-select' });
  const offer = (offered: readonly Choice[]) => {
    const chosen = select.value;
    select.replaceChildren(...offered.map(({ value, text }) => el('option', { value }, [text])));
    if (offered.some(({ value }) => value === chosen)) select.value = chosen;
  };
  offer(choices);
  const element = el('div', { class: 'labelled-select' }, [el('label', { for: select.id }, [label]), select]);
  return { select, element, offer };
}
