/** Owns how an enum of a service looks to a script: values that are objects with a name and a place. */

import { type Kind, strict } from './strict';

export interface HostEnum<E extends object> {
  /** What scripts find at `SERVICE.NAME`. */
  readonly values: E;
  /** Matches this enum's values and nothing else, for `checkArguments`. */
  readonly kind: Kind;
  /** The member's name of a value that has passed `kind`. */
  nameOf(value: unknown): keyof E & string;
}

/**
 * Values print their name, also in JSON, and know their place: `name`, `ordinal`, `compareTo` (seen). So a number, a
 * text or another enum's value is refused where one is wanted (seen). `name` is the full one, `SERVICE.NAME`.
 */
export function hostEnum<E extends object>(
  name: string,
  members: readonly (keyof E & string)[],
): HostEnum<E> {
  const names = new Map<unknown, keyof E & string>();
  let made: E | undefined;
  const nameOf = (value: unknown): keyof E & string => {
    const found = names.get(value);
    if (found === undefined) throw new TypeError(`This is no value of ${name}.`);
    return found;
  };
  class EnumValue {
    toString(): string {
      return nameOf(this);
    }
    toJSON(): string {
      return nameOf(this);
    }
    name(): string {
      return nameOf(this);
    }
    ordinal(): number {
      return members.indexOf(nameOf(this));
    }
    compareTo(other: unknown): number {
      return members.indexOf(nameOf(this)) - members.indexOf(nameOf(other));
    }
  }
  function make(): E {
    const values: Record<string, EnumValue> = {};
    for (const member of members) {
      const value = strict(new EnumValue(), `${name}.${member}`);
      names.set(value, member);
      values[member] = value;
    }
    return strict(Object.freeze(values), name) as unknown as E;
  }
  return {
    // Made when they are first wanted: hardly any script wants many, and every execution begins anew.
    get values() {
      return (made ??= make());
    },
    kind: EnumValue,
    nameOf,
  };
}
