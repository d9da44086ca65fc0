/** Owns the mail that tells admins of a lost or blocked connection. */

import { dateAndTime, knownZone } from './time';

export interface LossFacts {
  /** The organization's name. */
  name: string;
  failure: { kind: 'lost' | 'blocked' | 'unreachable'; words: string; atMs: number };
  timeZone: string;
}

/** A plain text mail: since when, Salesforce's words, what users notice, that nothing is lost, the one thing to do. */
export function lossNotice({ name, failure, timeZone }: LossFacts): { subject: string; body: string } {
  const since = `${dateAndTime(failure.atMs, { timeZone, nowMs: failure.atMs })} (${knownZone(timeZone)})`;
  const isLost = failure.kind === 'lost';
  const lines = [
    `Since ${since} Trunkline has no access to Salesforce.`,
    `Salesforce says: ${failure.words}`,
    'Your users read “Waiting for your admin” in Gmail. They need not do anything, and nothing is lost: what they miss now is caught up, once.',
    isLost
      ? 'What to do: open Gmail, then Trunkline in the side panel, Organizations, Salesforce Connectivity; answer Yes, and sign in as the service account.'
      : 'What to do: a Salesforce admin mends in Salesforce what it says above; then open Gmail, Trunkline, Organizations, Salesforce Connectivity, and press Check again.',
  ];
  return {
    subject: `Salesforce connection of ${oneLine(name)} was ${isLost ? 'lost' : 'blocked'}`,
    body: lines.join('\n\n'),
  };
}

/** A name from Salesforce must not begin a header of its own. */
function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ');
}
