/** Owns the typed questions and orders about mail: who is known, what is logged, log these, and make them somebody's. */

import type { SalesforceClient } from './client';
import { saveAll, type SaveResult } from './collections';
import { allRows, askTogether } from './composite';
import { type KeyField, readKeyField } from './key-field';
import {
  checkedKeys,
  contactsSoql,
  inStatements,
  leadsSoql,
  loggedSoql,
  opportunitiesSoql,
} from './mail-queries';
import {
  type LoggedMail,
  type OpenOpportunity,
  type PersonRow,
  readRows,
  toLogged,
  toOpportunities,
  toPeople,
} from './mail-rows';
import { plainAddresses } from './plain-address';
import { type SalesforceUser, toUser, userRow, usersByAddressSoql } from './user-rows';

export type { KeyField, LoggedMail, OpenOpportunity, PersonRow, SalesforceUser, SaveResult };

export interface Matched {
  contacts: PersonRow[];
  /** Not converted. */
  leads: PersonRow[];
  /** Active standard users. */
  users: SalesforceUser[];
  /** Of the contacts' accounts. */
  openOpportunities: OpenOpportunity[];
  logged: LoggedMail[];
}

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

/** Everything may throw salesforce.*, auth.* and http.*; no call is sent where there is nothing to ask or to save. */
export interface SalesforceMail {
  /**
   * One API call, and more only for a statement over Salesforce's length or a page over its rows. An address that is not
   * plain is not asked about. The rows are in no order.
   */
  match(ask: { addresses: readonly string[]; keys: readonly string[] }): Matched;
  /** Logs mails, 200 in a call; in order. A key that is there already is DUPLICATE_VALUE. */
  create(emails: readonly EmailFields[]): SaveResult[];
  /** What is there of the keys: one API call. */
  logged(keys: readonly string[]): LoggedMail[];
  /** Says of emails who sent them; in order. Not guarded against doing it twice. */
  addSenders(rows: readonly { emailId: string; personId: string; address: string }[]): SaveResult[];
  /** Gives the emails' tasks to users; in order. */
  setOwners(rows: readonly { taskId: string; ownerId: string }[]): SaveResult[];
  /** Whether the org refuses a key a second time: one API call. */
  keyField(): KeyField;
}

export function createSalesforceMail(
  client: Pick<SalesforceClient, 'get' | 'post' | 'patch'>,
): SalesforceMail {
  const toLoggedMails = (rows: readonly unknown[]) => toLogged(rows, (page) => allRows(client, page));

  function matchOnce(addresses: readonly string[], keys: readonly string[]): Matched {
    const byAddress = [contactsSoql, leadsSoql, usersByAddressSoql, opportunitiesSoql];
    const questions = addresses.length > 0 ? byAddress.map((soqlOf) => soqlOf(addresses)) : [];
    const ofKeys = keys.length > 0 ? [loggedSoql(keys)] : [];
    const answers = askTogether(client, [...questions, ...ofKeys]);
    const [contacts = [], leads = [], users = [], opportunities = []] = answers.slice(0, questions.length);
    return {
      contacts: toPeople(contacts),
      leads: toPeople(leads),
      users: readRows(userRow, users).map(toUser),
      openOpportunities: toOpportunities(opportunities),
      logged: toLoggedMails(answers[questions.length] ?? []),
    };
  }

  return {
    match({ addresses, keys }) {
      const addressLists = inStatements(plainAddresses(addresses), usersByAddressSoql);
      const keyLists = inStatements(checkedKeys(keys), loggedSoql);
      const count = Math.max(addressLists.length, keyLists.length);
      return joined(
        Array.from({ length: count }, (_, at) => matchOnce(addressLists[at] ?? [], keyLists[at] ?? [])),
      );
    },
    create: (emails) => saveAll(client, { act: 'create', type: 'EmailMessage' }, emails),
    logged: (keys) =>
      inStatements(checkedKeys(keys), loggedSoql).flatMap((some) =>
        askTogether(client, [loggedSoql(some)]).flatMap(toLoggedMails),
      ),
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
    setOwners: (rows) =>
      saveAll(
        client,
        { act: 'update', type: 'Task' },
        rows.map(({ taskId, ownerId }) => ({ id: taskId, OwnerId: ownerId })),
      ),
    keyField: () => readKeyField(client),
  };
}

/** A user of two addresses, or an account's opportunity, may come in two lists. */
function joined(lists: readonly Matched[]): Matched {
  const once = <T extends { id: string }>(rowsOf: (one: Matched) => readonly T[]) => [
    ...new Map(lists.flatMap(rowsOf).map((row) => [row.id, row])).values(),
  ];
  return {
    contacts: once(({ contacts }) => contacts),
    leads: once(({ leads }) => leads),
    users: once(({ users }) => users),
    openOpportunities: once(({ openOpportunities }) => openOpportunities),
    logged: once(({ logged }) => logged),
  };
}
