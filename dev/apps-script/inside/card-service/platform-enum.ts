/** Owns which name an enum value of CardService has in a card's JSON. */

import { hostEnum } from '../host-enum';
import type { Kind } from '../strict';

export interface PlatformEnum<E extends object> {
  /** What scripts find at `CardService.NAME`. */
  readonly values: E;
  /** Matches this enum's values and nothing else, for `checkArguments`. */
  readonly kind: Kind;
  /** The name in JSON of a value that has passed `kind`. */
  wire(value: unknown): string;
}

/** `wireNames` has for each member its name in card.proto; the type demands every member. */
export function platformEnum<E extends object>(
  name: string,
  wireNames: Record<keyof E & string, string>,
): PlatformEnum<E> {
  const own = hostEnum<E>(`CardService.${name}`, Object.keys(wireNames) as (keyof E & string)[]);
  return {
    get values() {
      return own.values;
    },
    kind: own.kind,
    wire: (value) => wireNames[own.nameOf(value)],
  };
}
