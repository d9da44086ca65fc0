/** Owns the quarantine: mails that Salesforce refused, when each is tried again, and when only a person can have it tried. */

import { AppError } from '../../errors';
import type { Wishes } from './again';
import type { BatchOutcome, RefusedMail } from './batch';
import type { Refused } from './mail-state';
import { natureOf } from './refusals';

/** A rule of the org refuses the same mail again: one retry a day, three in all (facts/quality.md F44). */
const VALIDATION_RETRIES = 3;
const DAY_MS = 86_400_000;
/** Of any other refusal three tries, in the runs that follow; then as above nobody tries by themselves. */
const OTHER_TRIES = 3;
/** More than that is no mail's own fault: the run stops, and says so. */
const MOST_REFUSED = 400;
const MAX_SUBJECT = 80;
const MAX_WORDS = 200;

/** As they are, but that what a person has asked for, and no try has answered, is due since then. */
export function withWishes(refused: readonly Refused[], { allAtMs = 0, mails }: Wishes): Refused[] {
  const asked = new Map(mails.map(({ id, atMs }) => [id, atMs]));
  return refused.map((one) => {
    const atMs = Math.max(allAtMs, asked.get(one.id) ?? 0);
    return atMs >= (one.triedAtMs ?? one.sinceMs) ? { ...one, nextTryAtMs: atMs } : one;
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
  const now = outcome.refused.map((mail) => again(known.get(mail.id), mail, { begunAtMs, nowMs }));
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

/** That many mails are not each their own fault. @throws salesforce.rejected */
export function stopWhereAllIsRefused(refused: readonly Refused[]): void {
  if (refused.length < MOST_REFUSED) return;
  const words = refused[refused.length - 1]?.words ?? '';
  throw new AppError('salesforce.rejected', 'too many mails are refused', { words });
}
