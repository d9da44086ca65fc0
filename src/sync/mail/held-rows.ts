/** Owns asking again for the rows that somebody else held, and for no others. */

import type { Random, Sleep } from '../../ports';
import type { SaveResult } from '../../salesforce/mail-records';
import { isLockedRow } from './refusals';

/** A row that somebody else holds is free in a moment, most likely. */
const LOCK_TRIES = 3;
const LOCK_WAIT_MS = 1_000;

export interface Saved<Row> {
  row: Row;
  result: SaveResult;
}

/** What came of each in the end, in no order; where there are no rows, nothing is sent. */
export function savedPatiently<Row>(
  { sleep, random }: { sleep: Sleep; random: Random },
  rows: readonly Row[],
  save: (rows: readonly Row[]) => Saved<Row>[],
): Saved<Row>[] {
  const saved: Saved<Row>[] = [];
  let open = rows;
  for (let tries = 1; open.length > 0; tries++) {
    if (tries > 1) sleep(LOCK_WAIT_MS * (1 + random()));
    const held: Row[] = [];
    for (const one of save(open)) {
      if (tries < LOCK_TRIES && isLockedRow(one.result)) held.push(one.row);
      else saved.push(one);
    }
    open = held;
  }
  return saved;
}
