/** Owns asking who the addresses of some mails are, and which of the mails are there already. */

import type { SalesforceClient } from './client';
import { askTogether } from './composite';
import { checkedKeys, contactsSoql, inStatements, leadsSoql, opportunitiesSoql } from './mail-queries';
import {
  type LoggedMail,
  type OpenOpportunity,
  type PersonRow,
  readRows,
  toOpportunities,
  toPeople,
} from './mail-rows';
import { plainAddresses } from './plain-address';
import { type SalesforceUser, toUser, userRow, usersByAddressSoql } from './user-rows';

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

/** How mails that are there are found, in whichever object they lie. */
export interface LoggedReading {
  soqlOf(keys: readonly string[]): string;
  read(rows: readonly unknown[]): LoggedMail[];
}

type Client = Pick<SalesforceClient, 'get' | 'post'>;

export interface MatchAsk {
  addresses: readonly string[];
  keys: readonly string[];
}

/** As `SalesforceMail.match`. */
export function matchAll(client: Client, { addresses, keys }: MatchAsk, reading: LoggedReading): Matched {
  const addressLists = inStatements(plainAddresses(addresses), usersByAddressSoql);
  const keyLists = inStatements(checkedKeys(keys), reading.soqlOf);
  const count = Math.max(addressLists.length, keyLists.length);
  return joined(
    Array.from({ length: count }, (_, at) =>
      matchOnce(client, { addresses: addressLists[at] ?? [], keys: keyLists[at] ?? [] }, reading),
    ),
  );
}

/** As `SalesforceMail.logged`. */
export function loggedOf(client: Client, keys: readonly string[], reading: LoggedReading): LoggedMail[] {
  return inStatements(checkedKeys(keys), reading.soqlOf).flatMap((some) =>
    askTogether(client, [reading.soqlOf(some)]).flatMap(reading.read),
  );
}

function matchOnce(client: Client, { addresses, keys }: MatchAsk, reading: LoggedReading): Matched {
  const byAddress = [contactsSoql, leadsSoql, usersByAddressSoql, opportunitiesSoql];
  const questions = addresses.length > 0 ? byAddress.map((soqlOf) => soqlOf(addresses)) : [];
  const ofKeys = keys.length > 0 ? [reading.soqlOf(keys)] : [];
  const answers = askTogether(client, [...questions, ...ofKeys]);
  const [contacts = [], leads = [], users = [], opportunities = []] = answers.slice(0, questions.length);
  return {
    contacts: toPeople(contacts),
    leads: toPeople(leads),
    users: readRows(userRow, users).map(toUser),
    openOpportunities: toOpportunities(opportunities),
    logged: reading.read(answers[questions.length] ?? []),
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
