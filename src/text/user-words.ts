/** Owns how a user's state is said: to the user on Home, and to an admin in the list and on the detail card. */

import type { UserState } from '../sync/user-state';

/** One or two words, for lists. */
export const USER_STATES: Readonly<Record<UserState, string>> = {
  active: 'Active',
  'catching-up': 'Catching up',
  late: 'Late',
  paused: 'Paused',
  suspended: 'Suspended',
  unreadable: 'Cannot be read',
  waiting: 'Waiting for admin',
  'not-started': 'Not started',
  'needs-permission': 'Needs permission',
  'no-user': 'No Salesforce user',
  ambiguous: 'Two Salesforce users',
  'out-of-scope': 'Out of scope',
  'switched-off': 'Switched off',
};

/** Whose a mail is where the mailbox is of nobody whom Salesforce knows; for the list, and for the detail card. */
export const LOGGED_AS = {
  short: 'logged as a colleague’s or the service account’s',
  long: 'Logged all the same: as a colleague’s who is on the mail and has a Salesforce user, else as the service account’s.',
} as const;

/** What an admin reads on the detail card: what it means, and who can mend it. */
export const USER_STATE_MEANINGS: Readonly<Record<UserState, { meaning: string; mends: string }>> = {
  active: { meaning: 'The last run went well.', mends: 'There is nothing to do.' },
  'catching-up': { meaning: 'The next run catches up what was missed.', mends: 'There is nothing to do.' },
  late: {
    meaning: 'The hourly run has not come for more than two hours.',
    mends: 'It comes again when this person opens Gmail.',
  },
  paused: {
    meaning: 'Nothing is read or written while paused; it is caught up afterwards.',
    mends: 'Whoever paused can resume.',
  },
  suspended: {
    meaning: 'Salesforce refused this person’s run.',
    mends: 'A Salesforce admin, by the words above.',
  },
  unreadable: {
    meaning: 'What this person’s last run noted cannot be read.',
    mends: 'It is written anew by this person’s next run.',
  },
  waiting: {
    meaning: 'The connection to Salesforce does not work. Nothing is lost.',
    mends: 'An admin, under Salesforce Connectivity; this person need not do anything.',
  },
  'not-started': {
    meaning: 'This person has not opened Gmail with Trunkline yet, or the first run is still to come.',
    mends: 'It begins by itself within an hour of opening Gmail.',
  },
  'needs-permission': {
    meaning: 'Google access of this person was withdrawn.',
    mends: 'This person opens Trunkline and allows access, or a Google admin grants it for the domain.',
  },
  'no-user': {
    meaning: 'No active Salesforce user has this address as Federation ID, Email or Username.',
    mends: 'A Salesforce admin, on the user’s record.',
  },
  ambiguous: {
    meaning: 'Two active Salesforce users have this address; Trunkline does not guess.',
    mends: 'A Salesforce admin: give one of them this address as Federation ID.',
  },
  'out-of-scope': { meaning: 'This person is not in the scope.', mends: 'An admin, under Settings.' },
  'switched-off': {
    meaning: 'An admin has switched the service account off.',
    mends: 'An admin, under Salesforce Connectivity.',
  },
};
