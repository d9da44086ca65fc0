/** Owns how each message of a file ended: in exactly one of logged, skipped, quarantined and failed. Pure. */

import type { ImportReport, TakenMail } from '../google/gmail/import/import-mail';
import type { KeptLists } from './kept-lists';

export interface Ends {
  /** Messages in the file. */
  read: number;
  /** Messages that are a record in Salesforce, each its own. */
  logged: number;
  skipped: Record<string, number>;
  quarantined: Record<string, number>;
  /** Messages that ended nowhere. */
  failed: number;
  /** Where they stand in the file, from 0; the first ones. */
  failedAt: number[];
  /** Records in Salesforce that are no message of the file, or one message's second. */
  surplus: number;
}

export interface Told {
  /** Of the file, counted apart from the import. */
  messages: number;
  report: ImportReport;
  taken: readonly TakenMail[];
  kept: Pick<KeptLists, 'skipped' | 'unmatched' | 'quarantined'>;
  /** Times of the records in Salesforce; no two messages have one time. */
  recordsAtMs: readonly number[];
  arrivedMs: (index: number) => number;
}

const SHOWN_FAILED = 20;
const HIDING: Record<string, string> = { DRAFT: 'draft', SPAM: 'spam', TRASH: 'trash', CHAT: 'chat' };

export function endsOf(told: Told): Ends {
  const { messages, report, taken, kept } = told;
  const quarantined = kept.quarantined();
  const records = counted(told.recordsAtMs.map(String));
  const ends: Ends = {
    ...{ read: messages, logged: 0, skipped: {}, quarantined: {}, failed: 0, failedAt: [], surplus: 0 },
  };
  const loggedIds = new Set<string>();
  const open: TakenMail[] = [];
  for (const { reason } of report.skipped) add(ends.skipped, codeOf(reason));
  for (const mail of taken) {
    const atMs = String(told.arrivedMs(mail.index));
    const code = quarantined.get(mail.id);
    const reason = kept.skipped.get(mail.id);
    if (code !== undefined) add(ends.quarantined, code);
    else if (reason !== undefined) add(ends.skipped, reason);
    else if (takeOne(records, atMs)) {
      ends.logged++;
      loggedIds.add(mail.messageId);
    } else if (kept.unmatched.has(mail.id)) add(ends.skipped, 'unmatched');
    else open.push(mail);
  }
  const failed = open.filter((mail) => {
    const reason = outsideOf(mail) ?? (isCopy(mail, loggedIds) ? 'copy' : undefined);
    if (reason !== undefined) add(ends.skipped, reason);
    return reason === undefined;
  });
  const lost = messages - taken.length - report.skipped.length;
  return {
    ...ends,
    failed: failed.length + Math.max(lost, 0),
    failedAt: failed.slice(0, SHOWN_FAILED).map(({ index }) => index),
    surplus: [...records.values()].reduce((sum, count) => sum + count, 0) + Math.max(-lost, 0),
  };
}

/** What does not hold; nothing where every message has ended in exactly one way. */
export function brokenIdentity({
  read,
  logged,
  skipped,
  quarantined,
  failed,
  surplus,
}: Ends): string | undefined {
  const sum = logged + total(skipped) + total(quarantined) + failed;
  if (surplus > 0) return `${surplus} records in Salesforce are no message of the file, or one's second.`;
  return sum === read ? undefined : `${read} messages were read, but ${sum} have ended.`;
}

export function total(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** The reasons of the import as codes. */
const CODES: [RegExp, string][] = [
  [/empty/, 'empty'],
  [/header/, 'no-header'],
  [/larger/, 'too-large'],
];

function codeOf(reason: string): string {
  return CODES.find(([words]) => words.test(reason))?.[1] ?? reason;
}

/** Mail that Gmail's own labels keep out of inbox and sent, which is all that the add-on looks at. */
function outsideOf({ labels }: TakenMail): string | undefined {
  const hiding = labels.find((label) => Object.hasOwn(HIDING, label));
  if (hiding !== undefined) return HIDING[hiding];
  return labels.includes('INBOX') || labels.includes('SENT') ? undefined : 'archived';
}

/** One mail that lies in the mailbox twice is in Salesforce once. */
function isCopy({ messageId }: TakenMail, logged: ReadonlySet<string>): boolean {
  return messageId !== '' && logged.has(messageId);
}

function add(counts: Record<string, number>, code: string): void {
  counts[code] = (counts[code] ?? 0) + 1;
}

function counted(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

function takeOne(counts: Map<string, number>, text: string): boolean {
  const count = counts.get(text) ?? 0;
  if (count > 0) counts.set(text, count - 1);
  return count > 0;
}
