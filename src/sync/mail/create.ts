/** Owns writing the mails of a batch: once each, asked again only where somebody held a row. */

import { AppError, hasCode } from '../../errors';
import type { Random, Sleep } from '../../ports';
import type { SalesforceMail, SaveResult } from '../../salesforce/mail-records';
import type { LogPlan } from './plan';
import { isDuplicate, isLockedRow, natureOf } from './refusals';

export interface CreateDeps {
  salesforce: Pick<SalesforceMail, 'create'>;
  sleep: Sleep;
  random: Random;
}

/** A row that somebody else holds is free in a moment, most likely. */
const LOCK_TRIES = 3;
const LOCK_WAIT_MS = 1_000;

/** Where more are, it is no record's own fault. */
const MOST_CULPRITS = 3;

export interface Saved {
  plan: LogPlan;
  result: SaveResult;
}

/**
 * Asked again are only rows that somebody held; in the order of what they hang on, so that two runs do not
 * meet twice. @throws salesforce.* where no mail at all is taken
 */
export function createAll(deps: CreateDeps, plans: readonly LogPlan[]): Saved[] {
  const saved: Saved[] = [];
  let open = [...plans].sort((one, other) => parentOf(one).localeCompare(parentOf(other)));
  for (let tries = 1; open.length > 0; tries++) {
    if (tries > 1) deps.sleep(LOCK_WAIT_MS * (1 + deps.random()));
    const results = createdOf(deps, open, { left: MOST_CULPRITS });
    const held: LogPlan[] = [];
    open.forEach((plan, n) => {
      const result = results[n];
      if (!result) throw new AppError('http.bad_response', 'fewer results than records', { what: 'results' });
      if (tries < LOCK_TRIES && isLockedRow(result)) held.push(plan);
      else saved.push({ plan, result });
    });
    stopForEverybody(results);
    open = held;
  }
  return saved;
}

/**
 * A whole request that is refused may be one record's fault: halves find which (facts/quality.md F21). @throws
 * salesforce.rejected where it is everybody's
 */
function createdOf(deps: CreateDeps, plans: readonly LogPlan[], culprits: { left: number }): SaveResult[] {
  try {
    return deps.salesforce.create(plans.map(({ fields, asTask }) => ({ ...fields, asTask })));
  } catch (error) {
    if (!hasCode(error, 'salesforce.rejected')) throw error;
    const [code = '', words = ''] = String(error.facts.words ?? error.message).split(/: (.*)/s);
    if (natureOf({ code }).everybody !== undefined) throw error;
    if (plans.length > 1) {
      const half = Math.ceil(plans.length / 2);
      const first = createdOf(deps, plans.slice(0, half), culprits);
      return [...first, ...createdOf(deps, plans.slice(half), culprits)];
    }
    if (culprits.left === 0) throw error;
    culprits.left--;
    return [{ ok: false, code, words, fields: [] }];
  }
}

function parentOf({ fields }: LogPlan): string {
  return fields.RelatedToId ?? '';
}

/**
 * Where not one record was taken, some refusals are no mail's own: the storage is full, a right or a field is missing,
 * Salesforce is read-only.
 */
function stopForEverybody(results: readonly SaveResult[]): void {
  if (results.some((result) => result.ok || isDuplicate(result))) return;
  for (const result of results) {
    const code = result.ok ? undefined : natureOf(result).everybody;
    if (!result.ok && code !== undefined)
      throw new AppError(code, 'Salesforce takes no mail', { words: `${result.code}: ${result.words}` });
  }
}
