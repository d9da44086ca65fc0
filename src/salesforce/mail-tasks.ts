/**
 * Owns mail in an org without EmailMessage: each is a completed Task of subtype Email. Where the org does not keep the
 * key unique, looking and writing are one act under a lock.
 */

import type { WithLock } from '../ports';
import type { SalesforceClient } from './client';
import { saveAll, type SaveResult } from './collections';
import { loggedOf, type LoggedReading, matchAll } from './mail-match';
import { loggedTasksSoql } from './mail-queries';
import { type NewMail, type SalesforceMail, setTaskOwners } from './mail-records';
import { toLoggedTasks } from './mail-rows';
import { taskFields } from './task-fields';

export interface TaskMailDeps {
  client: Pick<SalesforceClient, 'get' | 'post' | 'patch'>;
  /** A Task may name several contacts. */
  namesSeveral: boolean;
  /** The whole domain's, where the org does not keep the key unique; else none is taken. */
  withLock?: WithLock;
}

/** What one hold of the lock writes: one query and one call. */
const MOST_UNDER_LOCK = 200;

const READING: LoggedReading = { soqlOf: loggedTasksSoql, read: toLoggedTasks };

export function createTaskMail({ client, namesSeveral, withLock }: TaskMailDeps): SalesforceMail {
  const save = (mails: readonly NewMail[]) =>
    saveAll(
      client,
      { act: 'create', type: 'Task' },
      mails.map((mail) => taskFields(mail, { namesSeveral })),
    );
  const logged = (keys: readonly string[]) => loggedOf(client, keys, READING);

  /** Whoever holds the lock alone writes: what is not there then is written once. */
  function saveMissing(mails: readonly NewMail[]): SaveResult[] {
    const known = new Set(logged(mails.map(({ TrunklineKey__c }) => TrunklineKey__c)).map(({ key }) => key));
    const missing = mails.filter(({ TrunklineKey__c }) => !known.has(TrunklineKey__c));
    const saved = new Map(save(missing).map((result, n) => [missing[n], result]));
    return mails.map((mail) => saved.get(mail) ?? IS_THERE);
  }

  return {
    match: (ask) => matchAll(client, ask, READING),
    create: (mails) =>
      withLock ? inParts(mails).flatMap((some) => withLock(() => saveMissing(some))) : save(mails),
    logged,
    addSenders: () => [],
    setOwners: (rows) => setTaskOwners(client, rows),
  };
}

/** As Salesforce answers where it keeps the key unique itself. */
const IS_THERE: SaveResult = {
  ok: false,
  code: 'DUPLICATE_VALUE',
  words: 'the mail is there already',
  fields: ['TrunklineKey__c'],
};

function inParts(mails: readonly NewMail[]): (readonly NewMail[])[] {
  const count = Math.ceil(mails.length / MOST_UNDER_LOCK);
  return Array.from({ length: count }, (_, n) => mails.slice(n * MOST_UNDER_LOCK, (n + 1) * MOST_UNDER_LOCK));
}
