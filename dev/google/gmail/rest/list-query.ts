/** Owns what a list request asks for: its search, its labels, its page. */

import { QueryError } from '../query/ast';
import { type Compiled, compileQuery } from '../query/compile';
import { readQuery } from '../query/read-query';
import type { Position } from '../query/common-words';
import { HIDING } from '../store/system-labels';
import type { MailStore } from '../mail-store';
import type { Mailbox } from '../store/mailboxes';
import type { Ask } from './ask';
import { forbidden, invalid } from './gmail-error';

/** @throws GmailError 400 for a search or a label that is not answered, 403 for a search under `gmail.metadata`. */
export function listQuery({ store, mailbox, query, access }: Ask, nowMs: number): Compiled {
  const q = query.get('q');
  // Words: seen; even an empty `q` is refused (bytechefhq/bytechef issue 5394).
  if (q !== null && access.isMetadataOnly) throw forbidden("Metadata scope does not support 'q' parameter");
  const compiled = compileSearch({ store, mailbox, nowMs }, q ?? '');
  const labelIds = query.getAll('labelIds');
  for (const id of labelIds) {
    const num = store.labels.numberOf(mailbox, id);
    // Words: seen.
    if (num === undefined) throw invalid(`Invalid label: ${id}`);
    compiled.labels.push(num);
  }
  const includesHidden =
    query.get('includeSpamTrash') === 'true' || labelIds.some((id) => HIDING.includes(id));
  return { ...compiled, isEverywhere: compiled.isEverywhere || includesHidden };
}

/** @throws GmailError 400 for what cannot be answered here. */
export function compileSearch(
  { store, mailbox, nowMs }: { store: MailStore; mailbox: Mailbox; nowMs: number },
  q: string,
): Compiled {
  try {
    return compileQuery(readQuery(q, nowMs), (name) => {
      const label = store.labels.named(mailbox, name);
      return label && store.labels.numberOf(mailbox, label.id);
    });
  } catch (error) {
    if (error instanceof QueryError) throw invalid(error.message);
    throw error;
  }
}

/** Gmail's page tokens are long numbers (seen); this one holds the last row's place in time. */
export function pageToken({ at, seq }: Position): string {
  return `${String(at).padStart(14, '0')}${String(seq).padStart(8, '0')}`;
}

export function pageFrom(query: URLSearchParams): Position | undefined {
  const token = query.get('pageToken');
  if (token === null || token === '') return undefined;
  // Words: assumed.
  if (!/^\d{22,}$/.test(token)) throw invalid('Invalid pageToken');
  return { at: Number(token.slice(0, 14)), seq: Number(token.slice(14)) };
}

/** Gmail's estimate is of no worth: a full page is answered with 201 (seen). */
export function estimate(shown: number, hasMore: boolean): number {
  return hasMore ? Math.max(201, shown) : shown;
}
