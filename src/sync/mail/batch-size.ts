/** Owns how many mails the next batch may have: all that can be done before the deadline, and nothing that cannot. */

import { type AppError, hasCode } from '../../errors';
import type { Now } from '../../ports';

export interface TimeLeft {
  nowMs: Now;
  /** No batch begins that could end after this. */
  deadlineMs: number;
  /** How many mails the first batch may have. */
  firstBatch: number;
}

const BATCH = 200;
/** What a batch takes at most, the wait for Gmail's quota included: 200 mails are 4,000 units of 6,000 a minute. */
const BATCH_MS = 45_000;
/** The same of a smaller one, as a card has it. */
const SMALL_BATCH_MS = 12_000;

/** After so many batches of this run; nothing where no further one has time. */
export function sizeOfNext({ nowMs, deadlineMs, firstBatch }: TimeLeft, before: number): number | undefined {
  const size = before === 0 ? firstBatch : BATCH;
  return nowMs() + (size < BATCH ? SMALL_BATCH_MS : BATCH_MS) <= deadlineMs ? size : undefined;
}

/** A whole batch can end before the deadline: never on a card. */
export function hasTimeForAll({ nowMs, deadlineMs }: TimeLeft): boolean {
  return nowMs() + BATCH_MS <= deadlineMs;
}

/** Gmail's next minute is after the deadline: for a run that has come a way, that is no failure but its end. */
export function isOutOfTime(error: unknown): error is AppError {
  return hasCode(error, 'google.throttled') && error.facts.waitSeconds !== undefined;
}
