/** Owns the messages: adding copies of a raw message to mailboxes, reading them, and changing their labels. */

import type { SqliteFile } from '../../../world/sqlite-file';
import type { Summary } from '../mime/summary';
import type { History } from './history';
import type { Labels } from './labels';
import type { Mailbox, Mailboxes } from './mailboxes';
import { HIDING } from './system-labels';
import { createThreading } from './threading';

export interface MessageRow {
  seq: number;
  /** 16 hexadecimal digits, as in Gmail. */
  id: string;
  thread: string;
  raw: number;
  /** Headers of this copy alone, before those of the raw message. */
  prefix: string;
  /** Gmail's internal date; milliseconds since 1970. */
  at: number;
  size: number;
  history: number;
  sender: string;
  receivers: string;
  subject: string;
  snippet: string;
}

export interface Copy {
  raw: number;
  summary: Summary;
  prefix: string;
  labels: readonly string[];
  atMs: number;
  /** Given only when it is known already, as for a draft or an imported mail. */
  thread?: string | undefined;
  /** The mailbox's past: it is in no history. */
  isPast: boolean;
}

export interface Messages {
  addRaw(bytes: Uint8Array, summary: Summary): number;
  add(mailbox: Mailbox, copy: Copy): MessageRow;
  find(mailbox: Mailbox, id: string): MessageRow | undefined;
  thread(mailbox: Mailbox, thread: string): MessageRow[];
  withMessageId(mailbox: Mailbox, messageId: string): MessageRow[];
  /** The whole message as it would be downloaded. */
  bytes(row: MessageRow): Buffer;
  /** Adds and takes away labels, and records what really changed. */
  relabel(
    mailbox: Mailbox,
    row: MessageRow,
    change: { add: readonly string[]; remove: readonly string[] },
  ): void;
  remove(mailbox: Mailbox, row: MessageRow): void;
}

export const MESSAGE_COLUMNS =
  'm.seq, m.id, m.thread, m.raw, m.prefix, m.at, m.size, m.history, m.sender, m.receivers, m.subject, m.snippet';

export function createMessages(deps: {
  db: SqliteFile;
  mailboxes: Mailboxes;
  labels: Labels;
  history: History;
}): Messages {
  const { db, mailboxes, labels, history } = deps;
  const threading = createThreading(db);

  const select = (where: string, values: (string | number)[]) =>
    db.all<MessageRow>(`SELECT ${MESSAGE_COLUMNS} FROM message m WHERE ${where}`, values);

  function mark(mailbox: Mailbox, row: { seq: number; at: number }, ids: readonly string[]): void {
    for (const id of ids) {
      const num = labels.numberOf(mailbox, id)!;
      db.run('INSERT OR IGNORE INTO label_of VALUES (?, ?, ?, ?)', [mailbox.num, num, row.at, row.seq]);
    }
  }

  function unmark(mailbox: Mailbox, row: MessageRow, ids: readonly string[]): void {
    for (const id of ids) {
      const num = labels.numberOf(mailbox, id)!;
      db.run('DELETE FROM label_of WHERE mailbox = ? AND label = ? AND at = ? AND seq = ?', [
        mailbox.num,
        num,
        row.at,
        row.seq,
      ]);
    }
  }

  function settle(row: MessageRow, now: { labels: readonly string[]; history: number }): void {
    const hidden = HIDING.some((id) => now.labels.includes(id)) ? 1 : 0;
    db.run('UPDATE message SET history = ?, hidden = ? WHERE seq = ?', [now.history, hidden, row.seq]);
  }

  return {
    addRaw(bytes, { words, size }) {
      const id = db.run('INSERT INTO raw (size, bytes) VALUES (?, ?)', [size, bytes]);
      db.run(
        `INSERT INTO words (rowid, subject, sender, receiver, copied, list, filename, delivered, body)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        [
          id,
          words.subject,
          words.sender,
          words.receiver,
          words.copied,
          words.list,
          words.filename,
          words.delivered,
          words.body,
        ],
      );
      return id;
    },
    add(mailbox, copy) {
      const { summary, atMs, prefix } = copy;
      const at = Math.round(atMs);
      const seq = (db.all<{ n: number | null }>('SELECT max(seq) AS n FROM message')[0]!.n ?? 0) + 1;
      const id = idOf(at, seq);
      const thread = threading.join(mailbox, { summary, id, atMs: at, known: copy.thread });
      const entry = {
        kind: 'messageAdded' as const,
        message: id,
        thread,
        changed: [],
        labels: [...copy.labels],
      };
      const number = copy.isPast ? mailboxes.historyId(mailbox) : history.record(mailbox, entry);
      db.run(`INSERT INTO message VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, [
        seq,
        mailbox.num,
        id,
        thread,
        copy.raw,
        prefix,
        at,
        summary.size + prefix.length,
        number,
        summary.messageId,
        summary.subjectKey,
        summary.from,
        summary.to,
        summary.subject,
        summary.snippet,
        summary.hasAttachment ? 1 : 0,
        HIDING.some((label) => copy.labels.includes(label)) ? 1 : 0,
      ]);
      mark(mailbox, { seq, at }, copy.labels);
      return select('m.seq = ?', [seq])[0]!;
    },
    find: (mailbox, id) => select('m.id = ? AND m.mailbox = ?', [id, mailbox.num])[0],
    thread: (mailbox, thread) =>
      select('m.mailbox = ? AND m.thread = ? ORDER BY m.at, m.seq', [mailbox.num, thread]),
    withMessageId: (mailbox, messageId) =>
      select('m.mailbox = ? AND m.message_id = ?', [mailbox.num, messageId]),
    bytes(row) {
      const [raw] = db.all<{ bytes: Uint8Array }>('SELECT bytes FROM raw WHERE id = ?', [row.raw]);
      return Buffer.concat([Buffer.from(row.prefix), raw!.bytes]);
    },
    relabel(mailbox, row, { add, remove }) {
      const before = labels.of(mailbox, row.seq);
      const added = add.filter((id) => !before.includes(id));
      const removed = remove.filter((id) => before.includes(id) && !add.includes(id));
      const record = (kind: 'labelAdded' | 'labelRemoved', changed: string[]) => {
        if (changed.length === 0) return;
        if (kind === 'labelAdded') mark(mailbox, row, changed);
        else unmark(mailbox, row, changed);
        const now = labels.of(mailbox, row.seq);
        const { id: message, thread } = row;
        const number = history.record(mailbox, { kind, message, thread, changed, labels: now });
        settle(row, { labels: now, history: number });
      };
      record('labelAdded', added);
      record('labelRemoved', removed);
    },
    remove(mailbox, row) {
      const { id: message, thread } = row;
      const now = labels.of(mailbox, row.seq);
      history.record(mailbox, { kind: 'messageDeleted', message, thread, changed: [], labels: now });
      db.run('DELETE FROM label_of WHERE seq = ?', [row.seq]);
      db.run('DELETE FROM message WHERE seq = ?', [row.seq]);
    },
  };
}

/** The time in milliseconds and 20 bits more, as Gmail's ids are made (seen); the factor is odd, so none comes twice. */
function idOf(atMs: number, seq: number): string {
  const time = Math.max(atMs, EARLIEST_MS).toString(16).padStart(11, '0');
  return time + ((seq * 611_953) % 0x100000).toString(16).padStart(5, '0');
}

/** 2004-11-03, from when on the time has 11 hexadecimal digits. */
const EARLIEST_MS = 0x100_0000_0000;
