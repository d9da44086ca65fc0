/**
 * Owns `npm run soak`: `-- --seed N --runs M` for random faults, `-- --kills` for a kill at every side effect. Progress
 * goes to standard error; Ctrl-C ends it with what was done; status 1 where something did not hold.
 */

import { parseArgs } from 'node:util';
import { killEverywhere } from './kill-run';
import { KILL_SCENARIOS } from './kill-scenarios';
import type { RoundReport } from './round';
import { soak, type SoakReport } from './soak-run';
import { openStage, type Stage } from './stage';

const interrupt = { isAsked: false };

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      kills: { type: 'boolean', default: false },
      seed: { type: 'string', default: '1' },
      runs: { type: 'string', default: '1000' },
      trace: { type: 'boolean', default: false },
    },
  });
  const [seed, runs] = [whole(values.seed, '--seed'), whole(values.runs, '--runs')];
  process.once('SIGINT', () => void (interrupt.isAsked = true));
  const stage = await openStage();
  try {
    const broken = values.kills
      ? await killAll(stage)
      : await soakAll(stage, { seed, runs, isTraced: values.trace });
    if (broken > 0) process.exitCode = 1;
  } finally {
    await stage.host.close();
  }
}

function whole(text: string, option: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0 && number < 2 ** 32) return number;
  throw new Error(`${option} takes a whole number, 0 or more.`);
}

/** Returns how much did not hold. */
async function killAll(stage: Stage): Promise<number> {
  let [kills, broken] = [0, 0];
  for (const scenario of KILL_SCENARIOS) {
    if (interrupt.isAsked) break;
    const report = await killEverywhere(stage, scenario);
    kills += report.kills;
    broken += report.broken.length;
    const losses = report.losses > 0 ? `, ${report.losses} times a sign-in was needed` : '';
    console.log(`${report.name}: ${report.effects} side effects, ${report.kills} kills${losses}`);
    for (const one of report.broken) console.log(`  ${one}`);
  }
  console.log(`crash points through the host: ${kills} kills, ${broken} broken promises`);
  return broken;
}

async function soakAll(
  stage: Stage,
  { seed, runs, isTraced }: { seed: number; runs: number; isTraced: boolean },
): Promise<number> {
  const startedMs = performance.now();
  const onRound = (round: RoundReport, done: number) => {
    if (isTraced) console.log([...round.executions, `seed ${round.seed} trace ${round.trace}`].join('\n'));
    if (round.broken.length > 0) tell(round);
    if (done % 200 === 0)
      console.error(`${done} of ${runs} runs, ${Math.round((performance.now() - startedMs) / 1000)} s`);
  };
  const report = await soak(stage, { seed, runs, isStopped: () => interrupt.isAsked, onRound });
  console.log(summary(seed, report));
  return report.failed.length;
}

function tell({ seed, broken, troubles }: RoundReport): void {
  console.log(`seed ${seed} fails: npm run soak -- --seed ${seed} --runs 20`);
  for (const one of broken) console.log(`  ${one}`);
  console.log(`  troubles: ${troubles.join(', ')}`);
}

function summary(seed: number, { runs, rounds, mails, hits, signIns, troubles, failed }: SoakReport): string {
  const met = [...troubles].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, times]) => `${name} ${times}`);
  return [
    `seed ${seed}: ${runs} runs in ${rounds} rounds, ${mails} mails, ${hits} steps hit by chance, ${signIns} sign-ins`,
    `troubles: ${met.join(', ')}`,
    failed.length === 0
      ? 'I1 to I8 hold'
      : `${failed.length} rounds fail, by their seeds: ${failed.map((one) => one.seed).join(' ')}`,
  ].join('\n');
}

main().catch((error: unknown) => {
  console.error((error as Error).message);
  process.exitCode = 1;
});
