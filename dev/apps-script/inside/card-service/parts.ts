/** Owns what the objects of CardService hold: the JSON they have gathered, kept where a script cannot reach it. */

import { checkArguments, strict } from '../strict';

/** JSON of google.apps.card.v1, field by field; the schema check outside holds it to the official card.proto. */
export type Json = Record<string, unknown>;

interface Held {
  name: string;
  json: Json;
}

const held = new WeakMap<object, Held>();

/** Makes `target` what scripts get: an object of `CardService.NAME` that refuses members it does not have. */
export function part<T extends object>(target: T, name: string, json: Json = {}): T {
  const wrapped = strict(target, `CardService.${name}`);
  held.set(wrapped, { name, json });
  return wrapped;
}

/** `CardService.newNAME`, which takes no argument. `preset` is what each new object holds from the start. */
export function factory<T extends object>(type: new () => T, name: string, preset: Json = {}): () => T {
  return function create() {
    checkArguments(`CardService.new${name}`, arguments, []);
    return part(new type(), name, { ...preset });
  };
}

function heldBy(value: object): Held {
  const found = held.get(value);
  if (!found) throw new TypeError('This is no object of CardService.');
  return found;
}

/** The full name of a method that several classes share, for its messages. */
export function methodOf(value: object, method: string): string {
  return `CardService.${heldBy(value).name}.${method}`;
}

export function jsonOf(value: object): Json {
  return heldBy(value).json;
}

/** What `value` holds now. Adding a widget copies it, so later changes are not seen (documented); so do the rest (assumed). */
export function copyOf(value: object): Json {
  return JSON.parse(JSON.stringify(jsonOf(value))) as Json;
}

/** Sets fields; a value of `undefined` clears one. Returns the object, for chaining. */
export function put<T extends object>(value: T, fields: Json): T {
  Object.assign(jsonOf(value), fields);
  return value;
}

/** Sets fields of the message in `field`, and leaves its other fields as they are. */
export function putInto<T extends object>(value: T, field: string, fields: Json): T {
  return put(value, { [field]: { ...(jsonOf(value)[field] as Json | undefined), ...fields } });
}

/** Adds to a repeated field, in the order of the calls. */
export function append<T extends object>(value: T, field: string, ...items: unknown[]): T {
  return put(value, { [field]: [...((jsonOf(value)[field] ?? []) as unknown[]), ...items] });
}
