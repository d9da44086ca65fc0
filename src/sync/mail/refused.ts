/** Owns the quarantine: mails that Salesforce refused, when each is tried again, and when only a person can have it tried. */

import { AppError } from '../../errors';
import { bytesInList } from '../../store/sharded-list';
import type { Wishes } from './again';
import type { BatchOutcome, RefusedMail } from './batch';
import type { Refused } from './mail-state';
import { natureOf } from './refusals';

/** A rule of the org refuses the same mail again: one retry a day, three in all (facts/quality.md F44). */
const VALIDATION_RETRIES = 3;
const DAY_MS = 86_400_000;
/** Of any other refusal three tries, in the runs that follow; then as above nobody tries by themselves. */
const OTHER_TRIES = 3;
/** As many recent ones are no mail's own fault: the run stops, and says so. */
const MOST_REFUSED = 400;
/** Once only a person can have it tried, for that long. */
const KEEP_MS = 90 * DAY_MS;
/** Of all of them in the user's store, which holds 500 KB. */
const MOST_BYTES = 150_000;
const MAX_SUBJECT = 80;
const MAX_WORDS = 200;

/** As they are, but that what a person has asked for, and no try has answered, is due since then. */
export function withWishes(refused: readonly Refused[], { allAtMs = 0, mails }: Wishes): Refused[] {
  const asked = new Map(mails.map(({ id, atMs }) => [id, atMs]));
  return refused.map((one) => {
    const atMs = Math.max(allAtMs, asked.get(one.id) ?? 0);
    return atMs >= lastTryMs(one) ? { ...one, nextTryAtMs: atMs } : one;
  });
}

/** Those that are to be tried in a run at this time, the oldest first. */
export function dueRefused(refused: readonly Refused[], wishes: Wishes, nowMs: number): Refused[] {
  return withWishes(refused, wishes).filter(
    ({ nextTryAtMs }) => nextTryAtMs !== undefined && nextTryAtMs <= nowMs,
  );
}

/** Those that a person is told of: not the ones that the next run tries again anyway. */
export function shownRefused(refused: readonly Refused[]): Refused[] {
  return refused.filter(({ kind, nextTryAtMs }) => kind === 'validation' || nextTryAtMs === undefined);
}

interface Tried {
  tried: readonly string[];
  outcome: BatchOutcome;
  /** What a person asks after that, this try has not answered. */
  begunAtMs: number;
}

/** What is kept after a batch in which `tried` were met, of whom some may be among the refused. */
export function refusedAfter(
  before: readonly Refused[],
  { tried, outcome, begunAtMs, nowMs }: Tried & { nowMs: number },
): Refused[] {
  const known = new Map(before.map((one) => [one.id, one]));
  const now = outcome.refused.flatMap((mail) => {
    const one = again(known.get(mail.id), mail, { begunAtMs, nowMs });
    // Nothing is missing of it that a person would look for; the quarantine is for what is not in Salesforce.
    return mail.isLogged && one.nextTryAtMs === undefined ? [] : [one];
  });
  return [...before.filter(({ id }) => !tried.includes(id)), ...now];
}

function again(
  known: Refused | undefined,
  { id, subject, code, words }: RefusedMail,
  { begunAtMs, nowMs }: { begunAtMs: number; nowMs: number },
): Refused {
  const { kind } = natureOf({ code });
  const tries = (known?.tries ?? 0) + 1;
  const next = nextTry(kind, tries, nowMs);
  return {
    id,
    subject: subject.slice(0, MAX_SUBJECT),
    code: code.slice(0, MAX_SUBJECT),
    words: words.slice(0, MAX_WORDS),
    kind,
    tries,
    sinceMs: known?.sinceMs ?? nowMs,
    triedAtMs: begunAtMs,
    ...(next === undefined ? {} : { nextTryAtMs: next }),
  };
}

function nextTry(kind: Refused['kind'], tries: number, nowMs: number): number | undefined {
  if (kind === 'validation') return tries <= VALIDATION_RETRIES ? nowMs + DAY_MS : undefined;
  return tries < OTHER_TRIES ? nowMs + 1 : undefined;
}

const isFinished = ({ nextTryAtMs }: Refused) => nextTryAtMs === undefined;
const lastTryMs = ({ triedAtMs, sinceMs }: Refused) => triedAtMs ?? sinceMs;

/**
 * What is kept of them, and the ids of those that are not: nobody has asked for them for so long, or the list is too
 * long and they are the oldest that only a person could have tried. One that is still tried is never among these.
 */
export function bounded(
  refused: readonly Refused[],
  nowMs: number,
): { kept: readonly Refused[]; gone: string[] } {
  let bytes = refused.reduce((sum, one) => sum + bytesInList(one), 0);
  const gone = new Set<string>();
  for (const one of refused.filter(isFinished)) {
    if (bytes <= MOST_BYTES && nowMs - lastTryMs(one) < KEEP_MS) continue;
    bytes -= bytesInList(one);
    gone.add(one.id);
  }
  return { kept: refused.filter(({ id }) => !gone.has(id)), gone: [...gone] };
}

/**
 * That many mails are not each their own fault; those of old that only a person can have tried do not count. @throws
 * salesforce.rejected
 */
export function stopWhereAllIsRefused(refused: readonly Refused[], nowMs: number): void {
  const recent = refused.filter((one) => !isFinished(one) || nowMs - one.sinceMs < DAY_MS);
  if (recent.length < MOST_REFUSED) return;
  const words = recent[recent.length - 1]?.words ?? '';
  throw new AppError('salesforce.rejected', 'too many mails are refused', { words });
}
