/** Owns the mailboxes: one a person, made when first needed, each with its own count of changes. */

import type { SqliteFile } from '../../../world/sqlite-file';

export interface Mailbox {
  num: number;
  user: string;
}

export interface Mailboxes {
  find(user: string): Mailbox | undefined;
  create(user: string): Mailbox;
  /** The mailbox's last change. */
  historyId(mailbox: Mailbox): number;
  /** Numbers a change. They grow with gaps, as Gmail's do (documented: not contiguous). */
  nextHistoryId(mailbox: Mailbox): number;
  /** The earliest id from which changes can still be listed. */
  oldestHistoryId(mailbox: Mailbox): number;
  /** Changes up to `id` are forgotten. */
  forgetUpTo(mailbox: Mailbox, id: number): void;
  totals(mailbox: Mailbox): { messages: number; threads: number };
}

/** Where the count of a new mailbox begins; any positive number would do. */
const FIRST_HISTORY = 4_200;

export function createMailboxes(db: SqliteFile): Mailboxes {
  const known = new Map<string, Mailbox>();

  function numberOf(mailbox: Mailbox, column: 'history' | 'oldest_history'): number {
    const [row] = db.all<{ n: number }>(`SELECT ${column} AS n FROM mailbox WHERE num = ?`, [mailbox.num]);
    return row!.n;
  }

  return {
    find(user) {
      const cached = known.get(user);
      if (cached) return cached;
      const [row] = db.all<Mailbox>('SELECT num, user FROM mailbox WHERE user = ?', [user]);
      if (row) known.set(user, row);
      return row;
    },
    create(user) {
      const num = db.run('INSERT INTO mailbox (user, history, oldest_history) VALUES (?, ?, ?)', [
        user,
        FIRST_HISTORY,
        FIRST_HISTORY,
      ]);
      return { num, user };
    },
    historyId: (mailbox) => numberOf(mailbox, 'history'),
    nextHistoryId(mailbox) {
      const next = numberOf(mailbox, 'history') + 1 + ((numberOf(mailbox, 'history') * 7) % 13);
      db.run('UPDATE mailbox SET history = ? WHERE num = ?', [next, mailbox.num]);
      return next;
    },
    oldestHistoryId: (mailbox) => numberOf(mailbox, 'oldest_history'),
    forgetUpTo(mailbox, id) {
      db.run('DELETE FROM history WHERE mailbox = ? AND id <= ?', [mailbox.num, id]);
      db.run('UPDATE mailbox SET oldest_history = max(oldest_history, ?) WHERE num = ?', [id, mailbox.num]);
    },
    totals(mailbox) {
      const [row] = db.all<{ messages: number; threads: number }>(
        'SELECT count(*) AS messages, count(DISTINCT thread) AS threads FROM message WHERE mailbox = ?',
        [mailbox.num],
      );
      return row!;
    },
  };
}
