/** Owns a soak: rounds one after another, each by its own seed, until all runs are done, something is broken, or somebody says stop. */

import { playRound, type RoundReport, RUNS_A_ROUND } from './round';
import type { Stage } from './stage';

export interface SoakOrder {
  seed: number;
  /** Rounded up to whole rounds. */
  runs: number;
  /** Asked before each round. */
  isStopped?: () => boolean;
  onRound?: (report: RoundReport, runsDone: number) => void;
}

export interface SoakReport {
  runs: number;
  rounds: number;
  mails: number;
  hits: number;
  signIns: number;
  /** How often each trouble was met. */
  troubles: Map<string, number>;
  failed: RoundReport[];
}

/** The first round's is the soak's own, so that one that failed is repeated by `--seed ITS_SEED --runs 20`. */
export function seedOfRound(seed: number, round: number): number {
  if (round === 0) return seed;
  // Knuth's multiplier, so that neighbours share nothing.
  return (Math.imul(seed + round, 2_654_435_761) ^ (round << 7)) >>> 0;
}

export async function soak(stage: Stage, { seed, runs, isStopped, onRound }: SoakOrder): Promise<SoakReport> {
  const report: SoakReport = {
    runs: 0,
    rounds: 0,
    mails: 0,
    hits: 0,
    signIns: 0,
    troubles: new Map(),
    failed: [],
  };
  for (let round = 0; round * RUNS_A_ROUND < runs && !isStopped?.(); round++) {
    const one = await playRound(stage, seedOfRound(seed, round));
    report.rounds++;
    for (const sum of ['runs', 'mails', 'hits', 'signIns'] as const) report[sum] += one[sum];
    for (const name of one.troubles) report.troubles.set(name, (report.troubles.get(name) ?? 0) + 1);
    if (one.broken.length > 0) report.failed.push(one);
    onRound?.(one, report.runs);
  }
  return report;
}
