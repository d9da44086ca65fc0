/** Owns how the values of a card's form stand in an event object (documented: add-ons/concepts/event-objects). */

import type { DateFields, FormInputs } from './api';

const DAY_MS = 86_400_000;

/** `commonEventObject.formInputs`: texts and choices as lists, dates and times as messages of their own. */
export function formInputsOf(inputs: FormInputs, dates: DateFields): Record<string, object> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, values]) => {
      const type = dates[name];
      return [name, type ? dateInput(type, Number(values[0])) : { stringInputs: { value: values } }];
    }),
  );
}

/** The older `formInputs`, where a moment is a message in place of a text (documented as deprecated; shape: assumed). */
export function oldFormInputsOf(inputs: FormInputs, dates: DateFields): Record<string, unknown[]> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, values]) => {
      const type = dates[name];
      return [name, type ? Object.values(dateInput(type, Number(values[0]))) : values];
    }),
  );
}

/** An int64 is text in JSON (documented: protobuf's JSON mapping). */
function dateInput(type: DateFields[string], ms: number): object {
  switch (type) {
    case 'DATE_ONLY':
      return { dateInput: { msSinceEpoch: String(ms) } };
    case 'DATE_AND_TIME':
      return { dateTimeInput: { msSinceEpoch: String(ms), hasDate: true, hasTime: true } };
    case 'TIME_ONLY': {
      const minutes = Math.floor((((ms % DAY_MS) + DAY_MS) % DAY_MS) / 60_000);
      return { timeInput: { hours: Math.floor(minutes / 60), minutes: minutes % 60 } };
    }
  }
}
