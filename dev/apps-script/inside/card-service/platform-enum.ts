/** Owns how an enum of CardService looks to a script, and which name its values have in a card's JSON. */

import { type Kind, strict } from '../strict';

export interface PlatformEnum<E extends object> {
  /** What scripts find at `CardService.NAME`. */
  readonly values: E;
  /** Matches this enum's values and nothing else, for `checkArguments`. */
  readonly kind: Kind;
  /** The name in JSON of a value that has passed `kind`. */
  wire(value: unknown): string;
}

/**
 * Values are objects that print their name, so that a number or another enum's value is refused (assumed).
 * `wireNames` has for each member its name in card.proto; the type demands every member.
 */
export function platformEnum<E extends object>(
  name: string,
  wireNames: Record<keyof E, string>,
): PlatformEnum<E> {
  const members = new Map<unknown, { own: string; wire: string }>();
  class EnumValue {
    toString(): string {
      return members.get(this)?.own ?? name;
    }
  }
  const values: Record<string, EnumValue> = {};
  for (const [own, wire] of Object.entries<string>(wireNames)) {
    const value = strict(new EnumValue(), `CardService.${name}.${own}`);
    members.set(value, { own, wire });
    values[own] = value;
  }
  return {
    values: strict(Object.freeze(values), `CardService.${name}`) as unknown as E,
    kind: EnumValue,
    wire(value) {
      const found = members.get(value);
      if (!found) throw new TypeError(`This is no value of CardService.${name}.`);
      return found.wire;
    },
  };
}
