/** Owns the SOQL about mail: whom addresses mean, what is open with them, and what has been logged. */

import { AppError } from '../errors';
import { quotedList } from './soql';

/** Of one statement (documented: facts/salesforce.md 2.3). */
const MAX_SOQL = 100_000;

const PERSON_FIELDS = 'Id, Name, Email, OwnerId, CreatedDate';

export const contactsSoql = (addresses: readonly string[]) =>
  `SELECT ${PERSON_FIELDS}, AccountId FROM Contact WHERE Email IN ${quotedList(addresses)}`;

export const leadsSoql = (addresses: readonly string[]) =>
  `SELECT ${PERSON_FIELDS} FROM Lead WHERE IsConverted = false AND Email IN ${quotedList(addresses)}`;

/** Of the accounts that the addresses' contacts belong to. */
export const opportunitiesSoql = (addresses: readonly string[]) =>
  'SELECT Id, AccountId FROM Opportunity WHERE IsClosed = false AND AccountId IN ' +
  `(SELECT AccountId FROM Contact WHERE Email IN ${quotedList(addresses)})`;

const KEY = /^[0-9a-f]{64}$/;

/** Each once. @throws unexpected for what is no digest of ours */
export function checkedKeys(keys: readonly string[]): string[] {
  if (keys.some((key) => !KEY.test(key))) throw new AppError('unexpected', 'a key is no SHA-256 in hex');
  return [...new Set(keys)];
}

/** With the activity's owner and who is known to have sent it. */
export const loggedSoql = (keys: readonly string[]) =>
  'SELECT Id, TrunklineKey__c, ActivityId, Activity.OwnerId, ' +
  "(SELECT RelationId FROM EmailMessageRelations WHERE RelationType = 'FromAddress') " +
  `FROM EmailMessage WHERE TrunklineKey__c IN ${quotedList(keys)}`;

/** The same where mails are Tasks. */
export const loggedTasksSoql = (keys: readonly string[]) =>
  `SELECT Id, TrunklineKey__c, OwnerId FROM Task WHERE TrunklineKey__c IN ${quotedList(keys)}`;

/** The values in as few lists as give no statement that is too long; none for no value. */
export function inStatements(
  values: readonly string[],
  soqlOf: (some: readonly string[]) => string,
): (readonly string[])[] {
  if (values.length === 0) return [];
  if (values.length === 1 || soqlOf(values).length <= MAX_SOQL) return [values];
  const half = Math.ceil(values.length / 2);
  return [values.slice(0, half), values.slice(half)].flatMap((some) => inStatements(some, soqlOf));
}
