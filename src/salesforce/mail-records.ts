/**
 * Owns the typed questions and orders about mail, whatever it is in the org: who is known, what is logged, log these,
 * and make them somebody's. Here each is an EmailMessage; `mail-tasks.ts` has the same for orgs without that.
 */

import type { SalesforceClient } from './client';
import { saveAll, type SaveResult } from './collections';
import { allRows } from './composite';
import { loggedOf, type LoggedReading, matchAll, type Matched } from './mail-match';
import { loggedSoql } from './mail-queries';
import { type LoggedMail, type OpenOpportunity, type PersonRow, toLogged } from './mail-rows';
import type { SalesforceUser } from './user-rows';

export type { LoggedMail, Matched, OpenOpportunity, PersonRow, SalesforceUser, SaveResult };

/** Fields of an EmailMessage outside a case (documented: facts/salesforce.md 3.2); most are fixed once it is there. */
export interface EmailFields {
  TrunklineKey__c: string;
  MessageIdentifier?: string;
  ClientThreadIdentifier: string;
  /** Sent: the only one outside cases. */
  Status: '3';
  IsClientManaged: true;
  Incoming: boolean;
  MessageDate: string;
  Subject: string;
  TextBody?: string;
  HtmlBody?: string;
  FromAddress: string;
  FromName?: string;
  ToAddress?: string;
  CcAddress?: string;
  BccAddress?: string;
  ToIds?: readonly string[];
  CcIds?: readonly string[];
  BccIds?: readonly string[];
  RelatedToId?: string;
}

/** What an EmailMessage says in fields of its own, and a Task must be told. */
export interface TaskPart {
  /** Contact, lead or user. */
  senderId?: string;
  /** Who was on the mail, in words, a line each. */
  lines: readonly string[];
}

export interface NewMail extends EmailFields {
  asTask?: TaskPart;
}

/** Everything may throw salesforce.*, auth.* and http.*; no call is sent where there is nothing to ask or to save. */
export interface SalesforceMail {
  /**
   * One API call, and more only for a statement over Salesforce's length or a page over its rows. An address that is not
   * plain is not asked about. The rows are in no order.
   */
  match(ask: { addresses: readonly string[]; keys: readonly string[] }): Matched;
  /** Logs mails, 200 in a call; in order. A key that is there already is DUPLICATE_VALUE. @throws also store.busy */
  create(mails: readonly NewMail[]): SaveResult[];
  /** What is there of the keys: one API call. */
  logged(keys: readonly string[]): LoggedMail[];
  /**
   * Says of mails who sent them; in order. Not guarded against doing it twice. Where a mail is a Task there is no such
   * row, and nothing is done.
   */
  addSenders(rows: readonly { emailId: string; personId: string; address: string }[]): SaveResult[];
  /** Gives the mails' tasks to users; in order. */
  setOwners(rows: readonly TaskOwner[]): SaveResult[];
}

export interface TaskOwner {
  taskId: string;
  ownerId: string;
}

type Client = Pick<SalesforceClient, 'get' | 'post' | 'patch'>;

/** Each mail is an EmailMessage, and a Task that Salesforce makes beside it. */
export function createSalesforceMail(client: Client): SalesforceMail {
  const reading: LoggedReading = {
    soqlOf: loggedSoql,
    read: (rows) => toLogged(rows, (page) => allRows(client, page)),
  };
  return {
    match: (ask) => matchAll(client, ask, reading),
    create: (mails) =>
      saveAll(
        client,
        { act: 'create', type: 'EmailMessage' },
        mails.map(({ asTask: _asTask, ...fields }) => fields),
      ),
    logged: (keys) => loggedOf(client, keys, reading),
    addSenders: (rows) =>
      saveAll(
        client,
        { act: 'create', type: 'EmailMessageRelation' },
        rows.map(({ emailId, personId, address }) => ({
          EmailMessageId: emailId,
          RelationId: personId,
          RelationType: 'FromAddress',
          RelationAddress: address,
        })),
      ),
    setOwners: (rows) => setTaskOwners(client, rows),
  };
}

export function setTaskOwners(client: Client, rows: readonly TaskOwner[]): SaveResult[] {
  return saveAll(
    client,
    { act: 'update', type: 'Task' },
    rows.map(({ taskId, ownerId }) => ({ id: taskId, OwnerId: ownerId })),
  );
}
