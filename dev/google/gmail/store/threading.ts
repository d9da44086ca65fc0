/** Owns which conversation a message belongs to, each mailbox for itself. */

import type { SqliteFile } from '../../../world/sqlite-file';
import type { Summary } from '../mime/summary';
import type { Mailbox } from './mailboxes';

export interface Newcomer {
  summary: Pick<Summary, 'messageId' | 'references' | 'subjectKey' | 'isReply'>;
  id: string;
  atMs: number;
  known: string | undefined;
}

export interface Threading {
  /** The thread to which the message now belongs; its own id when it begins one. */
  join(mailbox: Mailbox, newcomer: Newcomer): string;
}

/** A chain of references grows with each answer; the nearest ones are enough. */
const REFERENCES_KEPT = 10;

const WEEK_MS = 7 * 86_400_000;

/**
 * A message joins a thread when it refers to one of its messages (or is referred to by one) and their subjects match
 * but for the prefixes of answers (documented: guides/threads). An answer that refers to nothing joins the latest
 * thread with its subject that is not older than a week (assumed).
 */
export function createThreading(db: SqliteFile): Threading {
  function byReference(mailbox: Mailbox, { summary }: Newcomer): string | undefined {
    for (const messageId of [summary.messageId, ...summary.references.slice(-REFERENCES_KEPT).reverse()]) {
      const [row] = db.all<{ thread: string }>(
        'SELECT thread FROM referred WHERE mailbox = ? AND message_id = ? AND subject_key = ?',
        [mailbox.num, messageId, summary.subjectKey],
      );
      if (row) return row.thread;
    }
    return undefined;
  }

  function bySubject(mailbox: Mailbox, { summary, atMs }: Newcomer): string | undefined {
    if (!summary.isReply || summary.references.length || summary.subjectKey === '') return undefined;
    const [row] = db.all<{ thread: string }>(
      `SELECT thread FROM message INDEXED BY message_at WHERE mailbox = ? AND at BETWEEN ? AND ? AND subject_key = ?
       ORDER BY at DESC LIMIT 1`,
      [mailbox.num, atMs - WEEK_MS, atMs, summary.subjectKey],
    );
    return row?.thread;
  }

  return {
    join(mailbox, newcomer) {
      const { summary, id, known } = newcomer;
      const thread = known ?? byReference(mailbox, newcomer) ?? bySubject(mailbox, newcomer) ?? id;
      for (const messageId of [summary.messageId, ...summary.references.slice(-REFERENCES_KEPT)]) {
        db.run('INSERT OR IGNORE INTO referred VALUES (?, ?, ?, ?)', [
          mailbox.num,
          messageId,
          thread,
          summary.subjectKey,
        ]);
      }
      return thread;
    },
  };
}
