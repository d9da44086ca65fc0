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
  /** Where the org does not keep the key unique; else no lock is taken. */
  alone?: Alone;
}

export interface Alone {
  /** The whole domain's. */
  withLock: WithLock;
  /** Asks with `SECONDS_UNDER_LOCK`, and waits for nothing: the others wait for the lock. */
  hasty: TaskMailDeps['client'];
}

/** What one hold of the lock writes: one query and one call, few enough for their time. */
const MOST_UNDER_LOCK = 100;
export const SECONDS_UNDER_LOCK = 5;

const READING: LoggedReading = { soqlOf: loggedTasksSoql, read: toLoggedTasks };

export function createTaskMail({ client, namesSeveral, alone }: TaskMailDeps): SalesforceMail {
  const save = (through: TaskMailDeps['client'], mails: readonly NewMail[]) =>
    saveAll(
      through,
      { act: 'create', type: 'Task' },
      mails.map((mail) => taskFields(mail, { namesSeveral })),
    );

  /** Whoever holds the lock alone writes: what is not there then is written once. */
  function saveMissing({ hasty }: Alone, mails: readonly NewMail[]): SaveResult[] {
    const keys = mails.map(({ TrunklineKey__c }) => TrunklineKey__c);
    const known = new Set(loggedOf(hasty, keys, READING).map(({ key }) => key));
    const missing = mails.filter(({ TrunklineKey__c }) => !known.has(TrunklineKey__c));
    const saved = new Map(save(hasty, missing).map((result, n) => [missing[n], result]));
    return mails.map((mail) => saved.get(mail) ?? IS_THERE);
  }

  return {
    match: (ask) => matchAll(client, ask, READING),
    create: (mails) =>
      alone
        ? inParts(mails).flatMap((some) => alone.withLock(() => saveMissing(alone, some)))
        : save(client, mails),
    logged: (keys) => loggedOf(client, keys, READING),
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
