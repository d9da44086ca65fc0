/** Owns the look at mail that nobody matched: whether its people are in Salesforce now, once a day, one request a run. */

import type { SalesforceMail } from '../../salesforce/mail-records';
import type { Budget } from '../budget';
import { hasTimeForAll, type TimeLeft } from './batch-size';
import type { MailState, Progress, Unmatched } from './mail-state';
import { addressesOf, isLookDue, nowMatched } from './unmatched';

type Known = MailState & { progress: Progress };

export interface LookDeps extends TimeLeft {
  salesforce: Pick<SalesforceMail, 'match'>;
  budget: () => Budget;
}

/** The statement that names each address three times has 100,000 characters (documented: facts/salesforce.md 2.3). */
const MOST_CHARACTERS = 30_000;
const QUOTES = 4;

/** A card has no time for it. Where one request does not hold them all, the next run goes on. */
export function lookedAgain(deps: LookDeps, state: Known): { state: Known; ids: string[] } {
  const nowMs = deps.nowMs();
  const { lookedAgainPast: past, ...progress } = state.progress;
  const isDue = past !== undefined || isLookDue(state.unmatched, progress.lookedAgainAtMs, nowMs);
  const some = isDue ? nextOf(state.unmatched, past) : [];
  if (some.length === 0 || !hasTimeForAll(deps) || deps.budget() !== 'free') return { state, ids: [] };
  const ids = nowMatched(some, deps.salesforce.match({ addresses: addressesOf(some), keys: [] }));
  const isOver = some[some.length - 1] === state.unmatched[state.unmatched.length - 1];
  // Of those that stay in the list.
  const last = isOver ? undefined : some.filter(({ id }) => !ids.includes(id)).pop();
  const next = { ...progress, lookedAgainAtMs: nowMs, ...(last ? { lookedAgainPast: last.id } : {}) };
  return { state: { ...state, progress: next }, ids };
}

function nextOf(unmatched: readonly Unmatched[], past: string | undefined): Unmatched[] {
  const rest = unmatched.slice(unmatched.findIndex(({ id }) => id === past) + 1);
  const some: Unmatched[] = [];
  const known = new Set<string>();
  let characters = 0;
  for (const mail of rest.length > 0 ? rest : unmatched) {
    const fresh = mail.addresses.filter((one) => !known.has(one));
    characters += fresh.reduce((sum, { length }) => sum + length + QUOTES, 0);
    if (characters > MOST_CHARACTERS && some.length > 0) break;
    fresh.forEach((one) => known.add(one));
    some.push(mail);
  }
  return some;
}
