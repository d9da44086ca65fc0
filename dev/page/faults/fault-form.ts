/** Owns one fault's form: its words, its few fields, and the buttons that switch it on and off. */

import type { FaultsRequest, FaultsState } from '../../host/api';
import { el, newId, onClick } from '../dom/element';
import type { Choice } from '../dom/select';

export interface Field {
  name: string;
  label: string;
  /** Given for a list to choose from. */
  choices?: readonly Choice[];
  type?: 'text' | 'number';
  value?: string;
  placeholder?: string;
  required?: boolean;
  /** Suggestions for a text. */
  list?: string;
}

export type Values = Readonly<Record<string, string>>;

export interface FaultForm {
  title: string;
  note: string;
  fields: readonly Field[];
  /** What the button says that sends it. */
  button: string;
  on: (values: Values) => FaultsRequest;
  /** Absent where the fault is over in a moment, or where only Clear knows what was before. */
  off?: (state: FaultsState) => FaultsRequest;
  isOn: (state: FaultsState) => boolean;
}

export interface DrawnFault {
  element: HTMLElement;
  /** Shows whether the fault is on, and lets it be switched off. */
  update(state: FaultsState): void;
}

export function faultForm(
  { title, note, fields, button, on, off, isOn }: FaultForm,
  change: (request: FaultsRequest) => void,
): DrawnFault {
  const inputs = fields.map(field);
  const chip = el('span', { class: 'chip warn' }, ['On']);
  let shown: FaultsState | undefined;
  const end = el('button', { type: 'button', class: 'button small' }, ['Switch off']);
  const form = el('form', { class: 'fault', 'aria-label': title }, [
    el('header', { class: 'box-header' }, [
      el('h3', {}, [title]),
      chip,
      off && onClick(end, () => shown && change(off(shown))),
    ]),
    el('p', { class: 'note' }, [note]),
    el('div', { class: 'fault-fields' }, [
      ...inputs.map(({ element }) => element),
      el('button', { type: 'submit', class: 'button outlined small' }, [button]),
    ]),
  ]);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    change(on(Object.fromEntries(inputs.map(({ name, input }) => [name, input.value.trim()]))));
  });
  const mark = (state: 'on' | 'off') => {
    chip.hidden = state === 'off';
    end.hidden = state === 'off';
  };
  mark('off');
  return {
    element: form,
    update(state) {
      shown = state;
      mark(isOn(state) ? 'on' : 'off');
    },
  };
}

function field({ name, label, choices, type = 'text', value = '', placeholder, required, list }: Field) {
  const id = newId('field');
  const shared = { id, name };
  const input = choices
    ? el('select', { ...shared, class: 'plain-select' }, choices.map(option))
    : el('input', {
        ...shared,
        type,
        value,
        placeholder,
        list,
        class: type === 'number' ? 'plain-input short' : 'plain-input',
        autocomplete: 'off',
        required: required ? '' : undefined,
        min: type === 'number' ? '0' : undefined,
      });
  return {
    name,
    input,
    element: el('div', { class: 'fault-field' }, [el('label', { for: id }, [label]), input]),
  };
}

function option({ value, text }: Choice): HTMLElement {
  return el('option', { value }, [text]);
}
