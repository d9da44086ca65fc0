/** Owns drawing the switch or checkbox at the end of a decorated text. */

import { el } from '../dom/element';
import type { Drawing } from './card-host';
import type { SwitchControlWire } from './card-wire';

/** On, it sends its value; off, nothing (documented: card.proto, SwitchControl.value). */
export function switchControl(wire: SwitchControlWire, { form, host }: Drawing): HTMLInputElement {
  const isCheckbox = wire.controlType === 'CHECKBOX' || wire.controlType === 'CHECK_BOX';
  const input = el('input', {
    type: 'checkbox',
    class: isCheckbox ? 'checkbox' : 'switch',
    role: isCheckbox ? undefined : 'switch',
    checked: wire.selected ? '' : undefined,
  });
  const value = wire.value ?? '';
  form.add({
    name: wire.name ?? '',
    read: () => (input.checked ? [value] : []),
    write: (values) => void (input.checked = values.includes(value)),
    problem: () => undefined,
    mark: (text) => input.setAttribute('aria-invalid', String(text !== undefined)),
  });
  const { onChangeAction } = wire;
  if (onChangeAction) input.addEventListener('change', () => host.act(onChangeAction));
  return input;
}
