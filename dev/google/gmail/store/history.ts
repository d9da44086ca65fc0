/** Owns a mailbox's record of changes, from which a client catches up; old records are forgotten. */

import type { SqliteFile } from '../../../world/sqlite-file';
import type { Mailbox, Mailboxes } from './mailboxes';

export type ChangeKind = 'messageAdded' | 'messageDeleted' | 'labelAdded' | 'labelRemoved';

export interface Change {
  id: number;
  kind: ChangeKind;
  message: string;
  thread: string;
  /** The labels that were added or taken away. */
  changed: string[];
  /** All labels of the message after the change. */
  labels: string[];
}

export interface History {
  /** Numbers a change and records it; returns its number. */
  record(mailbox: Mailbox, change: Omit<Change, 'id'>): number;
  /** Changes after `startId`, oldest first; undefined when those were forgotten or the id is of no time at all. */
  since(mailbox: Mailbox, startId: number, filter: HistoryFilter): Change[] | undefined;
  /** Every id up to now is too old, in all mailboxes. */
  expire(): void;
}

export interface HistoryFilter {
  kinds: readonly string[];
  label: string | undefined;
  limit: number;
}

interface HistoryRow {
  id: number;
  kind: ChangeKind;
  message: string;
  thread: string;
  changed: string;
  labels: string;
}

export function createHistory(deps: {
  db: SqliteFile;
  mailboxes: Mailboxes;
  nowMs: () => number;
  /** How long a record is kept. */
  keptMs: () => number;
}): History {
  const { db, mailboxes } = deps;

  function forgetOld(mailbox: Mailbox): void {
    const [row] = db.all<{ id: number | null }>(
      'SELECT max(id) AS id FROM history WHERE mailbox = ? AND at < ?',
      [mailbox.num, deps.nowMs() - deps.keptMs()],
    );
    if (row?.id != null) mailboxes.forgetUpTo(mailbox, row.id);
  }

  return {
    record(mailbox, { kind, message, thread, changed, labels }) {
      const id = mailboxes.nextHistoryId(mailbox);
      db.run('INSERT INTO history VALUES (?, ?, ?, ?, ?, ?, ?, ?)', [
        mailbox.num,
        id,
        deps.nowMs(),
        kind,
        message,
        thread,
        JSON.stringify(changed),
        JSON.stringify(labels),
      ]);
      return id;
    },
    since(mailbox, startId, { kinds, label, limit }) {
      forgetOld(mailbox);
      if (startId < mailboxes.oldestHistoryId(mailbox) || startId > mailboxes.historyId(mailbox))
        return undefined;
      const marks = kinds.map(() => '?').join();
      const rows = db.all<HistoryRow>(
        `SELECT id, kind, message, thread, changed, labels FROM history
         WHERE mailbox = ? AND id > ? AND kind IN (${marks}) ORDER BY id`,
        [mailbox.num, startId, ...kinds],
      );
      return rows
        .map((row) => ({ ...row, changed: texts(row.changed), labels: texts(row.labels) }))
        .filter(({ labels, changed }) => label === undefined || [...labels, ...changed].includes(label))
        .slice(0, limit);
    },
    expire() {
      for (const mailbox of db.all<Mailbox>('SELECT num, user FROM mailbox')) {
        // The last id itself is too old as well: a client that has seen everything must begin anew.
        mailboxes.forgetUpTo(mailbox, mailboxes.nextHistoryId(mailbox));
      }
    },
  };
}

function texts(json: string): string[] {
  return JSON.parse(json) as string[];
}
