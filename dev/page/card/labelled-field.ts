/** Owns the outline around a field: its floating label, the hint below, and what is wrong with the value. */

import { el, newId } from '../dom/element';

export interface LabelledField {
  element: HTMLElement;
  mark: (text: string | undefined) => void;
}

export interface FieldParts {
  control: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
  label: string;
  hint?: string | undefined;
}

export function labelledField({ control, label, hint }: FieldParts): LabelledField {
  control.id = newId('field');
  const below = el('span', { class: 'field-note', id: newId('field-note') }, [hint]);
  control.setAttribute('aria-describedby', below.id);
  const element = el('div', { class: 'field' }, [
    el('div', { class: 'field-box' }, [control, el('label', { for: control.id }, [label])]),
    below,
  ]);
  return {
    element,
    mark(text) {
      control.setAttribute('aria-invalid', String(text !== undefined));
      element.classList.toggle('invalid', text !== undefined);
      below.textContent = text ?? hint ?? '';
    },
  };
}
