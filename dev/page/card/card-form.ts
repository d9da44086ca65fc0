/** Owns the form fields of one drawn card: what they hold, what is wrong with them. Knows no DOM. */

import type { DateFields, FormInputs } from '../../host/api';
import type { ActionWire } from './card-wire';

export interface Field {
  name: string;
  /** The values as the person left them; none for a switch that is off. */
  read(): string[];
  write(values: string[]): void;
  /** Which kind of moment the value is, if it is one. */
  moment?: DateFields[string];
  /** What keeps the value from being sent, in words; undefined when nothing does. */
  problem(): string | undefined;
  /** Shows `text` at the field, or takes away what was shown. */
  mark(text: string | undefined): void;
}

export interface CardForm {
  add(field: Field): void;
  /** All fields of the card, whichever control was used; fields of one name are joined. */
  values(): FormInputs;
  /** Which fields are moments. */
  dates(): DateFields;
  /** The names of all fields, also of those that send nothing. */
  names(): string[];
  /** Gives fields what the fields of the same name hold in the form that this one replaces. */
  takeOver(replaced: Pick<CardForm, 'names' | 'values'>): void;
  /** Marks what keeps `action` from being sent; returns whether nothing does. */
  isReady(action: ActionWire): boolean;
}

export function createCardForm(): CardForm {
  const fields: Field[] = [];
  return {
    add: (field) => void fields.push(field),
    values() {
      const values: FormInputs = {};
      for (const field of fields) {
        const held = field.read();
        if (held.length) values[field.name] = [...(values[field.name] ?? []), ...held];
      }
      return values;
    },
    dates: () =>
      Object.fromEntries(fields.flatMap(({ name, moment }) => (moment ? [[name, moment] as const] : []))),
    names: () => fields.map(({ name }) => name),
    takeOver(replaced) {
      const values = replaced.values();
      const names = replaced.names();
      for (const field of fields) if (names.includes(field.name)) field.write(values[field.name] ?? []);
    },
    isReady(action) {
      let ready = true;
      for (const field of fields) {
        const problem = missing(field, action) ?? field.problem();
        field.mark(problem);
        if (problem !== undefined) ready = false;
      }
      return ready;
    },
  };
}

/** Google's words are not published (assumed). */
function missing(
  field: Field,
  { requiredWidgets = [], allWidgetsAreRequired }: ActionWire,
): string | undefined {
  if (!allWidgetsAreRequired && !requiredWidgets.includes(field.name)) return undefined;
  return field.read().some((value) => value !== '') ? undefined : 'This field is required.';
}
