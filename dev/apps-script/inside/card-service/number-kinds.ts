/** Owns the kinds of numbers that CardService tells apart beyond `typeof`, for `checkArguments`. */

import type { Kind } from '../strict';

function kindOf(fits: (value: unknown) => boolean): Kind {
  return class {
    static [Symbol.hasInstance](value: unknown): boolean {
      return fits(value);
    }
  };
}

/** The types' `Integer` within bounds. A fraction is refused (assumed: the platform may cut it off instead). */
export function wholeNumber(from: number, to: number): Kind {
  return kindOf((value) => Number.isInteger(value) && Number(value) >= from && Number(value) <= to);
}

/** What an int32 of the card schema holds. */
export const INTEGER = wholeNumber(-(2 ** 31), 2 ** 31 - 1);

export const POSITIVE = kindOf((value) => Number.isFinite(value) && Number(value) > 0);

/** Milliseconds since 1970, as a number or as text (documented: the two signatures of setValueInMsSinceEpoch). */
export const EPOCH_MS = kindOf(
  (value) => Number.isSafeInteger(value) || (typeof value === 'string' && /^-?\d{1,15}$/.test(value)),
);
