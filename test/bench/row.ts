/** Owns a row of the bench: what it says to a program, what it says to a person, and whether all are met. */

/** The rows of facts/quality.md, Table 1, that this bench measures. */
export const ROW_IDS = [
  'P1',
  'P8',
  'P9',
  'P10',
  'P11',
  'P12',
  'P13',
  'P14',
  'P15',
  'P16',
  'P17',
  'P18',
] as const;
export type RowId = (typeof ROW_IDS)[number];

export interface Row {
  id: RowId;
  /** What was measured, with its units, and whether it was counted or simulated. */
  measure: string;
  target: string;
  figure: string | number;
  /** The same of the plain way of `naive/`, or why it was not measured there. */
  naive: string | number;
  met: boolean;
}

export function jsonOf(rows: readonly Row[]): string {
  return JSON.stringify(rows, null, 2);
}

export function linesOf(row: Row): string {
  const { id, measure, target, figure, naive, met } = row;
  return [
    `${id.padEnd(4)} ${met ? 'met   ' : 'MISSED'}  ${measure}`,
    `       target  ${target}`,
    `       figure  ${figure}`,
    `       naive   ${naive}`,
  ].join('\n');
}

/** As a process's: 1 where a target is missed. */
export function statusOf(rows: readonly Row[]): 0 | 1 {
  return rows.every(({ met }) => met) ? 0 : 1;
}
