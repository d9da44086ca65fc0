/** Owns how much of the org's daily allocation of API calls background work takes: it leaves the rest to people. */

/** Background work slows from here on, and stops (facts/quality.md F29). */
const SLOW_FROM = 0.6;
const STOP_FROM = 0.8;

export type Budget = 'free' | 'slow' | 'stop';

/** From the last answer's header; before the first answer nobody knows better. */
export function budgetOf(usage: { used: number; max: number } | undefined): Budget {
  if (!usage || usage.max <= 0) return 'free';
  const share = usage.used / usage.max;
  if (share >= STOP_FROM) return 'stop';
  return share >= SLOW_FROM ? 'slow' : 'free';
}
