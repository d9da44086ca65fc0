/** Owns playing the demo: the rows in their order, a picture of each, and the first one that does not hold. */

import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CONNECT_ROWS } from './connect-rows';
import type { Row } from './row';
import { openStage, type Stage } from './stage';
import { USER_ROWS } from './user-rows';

export const ROWS: Row[] = [...CONNECT_ROWS, ...USER_ROWS];

export interface DemoLine {
  row: string;
  expected: string;
  /** Read from the rendered page. */
  seen: string;
  /** Path of a picture of the page as it was then. */
  png: string;
  holds: boolean;
}

export interface DemoOptions {
  /** A row whose cause is taken away. */
  breakRow: string | undefined;
  pictures: string;
  onLine: (line: DemoLine) => void;
}

/** Stops at the first row that does not hold: the rest stands on it. */
export async function runDemo({ breakRow, pictures, onLine }: DemoOptions): Promise<DemoLine[]> {
  const broken = ROWS.find(({ row }) => row === breakRow);
  if (breakRow !== undefined && !broken) {
    throw new Error(`There is no row ${breakRow}; there are ${ROWS.map(({ row }) => row).join(', ')}.`);
  }
  mkdirSync(pictures, { recursive: true });
  const stage = await openStage();
  const lines: DemoLine[] = [];
  try {
    for (const row of ROWS) {
      if (broken && row.row === (broken.spoilBefore ?? broken.row)) await stage.faults(broken.spoil);
      const line = await playRow(stage, row, resolve(pictures));
      lines.push(line);
      onLine(line);
      if (!line.holds) break;
    }
  } finally {
    await stage.close();
  }
  return lines;
}

async function playRow(stage: Stage, row: Row, pictures: string): Promise<DemoLine> {
  const png = join(pictures, `${row.row}.png`);
  try {
    const { seen, shows } = await row.play(stage);
    await shows.page.screenshot({ path: png });
    return { row: row.row, expected: row.expected, seen, png, holds: row.passes(seen) };
  } catch (error) {
    // What is not there to click or to read has not been seen; the picture is the admin's page as it is.
    const dana = await stage.person('dana');
    await dana.page.screenshot({ path: png });
    const [reason] = (error as Error).message.split('\n');
    const seen = `${(await dana.read()).join(' · ')} (${reason})`;
    return { row: row.row, expected: row.expected, seen, png, holds: false };
  }
}
