/** Owns finding messages: which index leads, and pages by position in time. */

import type { SqliteFile } from '../../../world/sqlite-file';
import type { Mailbox } from '../store/mailboxes';
import { MESSAGE_COLUMNS, type MessageRow } from '../store/messages';
import { pageOfCommon, type Range } from './common-words';
import { type Compiled, HAS_LABEL, HAS_WORDS, HAS_WORDS_ITSELF } from './compile';

export interface Search {
  /** Newest first; those after `from`, `limit` at most. */
  messages(mailbox: Mailbox, wanted: Wanted): MessageRow[];
  /** The newest message found of each thread, newest first. */
  threads(mailbox: Mailbox, wanted: Wanted): MessageRow[];
  count(mailbox: Mailbox, compiled: Compiled): number;
}

export interface Wanted extends Range {
  compiled: Compiled;
}

/** With fewer hits than this the full-text index leads; with more, time does, and hits come soon. */
const FEW_HITS = 2_000;
interface Plan {
  source: string;
  where: string[];
  values: (string | number)[];
  /** Words that are common, and are looked at when the rest holds. */
  later: string | undefined;
}

export function createSearch(db: SqliteFile): Search {
  function isRare(match: string): boolean {
    const [row] = db.all<{ n: number }>(
      `SELECT count(*) AS n FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ${FEW_HITS})`,
      [match],
    );
    return row!.n < FEW_HITS;
  }

  function labelSize(mailbox: Mailbox, label: number): number {
    const [row] = db.all<{ n: number }>(
      'SELECT count(*) AS n FROM (SELECT 1 FROM label_of WHERE mailbox = ? AND label = ? LIMIT 5000)',
      [mailbox.num, label],
    );
    return row!.n;
  }

  /** What must hold beside what leads. */
  function conditions(
    compiled: Compiled,
    { labels, hasWords }: { labels: number[]; hasWords: string | undefined },
  ): Pick<Plan, 'where' | 'values'> {
    const where: string[] = [];
    const values: (string | number)[] = [];
    if (compiled.match !== undefined && hasWords !== undefined) {
      where.push(hasWords);
      values.push(compiled.match);
    }
    for (const label of labels) {
      where.push(HAS_LABEL);
      values.push(label);
    }
    if (!compiled.isEverywhere) where.push('NOT m.hidden');
    return { where: [...where, ...compiled.where], values: [...values, ...compiled.values] };
  }

  function plan(mailbox: Mailbox, compiled: Compiled, wanted: 'page' | 'all'): Plan {
    const isByWords = compiled.match !== undefined && isRare(compiled.match);
    const later = wanted === 'page' && !isByWords ? compiled.match : undefined;
    const hasWords = later === undefined ? HAS_WORDS : undefined;
    const [leading, ...others] = [...compiled.labels].sort(
      (a, b) => labelSize(mailbox, a) - labelSize(mailbox, b),
    );
    if (leading === undefined || isByWords || compiled.isByMessageId) {
      const { where, values } = conditions(compiled, { labels: compiled.labels, hasWords });
      const index = compiled.isByMessageId ? 'message_mid' : isByWords ? 'message_raw' : 'message_at';
      return {
        source: `message m INDEXED BY ${index}`,
        where: ['m.mailbox = ?', ...where],
        values: [mailbox.num, ...values],
        later,
      };
    }
    const { where, values } = conditions(compiled, { labels: others, hasWords });
    return {
      source: 'label_of l CROSS JOIN message m ON m.seq = l.seq',
      where: ['l.mailbox = ? AND l.label = ?', ...where],
      values: [mailbox.num, leading, ...values],
      later,
    };
  }

  const orderOf = ({ source }: Plan) =>
    source.startsWith('label_of') ? 'l.at DESC, l.seq DESC' : 'm.at DESC, m.seq DESC';

  function walk<Row extends object>(made: Plan, columns: string, { from, limit }: Range): Row[] {
    const side = made.source.startsWith('label_of') ? 'l' : 'm';
    const where = from ? [...made.where, `(${side}.at, ${side}.seq) < (?, ?)`] : made.where;
    return db.all<Row>(
      `SELECT ${columns} FROM ${made.source} WHERE ${where.join(' AND ')} ORDER BY ${orderOf(made)} LIMIT ?`,
      [...made.values, ...(from ? [from.at, from.seq] : []), limit],
    );
  }

  function page(made: Plan, wanted: Range): MessageRow[] {
    const { later } = made;
    if (later === undefined) return walk(made, MESSAGE_COLUMNS, wanted);
    return pageOfCommon({ db, match: later, walk: (columns, range) => walk(made, columns, range) }, wanted);
  }

  /** Whether a newer message of the same thread is found too, so that the thread stood on an earlier page. */
  function hasNewer(mailbox: Mailbox, compiled: Compiled, { thread, at, seq }: MessageRow): boolean {
    const { where, values } = conditions(compiled, { labels: compiled.labels, hasWords: HAS_WORDS_ITSELF });
    const rows = db.all(
      `SELECT 1 FROM message m INDEXED BY message_thread
       WHERE m.mailbox = ? AND m.thread = ? AND (m.at, m.seq) > (?, ?) AND ${['1', ...where].join(' AND ')} LIMIT 1`,
      [mailbox.num, thread, at, seq, ...values],
    );
    return rows.length > 0;
  }

  return {
    messages: (mailbox, wanted) => page(plan(mailbox, wanted.compiled, 'page'), wanted),
    threads(mailbox, wanted) {
      const made = plan(mailbox, wanted.compiled, 'page');
      const found = new Map<string, MessageRow>();
      let { from } = wanted;
      for (;;) {
        const rows = page(made, { ...wanted, from });
        for (const row of rows) {
          if (
            found.size < wanted.limit &&
            !found.has(row.thread) &&
            !(wanted.from && hasNewer(mailbox, wanted.compiled, row))
          )
            found.set(row.thread, row);
        }
        if (rows.length < wanted.limit || found.size === wanted.limit) return [...found.values()];
        from = rows.at(-1);
      }
    },
    count(mailbox, compiled) {
      const made = plan(mailbox, compiled, 'all');
      const [row] = db.all<{ n: number }>(
        `SELECT count(*) AS n FROM ${made.source} WHERE ${made.where.join(' AND ')}`,
        made.values,
      );
      return row!.n;
    },
  };
}
