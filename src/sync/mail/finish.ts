/** Owns what is left to do of a mail that is in Salesforce: its sender among the relations, its owner. */

import type { LoggedMail, SalesforceMail } from '../../salesforce/mail-records';
import type { LogPlan } from './plan';

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
