/** Owns drawing a card's date and time fields, with the browser's own pickers. */

import { el } from '../dom/element';
import type { Drawing } from './card-host';
import type { DateTimePickerWire } from './card-wire';
import { labelledField } from './labelled-field';

const TYPES = { DATE_AND_TIME: 'datetime-local', DATE_ONLY: 'date', TIME_ONLY: 'time' } as const;

/**
 * Sends milliseconds since 1970. The wall time in the field is taken as UTC: documented for dates, assumed for times.
 */
export function dateTimePicker(wire: DateTimePickerWire, { form, host }: Drawing): HTMLElement {
  const moment = wire.type ?? 'DATE_AND_TIME';
  const control = el('input', { type: TYPES[moment], placeholder: ' ' });
  if (wire.valueMsEpoch !== undefined) control.valueAsNumber = Number(wire.valueMsEpoch);
  control.defaultValue = control.value;
  const { element, mark } = labelledField({ control, label: wire.label ?? '' });
  form.add({
    name: wire.name ?? '',
    moment,
    read: () => (Number.isNaN(control.valueAsNumber) ? [] : [String(control.valueAsNumber)]),
    write: ([value]) => void (control.valueAsNumber = value === undefined ? NaN : Number(value)),
    problem: () => undefined,
    mark,
  });
  const { onChangeAction } = wire;
  if (onChangeAction) control.addEventListener('change', () => host.act(onChangeAction));
  return element;
}
