/** Owns which Salesforce user is whose: by federation id, then a single e-mail, then user name; never guessed. */

import type { SalesforceRecords, SalesforceUser } from '../salesforce/records';
import type { Environment } from '../store/keys';

export type UserMatch =
  | { kind: 'found'; id: string; name: string }
  | { kind: 'none' }
  /** Two or more users bear the address; which one is for an admin to say, in Salesforce. */
  | { kind: 'ambiguous'; field: 'FederationIdentifier' | 'Email' };

export interface MatchQuestion {
  address: string;
  environment: Environment;
  /** Never matched as a person. */
  serviceUserId: string;
}

/** A sandbox writes this behind its copies of e-mail addresses (facts/salesforce.md 3.6). */
const SANDBOX_SUFFIX = '.invalid';

/** @throws as the records do */
export function findSalesforceUser(
  records: Pick<SalesforceRecords, 'usersByAddress'>,
  question: MatchQuestion,
): UserMatch {
  const asked = addressesInSalesforce(question.address, question.environment);
  return matchUser(records.usersByAddress(asked), question);
}

/** As what an address may stand on a user's record. */
export function addressesInSalesforce(address: string, environment: Environment): string[] {
  return environment === 'sandbox' ? [address, address + SANDBOX_SUFFIX] : [address];
}

export function matchUser(users: readonly SalesforceUser[], question: MatchQuestion): UserMatch {
  const { address, environment, serviceUserId } = question;
  const people = users.filter((user) => user.id !== serviceUserId);
  // Compared case-sensitively in Salesforce, and Google's addresses are lower case.
  const federated = people.filter((user) => user.federationIdentifier?.toLowerCase() === address);
  if (federated.length > 0) return onlyOne(federated, 'FederationIdentifier');
  const mailed = people.filter((user) => plainAddress(user.email ?? '', environment) === address);
  if (mailed.length > 0) return onlyOne(mailed, 'Email');
  const named = people.find((user) => user.username.toLowerCase() === address);
  return named ? { kind: 'found', id: named.id, name: named.name } : { kind: 'none' };
}

function onlyOne(users: readonly SalesforceUser[], field: 'FederationIdentifier' | 'Email'): UserMatch {
  const [first, second] = users;
  return first && !second ? { kind: 'found', id: first.id, name: first.name } : { kind: 'ambiguous', field };
}

/** Google addresses that would be matched to this Salesforce user. */
export function addressesOf(user: SalesforceUser, environment: Environment): string[] {
  const all = [user.federationIdentifier ?? '', plainAddress(user.email ?? '', environment), user.username];
  return [...new Set(all.map((one) => one.toLowerCase()).filter((one) => one.includes('@')))];
}

function plainAddress(email: string, environment: Environment): string {
  const lower = email.toLowerCase();
  const isCopy = environment === 'sandbox' && lower.endsWith(SANDBOX_SUFFIX);
  return isCopy ? lower.slice(0, -SANDBOX_SUFFIX.length) : lower;
}
