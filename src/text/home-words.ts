/** Owns what a person reads on Home: the state in one line, what it means in another, and the actions. */

import type { UserState } from '../sync/user-state';
import { behindLine, caughtUpLine, loggedLine, type MailFacts } from './mail-words';
import { restLine } from './organization-words';
import { ago, clockTime, dateAndTime, shortTime, type Viewer } from './time';

export interface HomeFacts {
  state: UserState;
  address: string;
  lastRunAtMs?: number;
  lastSuccessAtMs?: number;
  pausedBy?: 'me' | 'admin';
  pausedAtMs?: number;
  /** When the connection was lost or blocked. */
  lostAtMs?: number;
  isBlocked?: true;
  words?: string;
  field?: string;
  triggerProblem?: string;
  /** Nobody's run calls Salesforce until then. */
  rest?: Parameters<typeof restLine>[0];
  /** Absent before the first run that read mail. */
  mail?: MailFacts;
}

const HOUR_MS = 3_600_000;

/** In these states a run would do something, were it not for the rest. */
const RESTING: readonly UserState[] = ['active', 'catching-up', 'late', 'not-started'];

/** First line, and the sentences below it. */
export function homeState(facts: HomeFacts, viewer: Viewer): { title: string; lines: string[] } {
  const { title, lines } = STATES[facts.state](facts, viewer);
  const { rest, state } = facts;
  return { title, lines: rest && RESTING.includes(state) ? [...lines, restLine(rest, viewer)] : lines };
}

type Say = (facts: HomeFacts, viewer: Viewer) => { title: string; lines: string[] };

const fixed =
  (title: string, ...lines: string[]): Say =>
  () => ({ title, lines });

/** Whose a mail is where nobody knows whose mailbox it is. */
const UNTIL_THEN =
  'Until then your mail is logged as a colleague’s who is on it, or as the service account’s.';

const STATES: Readonly<Record<UserState, Say>> = {
  active: (facts, viewer) => ({ title: 'Active', lines: [runs(facts, viewer), ...mailLines(facts, viewer)] }),
  'catching-up': ({ mail }, viewer) => ({
    title: 'Catching up',
    lines: mail?.behind
      ? [behindLine(mail, viewer), loggedLine(mail)]
      : ['The connection is back. The next run catches up what was missed.'],
  }),
  late: ({ lastRunAtMs }, { nowMs }) => ({
    title: 'Late',
    lines: [
      `Last run ${lastRunAtMs === undefined ? 'unknown' : ago(lastRunAtMs, nowMs)}. It runs again when you press the button.`,
    ],
  }),
  paused: ({ pausedBy, pausedAtMs }, viewer) => ({
    title: `Paused by ${pausedBy === 'me' ? 'you' : 'an admin'}${pausedAtMs === undefined ? '' : ` on ${dateAndTime(pausedAtMs, viewer)}`}`,
    lines: [
      pausedBy === 'me'
        ? 'Mail of this time is caught up when you resume.'
        : 'Mail of this time is caught up afterwards.',
    ],
  }),
  suspended: ({ words }) => ({
    title: 'Suspended',
    lines: [words ?? '', 'Salesforce refused your run. Show this to your admin.'].filter(
      (line) => line !== '',
    ),
  }),
  unreadable: fixed('Your state cannot be read', 'The next run writes it anew.'),
  waiting: ({ lostAtMs, isBlocked }, viewer) => ({
    title: 'Waiting for your admin',
    lines: [
      lostAtMs === undefined
        ? 'Salesforce is not connected right now.'
        : `Salesforce ${isBlocked ? 'has refused the connection since' : 'connectivity was lost on'} ${dateAndTime(lostAtMs, viewer)}.`,
      'Nothing is lost: your mail will be caught up. You need not do anything.',
    ],
  }),
  'not-started': ({ triggerProblem }) => ({
    title: 'Starting',
    lines:
      triggerProblem === undefined
        ? ['The first run comes by itself within the hour. You need not do anything.']
        : [
            `Google did not allow the hourly run: ${triggerProblem}`,
            'Press Sync now, and show this to your admin.',
          ],
  }),
  'needs-permission': fixed(
    'Google access is missing',
    'Open Trunkline again, and allow access when Google asks.',
  ),
  'no-user': ({ address }) => ({
    title: 'No Salesforce user found for you',
    lines: [
      `No active Salesforce user has ${address} as Federation ID, Email or Username. A Salesforce admin can mend that.`,
      UNTIL_THEN,
    ],
  }),
  ambiguous: ({ address, field }) => ({
    title: 'Two Salesforce users found for you',
    lines: [
      `Two active users have ${address} as ${field === 'Email' ? 'Email' : 'Federation ID'}. A Salesforce admin can mend that.`,
      UNTIL_THEN,
    ],
  }),
  'out-of-scope': fixed('Not switched on for you', 'Ask an admin of your domain.'),
  'switched-off': fixed('Switched off by an admin', 'Nothing is read or written.'),
};

function mailLines({ mail }: HomeFacts, viewer: Viewer): string[] {
  if (!mail) return [];
  return [loggedLine(mail), ...(mail.caughtUp ? [caughtUpLine(mail.caughtUp, viewer)] : [])];
}

function runs({ lastRunAtMs }: HomeFacts, viewer: Viewer): string {
  if (lastRunAtMs === undefined) return '';
  return `Last run ${shortTime(lastRunAtMs, viewer)} · next about ${clockTime(Math.max(lastRunAtMs + HOUR_MS, viewer.nowMs), viewer.timeZone)}`;
}

export const HOME = {
  title: 'Trunkline',
  syncNow: 'Sync now',
  pause: 'Pause',
  resume: 'Resume',
  administration: 'Administration',
  organizations: 'Organizations',
  users: 'Users',
  setUp: 'Set up',
  openHome: 'Open Trunkline Home',
  notSetUp: 'Not set up yet',
  notSetUpUser: 'Your admin has not connected Salesforce.',
  notSetUpAdmin: 'Salesforce is not connected. Connect it now.',
  notSetUpUnknown: 'Your admin has not connected Salesforce. Are you the admin?',
  synced: 'Synced',
  /** The hourly run, or a second click. */
  busy: 'Another run of yours is at work on the same mail. This one has left it to that; what it logs shows here in a moment.',
  syncedTooSoon: 'It ran less than a minute ago.',
  pausedNow: 'Paused. Mail of this time is caught up when you resume.',
  resumedNow: 'Resumed. What was missed is caught up.',
} as const;
