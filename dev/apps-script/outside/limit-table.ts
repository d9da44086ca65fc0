/** Owns the limits as one host enforces them: the platform's, or lower where a test has asked for it. */

import { type LimitName, LIMITS } from './limits';
import { PlatformError } from './platform-error';

export interface LimitTable {
  /** The limit in force. */
  of(name: LimitName): number;
  /** @throws PlatformError with the platform's words when `amount` is more than the limit. */
  hold(name: LimitName, amount: number): void;
  /** The platform's words, with what is meant behind a colon; a limit that cuts or forgets has none: a defect. */
  refusal(name: LimitName, detail?: string): PlatformError;
  /** Puts lower limits in force; null takes one back. */
  lower(changes: Partial<Record<LimitName, number | null>>): void;
  lowered(): Partial<Record<LimitName, number>>;
  clear(): void;
}

export function createLimitTable(): LimitTable {
  const lowered = new Map<LimitName, number>();
  const of = (name: LimitName) => lowered.get(name) ?? LIMITS[name].value;

  function refusal(name: LimitName, detail?: string): PlatformError {
    const { words } = LIMITS[name];
    if (!words) throw new Error(`The limit ${name} refuses nothing.`);
    return new PlatformError(detail === undefined ? words.text : `${words.text}: ${detail}`);
  }

  return {
    of,
    hold(name, amount) {
      if (amount > of(name)) throw refusal(name);
    },
    refusal,
    lower(changes) {
      for (const [name, value] of Object.entries(changes) as [LimitName, number | null][]) {
        if (value === null) lowered.delete(name);
        else lowered.set(name, Math.min(value, LIMITS[name].value));
      }
    },
    lowered: () => Object.fromEntries(lowered),
    clear: () => lowered.clear(),
  };
}
