/** Owns what is left to do of a mail that is in Salesforce: its sender among the relations, its owner. */

import type { Random, Sleep } from '../../ports';
import type { LoggedMail, SalesforceMail, SaveResult } from '../../salesforce/mail-records';
import { savedPatiently } from './held-rows';
import type { LogPlan } from './plan';
import { isDuplicate, natureOf, type Refusal } from './refusals';

export interface FinishDeps {
  salesforce: Pick<SalesforceMail, 'addSenders' | 'setOwners'>;
  serviceUserId: string;
  sleep: Sleep;
  random: Random;
}

/** A row to save, and of which mail. */
interface Rest<Row> {
  plan: LogPlan;
  row: Row;
}

type Senders = Rest<Parameters<SalesforceMail['addSenders']>[0][number]>[];
type Owners = Rest<Parameters<SalesforceMail['setOwners']>[0][number]>[];

/**
 * Sets what is left. Returns the mails of which a row was refused: they are met again by the next runs, as refused ones
 * are. Not those that a rule of the org refuses, or for want of a right: that stays so, and the mail itself is there.
 * @throws salesforce.*, auth.*, http.*
 */
export function finish(
  deps: FinishDeps,
  logged: readonly LoggedMail[],
  plans: ReadonlyMap<string, LogPlan>,
): { plan: LogPlan; refusal: Refusal }[] {
  const { senders, owners } = unfinished(logged, plans, deps.serviceUserId);
  const refused = [
    ...refusedOf(deps, senders, (rows) => deps.salesforce.addSenders(rows)),
    ...refusedOf(deps, owners, (rows) => deps.salesforce.setOwners(rows)),
  ];
  return [...new Map(refused.map((one) => [one.plan, one])).values()];
}

function refusedOf<Row>(
  deps: FinishDeps,
  rests: readonly Rest<Row>[],
  save: (rows: readonly Row[]) => SaveResult[],
): { plan: LogPlan; refusal: Refusal }[] {
  const saved = savedPatiently(deps, rests, (some) => {
    // A mail that is a Task has no row for its sender, and no result.
    const results = save(some.map(({ row }) => row));
    return results.flatMap((result, n) => (some[n] ? { row: some[n], result } : []));
  });
  return saved.flatMap(({ row: { plan }, result }) => {
    if (result.ok || isDuplicate(result)) return [];
    const { kind, everybody } = natureOf(result);
    return kind === 'other' && everybody === undefined ? [{ plan, refusal: result }] : [];
  });
}

/**
 * Looked at again whenever a mail is met, so that a run that was killed in between is mended by the next. The owner is
 * set only where the task is still the service account's: whoever has given it away since is right.
 */
function unfinished(
  logged: readonly LoggedMail[],
  plans: ReadonlyMap<string, LogPlan>,
  serviceUserId: string,
): { senders: Senders; owners: Owners } {
  const senders: Senders = [];
  const owners: Owners = [];
  for (const { id, key, activityId, ownerId, senderIds } of logged) {
    const plan = plans.get(key);
    if (!plan) continue;
    const { sender } = plan;
    if (sender && !senderIds.includes(sender.id))
      senders.push({ plan, row: { emailId: id, personId: sender.id, address: sender.address } });
    const isOurs = ownerId === serviceUserId && plan.ownerId !== serviceUserId;
    if (activityId !== undefined && plan.ownerId !== undefined && isOurs)
      owners.push({ plan, row: { taskId: activityId, ownerId: plan.ownerId } });
  }
  return { senders, owners };
}
