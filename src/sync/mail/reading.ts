/** Owns reading the mails of a batch, and whose trouble it is where Gmail does not give one out: the mail's, or Gmail's. */

import type { AppError } from '../../errors';
import type { Mail, Mailbox, ReadAs } from '../../google/mailbox';
import type { RefusedMail } from './batch';
import type { Refused } from './mail-state';

export interface ReadingDeps {
  mailbox: Pick<Mailbox, 'read'>;
  /** What is kept already. */
  refused: readonly Refused[];
}

/**
 * Where another one was answered, or each that fails was kept before, it is the mail's own: it waits by itself, and the
 * rest goes on. @throws google.* where nothing says that Gmail answers at all
 */
export function readAll(
  { mailbox, refused }: ReadingDeps,
  ids: readonly string[],
  as: ReadAs,
): { mails: Mail[]; unread: RefusedMail[] } {
  if (ids.length === 0) return { mails: [], unread: [] };
  const { mails, failed } = mailbox.read(ids, as);
  const known = new Map(refused.map((one) => [one.id, one]));
  const isOwn = failed.length < new Set(ids).size || failed.every(({ id }) => known.has(id));
  const [first] = failed;
  if (first && !isOwn) throw first.failure;
  const unread = failed.map(({ id, failure }) => ({
    id,
    subject: known.get(id)?.subject ?? '',
    code: failure.code,
    words: wordsFor(failure),
  }));
  return { mails, unread };
}

function wordsFor({ facts, message }: AppError): string {
  return facts.status === undefined ? message : `HTTP ${facts.status}`;
}
