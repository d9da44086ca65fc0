/** Owns how the organization's state, its permissions and its loss are said. */

import type { Failure, KeyFieldFacts, PermissionName, RestReason } from '../organization/organization-record';
import type { OrganizationState } from '../organization/state';
import { clockTime, dateAndTime, type Viewer } from './time';

export const ENVIRONMENT_NAMES = { production: 'Production', sandbox: 'Sandbox' } as const;

export const ORGANIZATION_STATES: Readonly<Record<OrganizationState, string>> = {
  'not-set-up': 'Not set up',
  disabled: 'Disabled',
  connected: 'Connected',
  expiring: 'Expiring soon',
  lost: 'Lost',
  blocked: 'Blocked by Salesforce',
  unreachable: 'Salesforce cannot be reached right now',
};

export const PERMISSION_NAMES: Readonly<Record<PermissionName, string>> = {
  apiEnabled: 'API Enabled',
  viewAllData: 'View All Data',
  viewAllUsers: 'View All Users',
  accessActivities: 'Access Activities',
  editTasks: 'Edit Tasks',
  editEvents: 'Edit Events',
  createEmailMessage: 'Create on EmailMessage',
  modifyAllData: 'Modify All Data',
};

/** What does not work without it. */
const NEEDED_FOR: Readonly<Record<PermissionName, string>> = {
  apiEnabled: 'nothing works',
  viewAllData: 'records of your colleagues are not found',
  viewAllUsers: 'users are not matched',
  accessActivities: 'mail and meetings cannot be logged',
  editTasks: 'mail cannot be logged',
  editEvents: 'meetings cannot be logged',
  createEmailMessage: 'mail cannot be logged',
  modifyAllData: '',
};

export function missingPermission(name: PermissionName): string {
  return `${PERMISSION_NAMES[name]} is missing: ${NEEDED_FOR[name]}. Assign the permission set Trunkline Service Account.`;
}

export const TOO_MUCH = 'Modify All Data is more than Trunkline needs.';

/** Of TrunklineKey__c on EmailMessage. */
const EMAIL_KEY: Readonly<Record<KeyFieldFacts['state'], string>> = {
  unique: 'Mail is logged as emails. Trunkline Key is there: no mail is logged twice.',
  missing:
    'Trunkline Key is missing on Email Message: no mail is logged. Deploy it, and assign the permission set Trunkline Service Account.',
  'not-unique':
    'Trunkline Key on Email Message is not unique: no mail is logged. Make it unique and an external ID.',
  'no-object':
    'The service account sees neither emails nor tasks: no mail is logged. Assign the permission set Trunkline Service Account.',
};

/** Of TrunklineKey__c on Activity, where EmailMessage is not there. */
const TASK_KEY: Readonly<Record<KeyFieldFacts['state'], string>> = {
  unique: 'Enhanced Email is off: mail is logged as tasks. Trunkline Key is there: no mail is logged twice.',
  missing:
    'Enhanced Email is off, and Trunkline Key is missing on Activity: no mail is logged. Switch Enhanced Email on, or deploy the field.',
  'not-unique':
    'Enhanced Email is off: mail is logged as tasks. Trunkline Key on Activity is not unique: Trunkline looks for each mail before it logs it. Make it unique, if Salesforce lets you.',
  'no-object': EMAIL_KEY['no-object'],
};

export function keyFieldSentence({ state, object }: Pick<KeyFieldFacts, 'state' | 'object'>): string {
  return (object === 'Task' ? TASK_KEY : EMAIL_KEY)[state];
}

/** While everybody's background work rests. */
export function restLine({ untilMs, by }: { untilMs: number; by: RestReason }, viewer: Viewer): string {
  const until = clockTime(untilMs, viewer.timeZone);
  if (by === 'logins')
    return `Salesforce takes no more log-ins of the service account for now. Trunkline goes on at ${until}. Nothing is lost.`;
  return by === 'storage'
    ? `Your Salesforce org’s data storage is full: a Salesforce admin makes room under Storage Usage. Trunkline tries again at ${until}. Nothing is lost.`
    : `Your Salesforce org has used most of its requests of the day. Trunkline leaves the rest to others until ${until}. Nothing is lost.`;
}

/** The reference's own words begin the sentence. */
export function connectivityLost(failure: Failure, viewer: Viewer): string {
  return `Salesforce connectivity was lost on ${dateAndTime(failure.atMs, viewer)}.`;
}

export function connectivityBlocked(failure: Failure, viewer: Viewer): string {
  return `Salesforce has refused the connection since ${dateAndTime(failure.atMs, viewer)}.`;
}

export const RECONNECT_QUESTION = 'Reconnect now?';
export const NOTHING_LOST = 'Every user waits; nothing is lost.';
export const MEND_IN_SALESFORCE = 'A Salesforce admin mends this in Salesforce; then press Check again.';
