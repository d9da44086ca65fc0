/** Owns bringing a file of real mail into a mailbox: what can be read is taken, the rest is named with its reason. */

import type { MailStore } from '../mail-store';
import { takeHeader } from '../delivery/headers';
import { addressesIn } from '../delivery/recipients';
import { headerOf, type MimePart, parseMime } from '../mime/parse';
import { readDate, summarize, type Summary } from '../mime/summary';
import type { Mailbox } from '../store/mailboxes';
import { takeoutLabels } from './takeout-labels';
import { readEmlFolder } from './read-eml-folder';
import { type MboxMessage, MOST_BYTES, readMbox } from './read-mbox';

/** A file, or a folder of `.eml` files. */
export type MailSource = { mbox: string } | { eml: string };

export interface ImportReport {
  imported: number;
  /** By place in the file, from 0; of a folder, in the order of names. */
  skipped: { index: number; reason: string }[];
  /** Of all that was read. */
  bytes: number;
}

/** One that is in the mailbox now. */
export interface TakenMail {
  /** Place in the file, from 0. */
  index: number;
  /** Gmail's. */
  id: string;
  /** The header as it stands there; '' where there is none. */
  messageId: string;
  /** Ids of its labels. */
  labels: readonly string[];
}

export interface ImportOrder {
  user: string;
  source: MailSource;
  /** When the message at this place came, in place of its own date; milliseconds since 1970. */
  arrivedMs?: (index: number) => number;
  /** Hears of each that was taken. */
  onTaken?: (mail: TakenMail) => void;
}

interface Read {
  raw: Buffer;
  blind: string;
  root: MimePart;
  summary: Summary;
  atMs: number;
}

/** Written together; between two of these other requests are served. */
const TOGETHER = 200;
/** Fewer of large ones: they wait in memory. */
const TOGETHER_BYTES = 32 * 1024 * 1024;

/**
 * Imports as the mailbox's past: it is in no history. A mailbox that was never looked at holds only what is imported.
 * What an earlier import brought, by Message-ID and size, is not brought again.
 */
export async function importMail(
  store: MailStore,
  order: ImportOrder & { nowMs: number },
): Promise<ImportReport> {
  const { user, source, nowMs, arrivedMs } = order;
  const mailbox = store.bareMailbox(user);
  const report: ImportReport = { imported: 0, skipped: [], bytes: 0 };
  const [{ last }] = store.db.all<{ last: number | null }>('SELECT max(seq) AS last FROM message') as [
    { last: number | null },
  ];
  let ready: { index: number; read: Read }[] = [];
  let readyBytes = 0;

  function write(): void {
    store.db.transaction(() => {
      for (const { index, read } of ready) {
        const known = store.messages.withMessageId(mailbox, read.summary.messageId);
        const isThere = read.summary.messageId !== '' && known.some((row) => row.seq <= (last ?? 0));
        if (isThere) report.skipped.push({ index, reason: 'it is in the mailbox already' });
        else {
          const taken = { index, ...add(store, mailbox, read) };
          order.onTaken?.(taken);
        }
        report.imported += isThere ? 0 : 1;
      }
    });
    ready = [];
    readyBytes = 0;
  }

  for await (const message of 'mbox' in source ? readMbox(source.mbox) : readEmlFolder(source.eml)) {
    report.bytes += message.raw?.length ?? 0;
    const reason = whyNot(message);
    if (reason !== undefined) {
      report.skipped.push({ index: message.index, reason });
      continue;
    }
    const { index } = message;
    const taken = await read(message, nowMs);
    ready.push({ index, read: arrivedMs ? { ...taken, atMs: arrivedMs(index) } : taken });
    readyBytes += taken.raw.length;
    if (ready.length === TOGETHER || readyBytes > TOGETHER_BYTES) write();
  }
  write();
  return report;
}

/** Why a message cannot be taken; nothing of its content is told. */
function whyNot({ raw }: MboxMessage): string | undefined {
  if (raw === undefined) return `it is larger than ${MOST_BYTES / 1024 / 1024} MB`;
  if (raw.toString('latin1', 0, 1024).trim() === '') return 'it is empty';
  // The first line must be a header; a line that continues one may not come first.
  if (!/^[\x21-\x39\x3b-\x7e]+[ \t]*:/.test(raw.toString('latin1', 0, 1024).replace(/^[\r\n]+/, '')))
    return 'it does not begin with a header';
  return undefined;
}

async function read({ raw: original, fromLine }: MboxMessage, nowMs: number): Promise<Read> {
  const { rest, taken } = takeHeader(trimmedStart(original!), 'Bcc');
  const root = await parseMime(rest);
  const summary = summarize(root, rest.length);
  return { raw: rest, blind: taken, root, summary, atMs: dateOf(root, { summary, fromLine, nowMs }) };
}

function trimmedStart(raw: Buffer): Buffer {
  let at = 0;
  while (raw[at] === 0x0a || raw[at] === 0x0d) at++;
  return raw.subarray(at);
}

/** The Date header, else the newest Received, else the From line, else now; none of the future. */
function dateOf(root: MimePart, about: { summary: Summary; fromLine: string; nowMs: number }): number {
  const received = headerOf(root, 'received');
  const candidates = [
    about.summary.dateMs,
    readDate(received.slice(received.lastIndexOf(';') + 1)),
    readDate(about.fromLine.replace(/^From \S+ +/, '')),
  ];
  const isUsable = (ms: number | undefined): ms is number =>
    ms !== undefined && ms > 0 && ms < about.nowMs + DAY_MS;
  return candidates.find(isUsable) ?? about.nowMs;
}

const DAY_MS = 86_400_000;

function add(store: MailStore, mailbox: Mailbox, read: Read): Omit<TakenMail, 'index'> {
  const { raw, blind, root, summary, atMs } = read;
  const labels = labelsOf(store, mailbox, root);
  const threadNumber = /^\d{1,19}$/.exec(headerOf(root, 'x-gm-thrid'))?.[0];
  const { id } = store.messages.add(mailbox, {
    raw: store.messages.addRaw(raw, summary),
    summary,
    prefix: blind,
    labels,
    atMs,
    thread: threadNumber === undefined ? undefined : BigInt(threadNumber).toString(16).padStart(16, '0'),
    isPast: true,
  });
  return { id, labels, messageId: headerOf(root, 'message-id').trim() };
}

/** Those of Google Takeout; without them a mail lies in the inbox, and one's own in Sent. */
function labelsOf(store: MailStore, mailbox: Mailbox, root: MimePart): string[] {
  const said = headerOf(root, 'x-gmail-labels');
  if (said !== '') return takeoutLabels(store.labels, mailbox, said);
  const isOwn = addressesIn(headerOf(root, 'from')).some(
    ({ address }) => address.toLowerCase() === mailbox.user,
  );
  return [isOwn ? 'SENT' : 'INBOX'];
}
