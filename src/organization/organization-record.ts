/** Owns what is known of the organization and holds no secret: names, the switch, and facts with their times. */

import { type Decoded, flag, list, oneOf, optional, record, text, whole } from '../decode';
import type { ValueKind } from '../store/json-value';

const permission = record({
  /** Names a sentence in `text/`. */
  name: oneOf(
    'viewAllData',
    'apiEnabled',
    'viewAllUsers',
    'accessActivities',
    'editTasks',
    'editEvents',
    'createEmailMessage',
    'modifyAllData',
  ),
  present: flag,
});

const connected = record({
  environment: oneOf('production', 'sandbox'),
  organizationId: text,
  name: text,
  /** For instance `acme.my.salesforce.com`. */
  host: text,
  serviceUser: record({ id: text, name: text, username: text }),
  by: text,
  atMs: whole,
  expiresAtMs: optional(whole),
  permissions: list(permission),
  /** When the permissions were last looked at. */
  checkedAtMs: whole,
});

const failure = record({
  kind: oneOf('lost', 'blocked', 'unreachable'),
  /** Salesforce's own, word for word. */
  words: text,
  atMs: whole,
  /** Of the connection that failed. */
  generation: whole,
});

const keyField = record({
  state: oneOf('unique', 'not-unique', 'missing', 'no-object'),
  /** Of Task, where EmailMessage is not there. */
  object: optional(oneOf('Task')),
  namesSeveral: optional(flag),
  lookedAtMs: whole,
});

const organization = record({
  revision: whole,
  /** The switch "Login using Salesforce Service Account". */
  isEnabled: flag,
  connected: optional(connected),
  failure: optional(failure),
  /** The last time that Salesforce answered as it should; written at most every ten minutes. */
  lastSuccessAtMs: optional(whole),
  refreshedAtMs: optional(whole),
  /** The generation whose loss has been told to the admins. */
  noticeGeneration: optional(whole),
  /** Nobody's run calls Salesforce until then. */
  throttledUntilMs: optional(whole),
  /** Why: the day's allocation or the hour's log-ins are used up, or there is no room for a record. */
  throttledBy: optional(oneOf('calls', 'logins', 'storage')),
  /** Of TrunklineKey__c, without which no mail is logged, and in which object mail is. */
  keyField: optional(keyField),
});

export type Permission = Decoded<typeof permission>;
export type PermissionName = Permission['name'];
export type Connected = Decoded<typeof connected>;
export type KeyFieldFacts = Decoded<typeof keyField>;
export type RestReason = NonNullable<Decoded<typeof organization>['throttledBy']>;
export type Failure = Decoded<typeof failure>;
export type OrganizationRecord = Decoded<typeof organization>;

export const ORGANIZATION: ValueKind<OrganizationRecord> = { name: 'org', version: 1, decoder: organization };

/** Before anybody has set anything. */
export const NEW_ORGANIZATION: OrganizationRecord = { revision: 0, isEnabled: true };
