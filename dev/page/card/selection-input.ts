/** Owns drawing a card's choices: check boxes, radio buttons, switches, or a drop-down. */

import { el, newId } from '../dom/element';
import type { Drawing } from './card-host';
import type { SelectionInputWire, SelectionItemWire } from './card-wire';
import { labelledField } from './labelled-field';
import { undrawn, undrawnFields } from './undrawn';

const ITEM_FIELDS = ['text', 'value', 'selected'];

export function selectionInput(wire: SelectionInputWire, drawing: Drawing): HTMLElement {
  const lost = (wire.items ?? []).flatMap((item) => undrawnFields('selectionInput.items', item, ITEM_FIELDS));
  const drawn = draw(wire, drawing);
  return lost.length ? el('div', {}, [drawn, ...lost]) : drawn;
}

function draw(wire: SelectionInputWire, drawing: Drawing): HTMLElement {
  switch (wire.type ?? 'CHECK_BOX') {
    case 'DROPDOWN':
      return dropDown(wire, drawing);
    case 'CHECK_BOX':
    case 'RADIO_BUTTON':
    case 'SWITCH':
      return choices(wire, drawing);
    default:
      return undrawn(`selectionInput.type ${wire.type}`);
  }
}

/** Without a selected item it is blank at first and sends nothing (assumed). */
function dropDown(wire: SelectionInputWire, { form, host }: Drawing): HTMLElement {
  const items = wire.items ?? [];
  const blank = items.some(({ selected }) => selected) ? [] : [el('option', { value: '', hidden: '' })];
  const options = items.map(({ text, value, selected }) =>
    el('option', { value: value ?? '', selected: selected ? '' : undefined }, [text]),
  );
  const control = el('select', {}, [...blank, ...options]);
  const { element, mark } = labelledField({ control, label: wire.label ?? '' });
  form.add({
    name: wire.name ?? '',
    read: () => (control.selectedOptions[0]?.hidden === false ? [control.value] : []),
    write: ([value]) => void (control.value = value ?? ''),
    problem: () => undefined,
    mark,
  });
  listen(control, wire, host);
  return element;
}

function choices(wire: SelectionInputWire, { form, host }: Drawing): HTMLElement {
  const group = newId('choice');
  const rows = (wire.items ?? []).map((item) => choice(item, wire.type, group));
  const inputs = rows.map(({ input }) => input);
  const element = el('fieldset', { class: 'choices' }, [
    wire.label ? el('legend', {}, [wire.label]) : undefined,
    ...rows.map(({ row }) => row),
  ]);
  form.add({
    name: wire.name ?? '',
    read: () => inputs.filter(({ checked }) => checked).map(({ value }) => value),
    write(values) {
      for (const input of inputs) input.checked = values.includes(input.value);
    },
    problem: () => undefined,
    mark: (text) => element.classList.toggle('invalid', text !== undefined),
  });
  listen(element, wire, host);
  return element;
}

function choice(
  { text = '', value = '', selected }: SelectionItemWire,
  type: SelectionInputWire['type'],
  group: string,
) {
  const input = el('input', {
    type: type === 'RADIO_BUTTON' ? 'radio' : 'checkbox',
    role: type === 'SWITCH' ? 'switch' : undefined,
    class: { RADIO_BUTTON: 'radio', SWITCH: 'switch' }[String(type)] ?? 'checkbox',
    name: group,
    value,
    checked: selected ? '' : undefined,
  });
  const words = el('span', {}, [text]);
  const children = type === 'SWITCH' ? [words, input] : [input, words];
  return { input, row: el('label', { class: 'choice' }, children) };
}

function listen(element: HTMLElement, { onChangeAction }: SelectionInputWire, host: Drawing['host']): void {
  if (onChangeAction) element.addEventListener('change', () => host.act(onChangeAction));
}
