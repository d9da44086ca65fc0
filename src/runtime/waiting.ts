/** Owns waiting, and the chance that keeps many executions from waiting alike. */

import type { Random, Sleep } from '../ports';

/** Longer is refused (documented: reference/utilities). */
const LONGEST_SLEEP_MS = 300_000;

export const sleep: Sleep = (ms) => {
  for (let left = Math.ceil(ms); left > 0; left -= LONGEST_SLEEP_MS) {
    Utilities.sleep(Math.min(left, LONGEST_SLEEP_MS));
  }
};

export const random: Random = () => Math.random();
