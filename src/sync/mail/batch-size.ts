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
/** What a batch takes at most: 200 mails are 4,000 units of 6,000 a minute, so that it may wait for the next minute. */
const BATCH_MS = 75_000;
/** One request of Gmail's: what a minute's quota has room for after 200. */
const LAST_BATCH = 50;
/** What a smaller one takes, as a card has it. */
const SMALL_BATCH_MS = 12_000;

/** After so many batches of this run; nothing where no further one has time. */
export function sizeOfNext({ nowMs, deadlineMs, firstBatch }: TimeLeft, before: number): number | undefined {
  const further = firstBatch < BATCH ? [BATCH] : [BATCH, LAST_BATCH];
  const hasTime = (size: number) => nowMs() + (size < BATCH ? SMALL_BATCH_MS : BATCH_MS) <= deadlineMs;
  return (before === 0 ? [firstBatch] : further).find(hasTime);
}

/** Gmail's next minute is after the deadline: for a run that has come a way, that is no failure but its end. */
export function isOutOfTime(error: unknown): error is AppError {
  return hasCode(error, 'google.throttled') && error.facts.waitSeconds !== undefined;
}
