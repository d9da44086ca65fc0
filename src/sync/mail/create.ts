/** Owns writing the mails of a batch once each: what one of them is refused for, and what stops everybody. */

import { AppError, hasCode } from '../../errors';
import type { Random, Sleep } from '../../ports';
import type { SalesforceMail, SaveResult } from '../../salesforce/mail-records';
import { type Saved, savedPatiently } from './held-rows';
import type { LogPlan } from './plan';
import { isDuplicate, isOwnToo, natureOf } from './refusals';

export interface CreateDeps {
  salesforce: Pick<SalesforceMail, 'create'>;
  sleep: Sleep;
  random: Random;
  /** Mails that were refused before: what they are refused for again is theirs, and tells of nobody else. */
  refused: readonly { id: string }[];
}

/** Where more are, and nothing is answered, it is no record's own fault. */
const MOST_CULPRITS = 3;
/** Requests of a batch, where none is answered and in all: the first ones ask for an eighth of it at least. */
const MOST_UNANSWERED = 15;
const MOST_ASKED = 40;

/**
 * Asked again are only rows that somebody held; in the order of what they hang on, so that two runs do not meet twice.
 * @throws salesforce.* where no mail at all is taken, and it is everybody's
 */
export function createAll(deps: CreateDeps, plans: readonly LogPlan[]): Saved<LogPlan>[] {
  const known = new Set(deps.refused.map(({ id }) => id));
  const isNew = ({ mailId }: LogPlan) => !known.has(mailId);
  const isOfAll = plans.filter(isNew).length > MOST_CULPRITS;
  const asking: Asking = { asked: 0, isAnswered: false, isOfAll };
  const sorted = [...plans].sort((one, other) => parentOf(one).localeCompare(parentOf(other)));
  const saved = savedPatiently(deps, sorted, (open) => createdOf(deps, open, asking));
  stopForEverybody(saved, isNew);
  return saved;
}

/** How far a batch has come. */
interface Asking {
  asked: number;
  /** A request of it was not refused as a whole. */
  isAnswered: boolean;
  /** Without any answer it is everybody's. */
  readonly isOfAll: boolean;
}

interface Part {
  plans: readonly LogPlan[];
  /** What the request was refused with of which this is a half. */
  refusal?: AppError;
}

/**
 * A whole request that is refused may be a few records' fault: halves find which, the large ones first, so that what can
 * be taken is taken early (facts/quality.md F21). What is not found in so many requests is refused, and tried again.
 * @throws salesforce.rejected where it is everybody's
 */
function createdOf(deps: CreateDeps, plans: readonly LogPlan[], asking: Asking): Saved<LogPlan>[] {
  const saved: Saved<LogPlan>[] = [];
  const parts: Part[] = [{ plans }];
  const isOver = () => asking.asked >= (asking.isAnswered || !asking.isOfAll ? MOST_ASKED : MOST_UNANSWERED);
  let last: AppError | undefined;
  // Its halves come behind the others.
  for (const { plans: some, refusal } of parts) {
    const answer = refusal && isOver() ? refusal : asked(deps, some, asking);
    if (Array.isArray(answer)) {
      saved.push(...answer);
      continue;
    }
    last = answer;
    if (some.length > 1 && !isOver()) {
      const half = Math.ceil(some.length / 2);
      parts.push(
        { plans: some.slice(0, half), refusal: answer },
        { plans: some.slice(half), refusal: answer },
      );
    } else saved.push(...some.map((row) => ({ row, result: refusedWith(answer) })));
  }
  if (last && asking.isOfAll && !asking.isAnswered) throw last;
  return saved;
}

/** The answer, or what the whole request is refused with. @throws what is no record's fault */
function asked(deps: CreateDeps, plans: readonly LogPlan[], asking: Asking): Saved<LogPlan>[] | AppError {
  asking.asked++;
  try {
    const results = deps.salesforce.create(plans.map(({ fields, asTask }) => ({ ...fields, asTask })));
    asking.isAnswered = true;
    return plans.map((row, n) => {
      const result = results[n];
      if (!result) throw new AppError('http.bad_response', 'fewer results than records', { what: 'results' });
      return { row, result };
    });
  } catch (error) {
    if (!hasCode(error, 'salesforce.rejected')) throw error;
    if (!asking.isAnswered && natureOf(refusedWith(error)).everybody !== undefined) throw error;
    return error;
  }
}

function refusedWith({ facts, message }: AppError): Extract<SaveResult, { ok: false }> {
  const [code = '', words = ''] = String(facts.words ?? message).split(/: (.*)/s);
  return { ok: false, code, words, fields: [] };
}

function parentOf({ fields }: LogPlan): string {
  return fields.RelatedToId ?? '';
}

/**
 * Where not one record was taken, some refusals are no mail's own: the storage is full, a right or a field is missing,
 * Salesforce is read-only. A trigger may refuse one record for want of a right, so it takes two of them.
 */
function stopForEverybody(saved: readonly Saved<LogPlan>[], isNew: (plan: LogPlan) => boolean): void {
  if (saved.some(({ result }) => result.ok || isDuplicate(result))) return;
  const told = saved.flatMap(({ row, result }) => {
    const code = result.ok ? undefined : natureOf(result).everybody;
    if (result.ok || code === undefined || (isOwnToo(code) && !isNew(row))) return [];
    return [new AppError(code, 'Salesforce takes no mail', { words: `${result.code}: ${result.words}` })];
  });
  const forbidden = told.filter((error) => hasCode(error, 'salesforce.forbidden'));
  const [first] = forbidden.length > 1 ? told : told.filter((error) => !forbidden.includes(error));
  if (first) throw first;
}
