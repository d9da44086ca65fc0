/**
 * Owns one pass over a user's mail: batch after batch until all is read, the time is up or the rules say stop. After
 * each batch everything is saved with one call, and with it how far the mailbox has been read.
 */

import { AppError } from '../../errors';
import type { UserMatch } from '../../people/salesforce-user';
import type { Now } from '../../ports';
import { type BatchDeps, type Rules, runBatch } from './batch';
import { DO_NOT_LOG_LABEL } from './eligibility';
import type { MailState, MailStore, Progress } from './mail-state';
import { stateAfter } from './progress';
import { dueRefused, MOST_REFUSED } from './refused';
import { createSource, firstPosition, type SourceDeps, type Step } from './source';
import { addressesOf, isLookDue, nowMatched } from './unmatched';

/** What the admins and the person have set, but for what only the mailbox knows. */
export type SetRules = Omit<Rules, 'sinceMs' | 'doNotLogLabelId'>;

export interface MailSyncDeps extends Omit<BatchDeps, 'rules' | 'mailbox'> {
  mailbox: BatchDeps['mailbox'] & SourceDeps['mailbox'] & { labelId(name: string): string | undefined };
  /** As they are now; nothing where the sync must not go on. */
  rules: () => SetRules | undefined;
  /** The run before had to wait: what this one logs is caught up. */
  wasHeldUp: boolean;
  /** How far the first run reaches back. */
  startDays: number;
  store: MailStore;
  nowMs: Now;
  /** No batch begins that could end after this. */
  deadlineMs: number;
  /** How many mails the first batch may have. */
  firstBatch: number;
  /** What is left of the org's daily allocation: `slow` ends a run after one batch, `stop` before it. */
  budget: () => 'free' | 'slow' | 'stop';
  /** False where another run of the same mailbox is at work; asked once there is something to do. */
  claim: () => boolean;
}

export interface MailReport {
  /**
   * `more` goes on with the next run, `throttled` once the org's allocation allows it; `stopped` had to leave the mail
   * alone.
   */
  end: 'done' | 'more' | 'throttled' | 'stopped';
  logged: number;
  /** Who the runner is in Salesforce, where a batch has asked. */
  runner: UserMatch | undefined;
}

const BATCH = 200;
/** What a batch takes at most, the wait for Gmail's quota included: 200 mails are 4,000 units of 6,000 a minute. */
const BATCH_MS = 45_000;
/** The same of a smaller one, as a card has it. */
const SMALL_BATCH_MS = 12_000;
const DAY_MS = 86_400_000;
/** While nothing comes the position is written once a day, long before Gmail forgets it. */
const RENEW_POSITION_MS = 20 * 3_600_000;

type Known = MailState & { progress: Progress };

interface Batch {
  ids: readonly string[];
  /** Absent for mails that were met before. */
  step?: Step;
}

/** @throws google.*, salesforce.*, auth.*, http.*, store.*: what is done until then is saved */
export function syncMail(deps: MailSyncDeps): MailReport {
  const report: Omit<MailReport, 'end'> = { logged: 0, runner: undefined };
  const begin = lookedAgain(deps, begun(deps));
  let { state } = begin;
  const rules = rulesOf(deps, state.progress.sinceMs);
  const next = batchesOf(deps, state, begin.ids);
  const isCatchingUp = deps.wasHeldUp || goesOnCatchingUp(state.progress);
  let isAtWork = false;
  for (;;) {
    const size = isAtWork ? BATCH : deps.firstBatch;
    if (!hasTime(deps, size)) return { ...report, end: 'more' };
    const batch = next(size);
    if (!batch) return { ...report, end: 'done' };
    if (batch.ids.length === 0) {
      state = movedOn(deps, state, batch.step);
      continue;
    }
    const end = isAtWork ? endOfBudget(deps) : mayBegin(deps);
    if (end) return { ...report, end };
    isAtWork = true;
    const now = rules();
    const outcome = now && runBatch({ ...deps, rules }, batch.ids, now);
    if (!outcome) return { ...report, end: 'stopped' };
    report.logged += outcome.created.length;
    report.runner = outcome.runner ?? report.runner;
    state = stateAfter(state, { ...batch, outcome, isCatchingUp }, deps.nowMs());
    deps.store.save(state);
    stopWhereAllIsRefused(state);
  }
}

/** The run before had not caught up all of it. */
function goesOnCatchingUp({ behind, caughtUp }: Progress): boolean {
  return behind !== undefined && caughtUp !== undefined;
}

/** Nothing where the first batch may be worked on. */
function mayBegin({ budget, claim }: MailSyncDeps): MailReport['end'] | undefined {
  if (budget() === 'stop') return 'throttled';
  return claim() ? undefined : 'stopped';
}

/** Nothing where a further batch may. */
function endOfBudget({ budget }: MailSyncDeps): MailReport['end'] | undefined {
  const left = budget();
  if (left === 'free') return undefined;
  return left === 'stop' ? 'throttled' : 'more';
}

function hasTime({ nowMs, deadlineMs }: MailSyncDeps, size: number): boolean {
  return nowMs() + (size < BATCH ? SMALL_BATCH_MS : BATCH_MS) <= deadlineMs;
}

/** The first run fixes from when on mail counts. */
function begun({ store, mailbox, nowMs, startDays }: MailSyncDeps): Known {
  const state = store.state();
  if (state.progress) return { ...state, progress: state.progress };
  const now = nowMs();
  const sinceMs = now - startDays * DAY_MS;
  return { ...state, progress: { sinceMs, hours: [], ...firstPosition({ mailbox, nowMs: now }, sinceMs) } };
}

/** The person's label is asked for once, and only where there is mail. */
function rulesOf(deps: MailSyncDeps, sinceMs: number): () => Rules | undefined {
  let label: { id: string | undefined } | undefined;
  return () => {
    const set = deps.rules();
    if (!set) return undefined;
    label ??= { id: deps.mailbox.labelId(DO_NOT_LOG_LABEL) };
    return { ...set, sinceMs, doNotLogLabelId: label.id };
  };
}

/** First what was refused and is due again, and whose people are there now; then what the mailbox brings. */
function batchesOf(
  deps: MailSyncDeps,
  state: Known,
  foundAgain: readonly string[],
): (size: number) => Batch | undefined {
  const due = [...dueRefused(state.refused, deps.nowMs()).map(({ id }) => id), ...foundAgain];
  const source = createSource({ mailbox: deps.mailbox, nowMs: deps.nowMs() }, state.progress);
  return (size) => {
    if (due.length > 0) return { ids: due.splice(0, size) };
    const step = source.next(size);
    return step && { ids: step.ids, step };
  };
}

/** Whether the people of mail that nobody matched are in Salesforce now: once a day, with one request. */
function lookedAgain(deps: MailSyncDeps, state: Known): { state: Known; ids: string[] } {
  const nowMs = deps.nowMs();
  const isDue = isLookDue(state.unmatched, state.progress.lookedAgainAtMs, nowMs);
  if (!isDue || deps.budget() !== 'free') return { state, ids: [] };
  const found = deps.salesforce.match({ addresses: addressesOf(state.unmatched), keys: [] });
  return {
    state: { ...state, progress: { ...state.progress, lookedAgainAtMs: nowMs } },
    ids: nowMatched(state.unmatched, found),
  };
}

/** A step without mail. While nothing comes, that is not worth a write; a listing that goes on is. */
function movedOn(deps: MailSyncDeps, state: Known, step: Step | undefined): Known {
  if (!step) return state;
  const { listing: _listed, behind: _behind, ...kept } = state.progress;
  const next = { ...state, progress: { ...kept, ...step.after } };
  const isWorthIt =
    state.progress.listing !== undefined ||
    state.progress.behind !== undefined ||
    state.progress.lookedAgainAtMs !== deps.store.state().progress?.lookedAgainAtMs ||
    step.after.historyAtMs - state.progress.historyAtMs >= RENEW_POSITION_MS;
  if (!isWorthIt) return state;
  deps.store.save(next);
  return next;
}

/** That many mails are not each their own fault. @throws salesforce.rejected */
function stopWhereAllIsRefused({ refused }: Known): void {
  if (refused.length < MOST_REFUSED) return;
  const words = refused[refused.length - 1]?.words ?? '';
  throw new AppError('salesforce.rejected', 'too many mails are refused', { words });
}
