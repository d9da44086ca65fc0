/** Owns the words about mail: what Home says of it, a refused mail, the forms of an admin and of a person. */

import { dateAndTime, shortTime, type Viewer } from './time';

export interface MailFacts {
  /** Logged in 24 hours and in 7 days. */
  day: number;
  week: number;
  /** What the last run left; `mails` is absent where nobody has counted. */
  behind?: { mails?: number; oldestMs?: number };
  caughtUp?: { mails: number; atMs: number };
}

const plural = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;

/** `12 logged in 24 hours · 61 in 7 days`. */
export function loggedLine({ day, week }: MailFacts): string {
  return `${day} logged in 24 hours · ${week} in 7 days`;
}

/** `140 mails to go, oldest from 21 Nov, 09:12`. */
export function behindLine({ behind }: MailFacts, viewer: Viewer): string {
  const { mails, oldestMs } = behind ?? {};
  const count = mails === undefined ? 'More mail to go' : `${plural(mails, 'mail')} to go`;
  const oldest = oldestMs === undefined ? '' : `, oldest from ${dateAndTime(oldestMs, viewer)}`;
  return `${count}${oldest}. The next run goes on.`;
}

/** After an outage or a pause. */
export function caughtUpLine({ mails, atMs }: { mails: number; atMs: number }, viewer: Viewer): string {
  return `What was missed is caught up: ${plural(mails, 'mail')}, ${shortTime(atMs, viewer)}.`;
}

export const REFUSED = {
  section: 'Needs attention',
  title: 'Not logged',
  subject: 'Mail',
  noSubject: '(no subject)',
  words: 'Salesforce says',
  gmailsWords: 'Gmail says',
  tried: 'Tried',
  tryAgain: 'Try again',
  willTry: 'It is tried with your next run. Sync now starts one.',
  tryAll: 'Try all again',
  willTryAll: 'All are tried with your next runs. Sync now starts one.',
  gone: 'This mail does not wait any more.',
  more: 'More',
} as const;

/** `code` is Salesforce's, or of a mail that Gmail does not give out ours. */
export const isUnread = (code: string | undefined) => code?.startsWith('google.') ?? false;

export const refusedBy = (words: string, code?: string) =>
  isUnread(code) ? `Gmail does not give it out: “${words}”` : `Salesforce refused it: “${words}”`;

/** How often, and what comes next. */
export function triesLine(tries: number, nextTryAtMs: number | undefined, viewer: Viewer): string {
  const next =
    nextTryAtMs === undefined ? 'not tried again by itself' : `next ${dateAndTime(nextTryAtMs, viewer)}`;
  return `${plural(tries, 'time')} · ${next}`;
}

export const MAIL_SETTINGS = {
  title: 'Mail',
  row: 'Mail',
  startDays: 'Days that the first run reaches back (0 to 180)',
  direction: 'Which mail',
  directions: { both: 'Received and sent', inbound: 'Received only', outbound: 'Sent only' },
  content: 'What is written',
  contents: {
    text: 'Subject, people and text',
    html: 'Subject, people, text and formatting',
    headers: 'Subject and people only',
  },
  relates: 'Relate to the account, or its one open opportunity',
  skipsAutomated: 'Leave out lists, bulk mail and automatic answers',
  storesBcc: 'Store blind copies',
  blocked: 'Never log mail with these addresses or domains, one a line',
  save: 'Save',
  saved: 'Saved. It holds from the next batch of mail on.',
} as const;

export const OWN_SETTINGS = {
  title: 'My mail',
  row: 'My mail',
  below: 'Whom you keep out, what is written',
  blocked: 'Never log my mail with these addresses or domains, one a line',
  headersOnly: 'Write subject and people only, never the text',
  label: 'A mail with your Gmail label “Do not log” stays out of Salesforce.',
  save: 'Save',
  saved: 'Saved. It holds from the next batch of mail on.',
} as const;
