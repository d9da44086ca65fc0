/** Owns how a user's progress and numbers follow what a batch has done. Pure. */

import type { BatchOutcome } from './batch';
import type { MailState, Progress, Skipped } from './mail-state';
import { bounded, refusedAfter } from './refused';
import type { Step } from './source';
import { unmatchedAfter } from './unmatched';

const HOUR_MS = 3_600_000;
const WEEK_HOURS = 7 * 24;
/** The reasons of the last ones are kept, for whoever asks of a mail why it is not in Salesforce. */
const MOST_SKIPPED = 500;

/** What a batch was about, and what came of it. */
export interface Done {
  ids: readonly string[];
  outcome: BatchOutcome;
  begunAtMs: number;
  /** Absent where the mails were none that reading brought. */
  step?: Step;
  /** It is mail of an outage. */
  isCatchingUp: boolean;
}

/** The state once a batch is done. */
export function stateAfter(
  before: MailState & { progress: Progress },
  done: Done,
  nowMs: number,
): MailState & { progress: Progress } {
  const { ids, outcome, begunAtMs, step, isCatchingUp } = done;
  const { behind: _before, listing: _listed, ...kept } = before.progress;
  const position = step ? step.after : before.progress;
  const { historyId, historyAtMs, listing } = position;
  const open = unmatchedAfter(before.unmatched, { met: ids, found: outcome.unmatched, nowMs });
  const refused = bounded(refusedAfter(before.refused, { tried: ids, outcome, begunAtMs, nowMs }), nowMs);
  // The first of them is looked for again a day from now.
  const lookedAgainAtMs = kept.lookedAgainAtMs ?? (open.kept.length > 0 ? nowMs : undefined);
  return {
    progress: {
      ...kept,
      historyId,
      historyAtMs,
      ...(listing ? { listing } : {}),
      hours: counted(before.progress.hours, outcome.created.length, nowMs),
      ...behindAfter(step, outcome),
      ...(isCatchingUp ? caughtUpAfter(before.progress, outcome, nowMs) : {}),
      ...(lookedAgainAtMs === undefined ? {} : { lookedAgainAtMs }),
    },
    refused: refused.kept,
    unmatched: open.kept,
    skipped: skippedAfter(before.skipped, [
      ...open.gone.map(ofNobody),
      ...refused.gone.map(ofRefused),
      ...outcome.skipped,
    ]),
  };
}

/** One outage is one number, also where several runs catch it up. */
const ONE_OUTAGE_MS = 2 * HOUR_MS;

function caughtUpAfter(
  { caughtUp }: Progress,
  { created }: BatchOutcome,
  nowMs: number,
): Pick<Progress, 'caughtUp'> {
  if (created.length === 0) return {};
  const before = caughtUp && nowMs - caughtUp.atMs < ONE_OUTAGE_MS ? caughtUp.mails : 0;
  return { caughtUp: { mails: before + created.length, atMs: nowMs } };
}

function behindAfter(step: Step | undefined, { newestMs }: BatchOutcome): Pick<Progress, 'behind'> {
  if (!step || step.left === 0) return {};
  const oldestMs = step.after.listing?.fromMs ?? newestMs;
  return {
    behind: {
      ...(step.left === undefined ? {} : { mails: step.left }),
      ...(oldestMs === undefined ? {} : { oldestMs }),
    },
  };
}

function counted(hours: Progress['hours'], logged: number, nowMs: number): Progress['hours'] {
  const hour = Math.floor(nowMs / HOUR_MS);
  const kept = hours.filter((one) => hour - one.hour < WEEK_HOURS);
  if (logged === 0) return kept;
  const known = kept.find((one) => one.hour === hour)?.logged ?? 0;
  return [...kept.filter((one) => one.hour !== hour), { hour, logged: known + logged }];
}

/** Logged in the last 24 hours, and in 7 days; to the hour. */
export function loggedIn({ hours }: Pick<Progress, 'hours'>, nowMs: number): { day: number; week: number } {
  const hour = Math.floor(nowMs / HOUR_MS);
  const sum = (most: number) =>
    hours.reduce((all, one) => (hour - one.hour < most ? all + one.logged : all), 0);
  return { day: sum(24), week: sum(WEEK_HOURS) };
}

const ofNobody = (id: string): Skipped => ({ id, reason: 'unmatched' });
const ofRefused = (id: string): Skipped => ({ id, reason: 'refused' });

function skippedAfter(before: readonly Skipped[], now: readonly Skipped[]): Skipped[] {
  const ids = new Set(now.map(({ id }) => id));
  return [...before.filter(({ id }) => !ids.has(id)), ...now].slice(-MOST_SKIPPED);
}
