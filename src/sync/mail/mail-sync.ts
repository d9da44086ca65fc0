/** Owns one pass over a user's mail: batch after batch, each saved with one call, and with it how far was read. */

import type { UserMatch } from '../../people/salesforce-user';
import type { Budget } from '../budget';
import { type BatchDeps, type Rules, runBatch } from './batch';
import { isOutOfTime, sizeOfNext, type TimeLeft } from './batch-size';
import { DO_NOT_LOG_LABEL } from './eligibility';
import { lookedAgain } from './looking';
import type { MailState, MailStore, Progress } from './mail-state';
import { stateAfter } from './progress';
import { dueRefused, stopWhereAllIsRefused } from './refused';
import { createSource, firstPosition, type SourceDeps, type Step } from './source';

/** What the admins and the person have set, but for what only the mailbox knows. */
export type SetRules = Omit<Rules, 'sinceMs' | 'doNotLogLabelId'>;

export interface MailSyncDeps extends Omit<BatchDeps, 'rules' | 'mailbox' | 'refused'>, TimeLeft {
  mailbox: BatchDeps['mailbox'] & SourceDeps['mailbox'] & { labelId(name: string): string | undefined };
  /** As they are now; nothing where the sync must not go on. */
  rules: () => SetRules | undefined;
  /** The run before had to wait: what this one logs is caught up. */
  wasHeldUp: boolean;
  /** How far the first run reaches back. */
  startDays: number;
  store: MailStore;
  /** What is left of the org's daily allocation: `slow` ends a run after one batch, `stop` before it. */
  budget: () => Budget;
  /** False where another run of the same mailbox is at work; asked once there is something to do. */
  claim: () => boolean;
}

export interface MailReport {
  /**
   * `more` goes on with the next run, `throttled` once the org's allocation allows it; `stopped` had to leave the mail
   * alone, `busy` left it to another run of the same mailbox.
   */
  end: 'done' | 'more' | 'throttled' | 'stopped' | 'busy';
  logged: number;
  /** Who the runner is in Salesforce, where a batch has asked. */
  runner: UserMatch | undefined;
}

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
  const work = createWork(deps);
  for (;;) {
    const { batches } = work;
    const size = sizeOfNext(deps, batches);
    if (size === undefined) return { ...work.report, end: work.isAllRead ? 'done' : 'more' };
    try {
      const end = work.next(size);
      if (end) return { ...work.report, end };
    } catch (error) {
      if (batches === 0 || !isOutOfTime(error)) throw error;
      return { ...work.report, end: 'more' };
    }
  }
}

interface Work {
  report: Omit<MailReport, 'end'>;
  /** How many were begun. */
  batches: number;
  /** The last one was the last that there is. */
  isAllRead: boolean;
  /** One batch; returns how the run ends, and nothing where it may go on. */
  next(size: number): MailReport['end'] | undefined;
}

function createWork(deps: MailSyncDeps): Work {
  const begin = lookedAgain(deps, begun(deps));
  let { state } = begin;
  const rules = rulesOf(deps, state.progress.sinceMs);
  const nextBatch = batchesOf(deps, state, begin.ids);
  const isCatchingUp = deps.wasHeldUp || goesOnCatchingUp(state.progress);
  const work: Work = {
    report: { logged: 0, runner: undefined },
    batches: 0,
    isAllRead: false,
    next(size) {
      const batch = nextBatch(size);
      if (!batch) return 'done';
      if (batch.ids.length === 0) {
        state = movedOn(deps, state, batch.step);
        return undefined;
      }
      const end = work.batches > 0 ? endOfBudget(deps) : mayBegin(deps);
      if (end) return end;
      work.batches++;
      const begunAtMs = deps.nowMs();
      const now = rules();
      const outcome = now && runBatch({ ...deps, rules, refused: state.refused }, batch.ids, now);
      if (!outcome) return 'stopped';
      work.report.logged += outcome.created.length;
      work.report.runner = outcome.runner ?? work.report.runner;
      state = stateAfter(state, { ...batch, outcome, begunAtMs, isCatchingUp }, deps.nowMs());
      deps.store.save(state);
      work.isAllRead = batch.step?.left === 0;
      stopWhereAllIsRefused(state.refused, deps.nowMs());
      return undefined;
    },
  };
  return work;
}

/** The run before had not caught up all of it. */
const goesOnCatchingUp = ({ behind, caughtUp }: Progress) => behind !== undefined && caughtUp !== undefined;

/** Nothing where the first batch may be worked on. What another run has done since this one began is not done again. */
function mayBegin({ budget, claim, store }: MailSyncDeps): MailReport['end'] | undefined {
  if (budget() === 'stop') return 'throttled';
  return claim() && store.isCurrent() ? undefined : 'busy';
}

/** Nothing where a further batch may. */
function endOfBudget({ budget }: MailSyncDeps): MailReport['end'] | undefined {
  const left = budget();
  if (left === 'free') return undefined;
  return left === 'stop' ? 'throttled' : 'more';
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
  const due = [
    ...dueRefused(state.refused, deps.store.wishes(), deps.nowMs()).map(({ id }) => id),
    ...foundAgain,
  ];
  // As long as too many are refused, none is added: what is due shows whether Salesforce takes them again.
  if (due.length === 0) stopWhereAllIsRefused(state.refused, deps.nowMs());
  const source = createSource({ mailbox: deps.mailbox, nowMs: deps.nowMs() }, state.progress);
  return (size) => {
    if (due.length > 0) return { ids: due.splice(0, size) };
    const step = source.next(size);
    return step && { ids: step.ids, step };
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
