/** Owns the words of the admin cards. */

import { describeInput } from './input-errors';
import { dateAndTime, shortTime, type Viewer } from './time';

export const ORGANIZATIONS = {
  title: 'Organizations',
  newName: 'Your Salesforce organization',
  open: 'Open the organization',
  connectivity: 'Salesforce Connectivity',
  users: 'Users',
  settings: 'Settings',
  admins: 'Admins',
  yes: 'Yes',
  no: 'No',
  declined: 'Nothing was changed. Your users go on waiting.',
  scopeEveryone: 'Scope: everyone',
  scopeGroups: 'Scope: ',
  mail: 'Which mail is logged, and how',
  namedAdmins: 'Workspace admins, and whom they name',
} as const;

export const CONNECTIVITY = {
  title: 'Salesforce Connectivity',
  /** The reference's own words. */
  switchLabel: 'Login using Salesforce Service Account',
  enabled: 'Enabled',
  disabled: 'Disabled',
  connect: { production: 'Connect to Salesforce', sandbox: 'Connect to Salesforce Sandbox' },
  credentials: 'App credentials',
  notEntered: 'not entered',
  established: 'Salesforce connection established successfully',
  connection: 'Connection',
  serviceAccount: 'Service account',
  userId: 'User ID',
  organizationId: 'Organization ID',
  connectedBy: 'Connected by',
  check: 'Check connection',
  checkAgain: 'Check again',
  checked: 'The connection works.',
  nothingConnected: 'Salesforce is not connected.',
  disconnect: 'Disconnect',
  permissions: 'Permissions',
  mail: 'Mail',
  firstSteps: 'First time',
  stepApp: '1. Create the app in Salesforce, with this callback address',
  stepKeys: '2. Enter its address and keys',
  stepConnect: '3. Connect, and sign in as the service account',
  docs: 'docs/install.md, which came with Trunkline, tells how, step by step.',
  /** Below a window that has not answered. */
  noAnswer: 'No answer has come back from Salesforce yet.',
  noAnswerCauses:
    'If the window is closed, the usual causes are: the app is not installed in this org, the user is not approved for it, or the account is for the API only.',
  lastAttempt: 'The last attempt did not connect',
  leaveOut: 'Leave out of scope: ',
  leftOut: 'Left out of scope. Now connect again.',
  connectOther: 'Connect that organization instead',
  switchedOn: 'Enabled. Runs go on.',
  switchedOff: 'Disabled. Nobody uses the service account; nothing is deleted.',
  expires: 'The sign-in ends on',
} as const;

export const DISCONNECT = {
  title: 'Disconnect Salesforce?',
  stops:
    'All users stop. The sign-in is revoked at Salesforce and erased here; what is in Salesforce stays there.',
  keeps: 'Users, scope and app credentials are kept. You can connect again at any time.',
  confirm: 'Disconnect',
  done: 'Disconnected. The sign-in was revoked at Salesforce and erased here.',
  notRevoked:
    'Disconnected and erased here, but Salesforce could not be reached: revoke the app there too, in Setup under OAuth Usage.',
} as const;

export const CREDENTIALS = {
  title: 'App credentials',
  host: 'My Domain address',
  hostHint: { production: 'acme.my.salesforce.com', sandbox: 'acme--uat.sandbox.my.salesforce.com' },
  consumerKey: 'Consumer key',
  consumerSecret: 'Consumer secret',
  secretHint: 'From the app’s settings in Salesforce',
  secretKept: 'Stored and never shown. Leave empty to keep it.',
  refreshTokenDays: 'Refresh token lifetime in days (optional)',
  refreshTokenDaysHint: 'Where the app’s policy ends it; you are warned before',
  callback: 'Callback address, for the app in Salesforce',
  save: 'Save',
  saved: 'Saved. Now connect.',
} as const;

export const SCOPE = {
  title: 'Settings',
  who: 'Who uses Salesforce',
  everyone: 'Everyone in the domain',
  groups: 'Members of these Google groups',
  groupsField: 'Google groups, one address a line',
  leftOut: 'Accounts left out, one address a line',
  domains: 'Further domains, one a line',
  save: 'Save',
  saved: 'Saved.',
  onlyWorkspace: 'Groups and domains are for Google Workspace admins to change.',
  unknownGroups: 'Google’s directory does not know: ',
  old: 'The groups were last read more than two days ago. They are read again when a Workspace admin opens Gmail.',
  unread: 'The groups have not been read yet.',
  problem: 'Who is in scope cannot be read anew.',
  holds: 'What was last read goes on to hold.',
} as const;

export const ADMINS = {
  title: 'Admins',
  field: 'Further admins, one address a line',
  note: 'Google Workspace admins are always admins here. Those whom you name can use all of this, but cannot change groups, domains or this list.',
  save: 'Save',
  saved: 'Saved.',
} as const;

export const USERS = {
  title: 'Users',
  search: 'Name or address',
  searchButton: 'Search',
  next: 'Next 50',
  reconnect: 'Reconnect',
  none: 'Nobody here.',
  all: 'All users',
  found: 'Found',
  counting: 'The counts come with the next run of a Workspace admin.',
  groups: {
    active: 'Active',
    attention: 'Needs attention',
    paused: 'Paused',
    'not-started': 'Not started',
    'out-of-scope': 'Out of scope',
  },
  lastSuccess: 'Last success',
  lastRun: 'Last run',
  notLogged: 'Not logged',
  loggedAs: 'Their mail',
  pause: 'Pause',
  resume: 'Resume',
  paused: 'Paused from this person’s next run on.',
  resumed: 'Resumed from this person’s next run on.',
  state: 'State',
  address: 'Address',
  salesforceUser: 'Salesforce user',
  salesforceUsers: { none: 'none found', ambiguous: 'two found' },
  mends: 'Who can mend it',
} as const;

export function since(atMs: number, viewer: Viewer): string {
  return `since ${shortTime(atMs, viewer)}`;
}

/** Which ones is the person's own to see. */
export function refusedMails(count: number): string {
  return count === 1 ? '1 mail was refused by Salesforce' : `${count} mails were refused by Salesforce`;
}

/** The states are of now; who there is was counted earlier. */
export function usersAsOf(countedAtMs: number | undefined, viewer: Viewer): string {
  const counted = countedAtMs === undefined ? '' : ` · accounts counted ${shortTime(countedAtMs, viewer)}`;
  return `as of ${shortTime(viewer.nowMs, viewer)}${counted}`;
}

/** When a connection was made, last used, and last looked at. */
export function connectionTimes(
  times: { madeAtMs: number; usedAtMs: number | undefined; checkedAtMs: number },
  viewer: Viewer,
): string {
  const used = times.usedAtMs === undefined ? [] : [`last used ${shortTime(times.usedAtMs, viewer)}`];
  return [
    dateAndTime(times.madeAtMs, viewer),
    ...used,
    `checked ${shortTime(times.checkedAtMs, viewer)}`,
  ].join(' · ');
}

/** What keeps the groups from being read, and what to do. */
export function scopeProblemSentence({ group, reason }: { group?: string; reason: string }): string {
  const { what, todo } = describeInput({
    field: 'groups',
    reason,
    ...(group === undefined ? {} : { group }),
  });
  return `${what} ${todo} ${SCOPE.holds}`;
}

export function snapshotRead(
  read: { members: number; takenAtMs: number; takenBy: string },
  viewer: Viewer,
): string {
  return `${read.members} people, read ${shortTime(read.takenAtMs, viewer)} by ${read.takenBy}`;
}

/** `212 users: 198 active, 3 need attention, 11 not started`. */
export function userCounts(counts: { active: number; attention: number; 'not-started': number }): string {
  const { active, attention, 'not-started': notStarted } = counts;
  const all = active + attention + notStarted;
  const needs = attention === 1 ? 'needs' : 'need';
  return `${all} ${all === 1 ? 'user' : 'users'}: ${active} active, ${attention} ${needs} attention, ${notStarted} not started`;
}
