/** Owns the choice between the two things that a mail can be in an org. */

import type { SalesforceClient } from './client';
import type { KeyField } from './key-field';
import { createSalesforceMail, type SalesforceMail } from './mail-records';
import { type Alone, createTaskMail } from './mail-tasks';

export interface MailChoiceDeps extends Alone {
  client: Pick<SalesforceClient, 'get' | 'post' | 'patch'>;
}

/** The lock is taken only where Salesforce does not refuse a key a second time. */
export function salesforceMailFor(
  { object, state, namesSeveral }: KeyField,
  { client, ...alone }: MailChoiceDeps,
): SalesforceMail {
  if (object !== 'Task') return createSalesforceMail(client);
  return createTaskMail({
    client,
    namesSeveral: namesSeveral === true,
    ...(state === 'unique' ? {} : { alone }),
  });
}

/** The same port before anybody has looked what the org has: the first question looks. */
export function chosenLater(choose: () => SalesforceMail): SalesforceMail {
  return {
    match: (ask) => choose().match(ask),
    create: (mails) => choose().create(mails),
    logged: (keys) => choose().logged(keys),
    addSenders: (rows) => choose().addSenders(rows),
    setOwners: (rows) => choose().setOwners(rows),
  };
}
