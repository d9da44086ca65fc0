/** Owns running the measurements whose rows are asked for, one after the other. */

import { type Row, ROW_IDS, type RowId } from './row';

export interface Measurement {
  ids: readonly RowId[];
  measure: () => Promise<Row[]>;
}

/** Rows as `--only` names them; all without it. @throws Error with a sentence */
export function chosenIds(only: string | undefined): readonly RowId[] {
  if (only === undefined) return ROW_IDS;
  return only.split(',').map((name) => {
    const id = ROW_IDS.find((known) => known === name.trim().toUpperCase());
    if (id === undefined) throw new Error(`There is no row "${name}"; there are ${ROW_IDS.join(', ')}.`);
    return id;
  });
}

/** The rows that were asked for, in the order of the table; `progress` is told before and after each measurement. */
export async function runBench(
  measurements: readonly Measurement[],
  ids: readonly RowId[],
  progress: (line: string) => void,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const one of measurements) {
    const wanted = one.ids.filter((id) => ids.includes(id));
    if (wanted.length === 0) continue;
    progress(`${wanted.join(', ')} …`);
    const beganMs = performance.now();
    rows.push(...(await measured(one)).filter(({ id }) => ids.includes(id)));
    progress(`${wanted.join(', ')}: ${Math.round((performance.now() - beganMs) / 1_000)} s`);
  }
  return rows.sort((one, other) => ROW_IDS.indexOf(one.id) - ROW_IDS.indexOf(other.id));
}

/** One that breaks down has met nothing, and does not take the others with it. */
async function measured({ ids, measure }: Measurement): Promise<Row[]> {
  try {
    return await measure();
  } catch (error) {
    const figure = (error as Error).message;
    const unknown = { measure: 'not measured', target: 'not looked at', naive: 'not measured' };
    return ids.map((id) => ({ ...unknown, id, figure, met: false }));
  }
}
