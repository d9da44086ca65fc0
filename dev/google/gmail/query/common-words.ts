/** Owns a page of messages with common words: it goes back in time, and looks for the words in what it comes by. */

import type { SqliteFile } from '../../../world/sqlite-file';
import { MESSAGE_COLUMNS, type MessageRow } from '../store/messages';

/** Messages before this one in the order of lists: newest first. */
export interface Position {
  at: number;
  seq: number;
}

export interface Range {
  from: Position | undefined;
  limit: number;
}

/** The messages of which all holds but the words, newest first. */
export type Walk = <Row extends object>(columns: string, range: Range) => Row[];

interface Passed extends Position {
  raw: number;
}

interface CommonWords {
  db: SqliteFile;
  match: string;
  walk: Walk;
}

/** How many messages are looked at together, at first and at most. */
const STEP = 400;
const LONGEST_STEP = 12_800;

/** To read all hits of a common word takes longer than some growing steps, in which a page is full. */
export function pageOfCommon({ db, match, walk }: CommonWords, { from, limit }: Range): MessageRow[] {
  const found: Passed[] = [];
  let last = from;
  for (let step = STEP; ; step = Math.min(2 * step, LONGEST_STEP)) {
    const passed = walk<Passed>('m.seq, m.at, m.raw', { from: last, limit: step });
    const hits = hitsAmong(db, match, passed);
    found.push(...passed.filter(({ raw }) => hits.has(raw)));
    if (found.length >= limit || passed.length < step) return rowsOf(db, found.slice(0, limit));
    last = passed.at(-1);
  }
}

/** As a rule messages of one time were stored together: little is read that was not asked about. */
function hitsAmong(db: SqliteFile, match: string, passed: readonly Passed[]): Set<number> {
  if (passed.length === 0) return new Set();
  const raws = passed.map(({ raw }) => raw);
  const rows = db.all<{ rowid: number }>(
    'SELECT rowid FROM words WHERE words MATCH ? AND rowid BETWEEN ? AND ?',
    [match, Math.min(...raws), Math.max(...raws)],
  );
  return new Set(rows.map(({ rowid }) => rowid));
}

function rowsOf(db: SqliteFile, found: readonly Passed[]): MessageRow[] {
  return db.all<MessageRow>(
    `SELECT ${MESSAGE_COLUMNS} FROM message m WHERE m.seq IN (SELECT value FROM json_each(?))
     ORDER BY m.at DESC, m.seq DESC`,
    [JSON.stringify(found.map(({ seq }) => seq))],
  );
}
