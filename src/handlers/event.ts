/** Owns reading an event of the platform: parameters and form fields are the client's word, and texts at most. */

import { type Decoded, decode, type Decoder, list, optional, record, text } from '../decode';
import { AppError } from '../errors';
import type { Viewer } from '../text/time';

const inputs = record({ stringInputs: optional(record({ value: list(text) })) });

/** Documented: facts/apps-script.md 2.4. */
const common = record({
  parameters: optional(textsByName(text)),
  formInputs: optional(textsByName(inputs)),
  timeZone: optional(record({ id: optional(text) })),
});
const addOnEvent = record({ commonEventObject: optional(common) });

/** What the callback of the OAuth flow gets (documented: facts/apps-script.md section 4). */
const callbackEvent = record({ parameter: optional(textsByName(text)) });

/** What every handler of a card or of an action is given. */
export interface HandlerEvent {
  parameters: Readonly<Record<string, string>>;
  /** A field that is empty or off is absent. */
  fields: Readonly<Record<string, string>>;
  /** All values of a field of which several may be chosen. */
  chosen: Readonly<Record<string, readonly string[]>>;
  viewer: Viewer;
}

/** Longer input than any form here could need is refused before it is looked at. */
const MAX_FIELD = 100_000;

function textsByName<T>(value: Decoder<T>): Decoder<Record<string, T>> {
  return (given, place) => {
    record({})(given, place);
    const named = Object.entries(given as Record<string, unknown>);
    return Object.fromEntries(named.map(([name, one]) => [name, value(one, { ...place, path: name })]));
  };
}

/** @throws input.invalid */
export function readEvent(event: unknown, nowMs: number): HandlerEvent {
  const { commonEventObject = {} } = decode('input.invalid', addOnEvent, event ?? {});
  return {
    parameters: commonEventObject.parameters ?? {},
    fields: fieldsOf(commonEventObject),
    chosen: chosenIn(commonEventObject),
    viewer: { timeZone: commonEventObject.timeZone?.id ?? 'UTC', nowMs },
  };
}

function fieldsOf({ formInputs = {} }: Decoded<typeof common>): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, { stringInputs }] of Object.entries(formInputs)) {
    const value = stringInputs?.value[0];
    if (value === undefined) continue;
    if (value.length > MAX_FIELD)
      throw new AppError('input.invalid', 'too long', { field: name, reason: 'length' });
    fields[name] = value;
  }
  return fields;
}

function chosenIn({ formInputs = {} }: Decoded<typeof common>): Record<string, readonly string[]> {
  const named = Object.entries(formInputs).map(([name, { stringInputs }]) => [
    name,
    stringInputs?.value ?? [],
  ]);
  return Object.fromEntries(named) as Record<string, readonly string[]>;
}

/** The query and the state's arguments as one. @throws auth.state_invalid */
export function readCallback(event: unknown): Readonly<Record<string, string>> {
  return decode('auth.state_invalid', callbackEvent, event ?? {}).parameter ?? {};
}

/** @throws input.invalid where a parameter that the card always sends is not there */
export function requiredParameter({ parameters }: HandlerEvent, name: string): string {
  const value = parameters[name];
  if (value === undefined)
    throw new AppError('input.invalid', 'no parameter', { field: name, reason: 'form' });
  return value;
}

/** @throws input.invalid */
export function readEnvironment(event: HandlerEvent): 'production' | 'sandbox' {
  const value = requiredParameter(event, 'environment');
  if (value === 'production' || value === 'sandbox') return value;
  throw new AppError('input.invalid', 'no environment', { field: 'environment', reason: 'form' });
}
