/** Owns what is left to do of a mail that is in Salesforce: its sender among the relations, its owner. */

import type { LoggedMail, SalesforceMail, SaveResult } from '../../salesforce/mail-records';
import type { LogPlan } from './plan';
import { isLockedRow, type Refusal } from './refusals';

type Senders = Parameters<SalesforceMail['addSenders']>[0];
type Owners = Parameters<SalesforceMail['setOwners']>[0];

/**
 * Looked at again whenever a mail is met, so that a run that was killed in between is mended by the next. The owner is
 * set only where the task is still the service account's: whoever has given it away since is right.
 */
export function unfinished(
  logged: readonly LoggedMail[],
  plans: ReadonlyMap<string, LogPlan>,
  serviceUserId: string,
): { senders: Senders; owners: Owners } {
  const senders: Senders[number][] = [];
  const owners: Owners[number][] = [];
  for (const { id, key, activityId, ownerId, senderIds } of logged) {
    const plan = plans.get(key);
    if (!plan) continue;
    const { sender } = plan;
    if (sender && !senderIds.includes(sender.id))
      senders.push({ emailId: id, personId: sender.id, address: sender.address });
    if (activityId !== undefined && plan.ownerId !== undefined && ownerId === serviceUserId)
      owners.push({ taskId: activityId, ownerId: plan.ownerId });
  }
  return { senders, owners: owners.filter(({ ownerId }) => ownerId !== serviceUserId) };
}

export interface FinishDeps {
  salesforce: Pick<SalesforceMail, 'addSenders' | 'setOwners'>;
  serviceUserId: string;
}

/**
 * Sets what is left. Returns the mails of which somebody held a row: they are met again by the next runs, as refused ones
 * are. Any other refusal of a row is let be: the mail itself is there. @throws salesforce.*
 */
export function finish(
  { salesforce, serviceUserId }: FinishDeps,
  logged: readonly LoggedMail[],
  plans: ReadonlyMap<string, LogPlan>,
): { plan: LogPlan; refusal: Refusal }[] {
  const { senders, owners } = unfinished(logged, plans, serviceUserId);
  const held = new Map<string, Refusal>();
  const note = (ids: readonly string[], results: readonly SaveResult[]) => {
    results.forEach((result, n) => {
      const id = ids[n];
      if (id !== undefined && !result.ok && isLockedRow(result)) held.set(id, result);
    });
  };
  if (senders.length > 0)
    note(
      senders.map(({ emailId }) => emailId),
      salesforce.addSenders(senders),
    );
  if (owners.length > 0)
    note(
      owners.map(({ taskId }) => taskId),
      salesforce.setOwners(owners),
    );
  return logged.flatMap(({ id, activityId, key }) => {
    const plan = plans.get(key);
    const refusal = held.get(id) ?? held.get(activityId ?? '');
    return plan && refusal ? [{ plan, refusal }] : [];
  });
}
