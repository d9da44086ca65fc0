/** Owns answers that are longer than a page: what is left of them, by the locator that asks for it. */

import { id18 } from '../ids';
import type { RecordOut } from '../org-data';
import { soqlError } from './soql-error';

export interface Cursor {
  /** Of the whole answer, which does not change while it is read. */
  total: number;
  records(from: number, end: number): RecordOut[];
  /** Children are the rest of a sub-select's. */
  of: 'rows' | 'children';
  userId: string;
  endsAtMs: number;
}

export interface Locators {
  open(cursor: Cursor): string;
  /** @throws OrgRefusal INVALID_QUERY_LOCATOR for one that is not this user's, or has ended (words seen) */
  find(
    locator: string,
    asking: { userId: string; nowMs: number },
  ): { cursor: Cursor; key: string; at: number };
  text(key: string, at: number): string;
}

/**
 * A user has ten at once; one more ends the oldest (documented). How many a sub-select may have is not known, but a
 * page of parents can need one each. They live in memory, so a restart ends all.
 */
const OPEN_PER_USER = { rows: 10, children: 2000 };

export function createLocators(): Locators {
  const cursors = new Map<string, Cursor>();
  let opened = 0;

  const text = (key: string, at: number) => `${key}-${at}`;

  return {
    open(cursor) {
      const own = [...cursors].filter(([, { userId, of }]) => userId === cursor.userId && of === cursor.of);
      if (own.length >= OPEN_PER_USER[cursor.of]) cursors.delete(own[0]![0]);
      const key = id18(`01g${String(++opened).padStart(12, '0')}`);
      cursors.set(key, cursor);
      return key;
    },
    find(locator, { userId, nowMs }) {
      const [key = '', place = ''] = locator.split('-');
      const cursor = cursors.get(key);
      const at = /^\d+$/.test(place) ? Number(place) : Number.NaN;
      if (cursor?.userId !== userId || cursor.endsAtMs <= nowMs || !(at < cursor.total))
        throw soqlError('INVALID_QUERY_LOCATOR', 'invalid query locator');
      return { cursor, key, at };
    },
    text,
  };
}
