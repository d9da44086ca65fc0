/** Owns writing the mails of a batch: once each, asked again only where somebody held a row. */

import { AppError } from '../../errors';
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
    const results = deps.salesforce.create(open.map(({ fields, asTask }) => ({ ...fields, asTask })));
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
