/** Owns delivery: one raw message becomes a copy in every mailbox of the domain that is on it. */

import type { Random } from '../../../world/random';
import type { SqliteFile } from '../../../world/sqlite-file';
import { headerOf, parseMime } from '../mime/parse';
import { summarize } from '../mime/summary';
import type { Delivered } from '../shapes';
import type { Mailbox } from '../store/mailboxes';
import type { Copy, MessageRow, Messages } from '../store/messages';
import { headerLines, takeHeader } from './headers';
import { addressesIn, type Directory, peopleBehind } from './recipients';

export interface Sending {
  /** The person of the domain in whose Sent it goes; undefined for mail from outside. */
  sender?: string | undefined;
  /** The sender's thread, where a client names it. */
  thread?: string | undefined;
  /** Internal date; now when undefined. */
  atMs?: number | undefined;
}

export type Deliver = (raw: Buffer, sending: Sending) => Promise<Delivered>;

export interface DeliveryDeps {
  db: SqliteFile;
  messages: Messages;
  directory: Directory;
  mailbox: (user: string) => Promise<Mailbox>;
  nowMs: () => number;
  random: Random;
}

/** What a mail that comes in carries. Workspace mailboxes sort it as personal; who is important is not guessed. */
const RECEIVED = ['UNREAD', 'CATEGORY_PERSONAL', 'INBOX'];

export function createDelivery(deps: DeliveryDeps): Deliver {
  const { db, messages } = deps;

  return async (original, { sender, thread, atMs = deps.nowMs() }) => {
    const { raw, blind } = prepared(original, { ...deps, atMs });
    const root = await parseMime(raw);
    const summary = summarize(root, raw.length);
    const lists = [headerOf(root, 'to'), headerOf(root, 'cc'), blind.replace(/^bcc\s*:/i, '')];
    const addresses = lists.flatMap(addressesIn).map(({ address }) => address);
    const receivers = peopleBehind(addresses, deps.directory);
    const users = [...new Set([...(sender === undefined ? [] : [sender]), ...receivers])];
    const mailboxes = await Promise.all(users.map(deps.mailbox));
    return db.transaction(() => {
      const shared = { raw: messages.addRaw(raw, summary), summary, atMs, isPast: false };
      const rows = mailboxes.map((mailbox) => {
        const isSender = mailbox.user === sender;
        const labels = [...(isSender ? ['SENT'] : []), ...(receivers.includes(mailbox.user) ? RECEIVED : [])];
        const prefix = isSender ? blind : receivedBy(mailbox.user, atMs);
        const copy: Copy = { ...shared, prefix, labels, thread: isSender ? thread : undefined };
        return deliveredRow(mailbox.user, messages.add(mailbox, copy));
      });
      return { messageId: summary.messageId, delivered: rows };
    });
  };
}

function deliveredRow(user: string, { id, thread }: MessageRow): Delivered['delivered'][number] {
  return { user, id, threadId: thread };
}

/** What Gmail puts on top of a copy that comes in (seen; the words of Received are ours). */
function receivedBy(user: string, atMs: number): string {
  const when = new Date(atMs).toUTCString().replace('GMT', '+0000');
  return headerLines({ 'Delivered-To': user, Received: `by mail.local with SMTP; ${when}` });
}

/** Gives a mail what it must have, and takes out who gets a blind copy. */
function prepared(
  original: Buffer,
  { random, atMs }: { random: Random; atMs: number },
): { raw: Buffer; blind: string } {
  const { rest, taken } = takeHeader(original, 'Bcc');
  const missing: Record<string, string> = {};
  if (takeHeader(rest, 'Message-ID').taken === '') missing['Message-ID'] = `<${random.text(32)}@mail.local>`;
  if (takeHeader(rest, 'Date').taken === '') {
    missing['Date'] = new Date(atMs).toUTCString().replace('GMT', '+0000');
  }
  return { raw: Buffer.concat([Buffer.from(headerLines(missing)), rest]), blind: taken };
}
