/** Owns what the bench says of one thing: its numbers beside the target, as a line for people. */

import { cpus } from 'node:os';

/** One thing that was measured; a single reading has no 95th percentile. */
export interface Figure {
  what: string;
  unit: 'ms' | 'µs' | 'MB' | 'messages/s';
  median: number;
  p95?: number;
  /** How many readings. */
  count: number;
  /** What the median should not be over. */
  target?: number;
  /** How it was read, where the name does not say it. */
  note?: string;
}

type Named = Pick<Figure, 'what' | 'unit' | 'target' | 'note'>;

/** Of several readings. */
export function figureOf(named: Named, readings: readonly number[]): Figure {
  const sorted = [...readings].sort((one, other) => one - other);
  return { ...named, median: quantile(sorted, 0.5), p95: quantile(sorted, 0.95), count: sorted.length };
}

/** Of a single one. */
export function single(named: Named, reading: number): Figure {
  return { ...named, median: reading, count: 1 };
}

/** The nearest rank. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(Math.ceil(share * sorted.length) - 1, 0)] ?? NaN;
}

/** The machine that the figures are true of. */
export function machine(): string {
  const all = cpus();
  const model = all[0]?.model.trim() ?? 'unknown processor';
  return `${all.length} cores (${model}), Node ${process.version}, ${process.platform} ${process.arch}`;
}

export function lineOf({ what, unit, median, p95, count, target, note }: Figure): string {
  const numbers = p95 === undefined ? shown(median) : `${shown(median)}, p95 ${shown(p95)}`;
  const verdict =
    target === undefined ? '' : `target ≤ ${target} ${unit}: ${median <= target ? 'met' : 'MISSED'}`;
  const cells = [
    what.padEnd(50),
    `${numbers} ${unit}`.padEnd(26),
    `n ${count}`.padEnd(8),
    verdict.padEnd(26),
  ];
  return [...cells, note ?? ''].join(' ').trimEnd();
}

function shown(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 });
}
