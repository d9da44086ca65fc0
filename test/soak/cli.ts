/** Owns `npm run soak`: kills at every side effect. Status 1 where something did not hold. */

import { parseArgs } from 'node:util';
import { killEverywhere } from './kill-run';
import { KILL_SCENARIOS } from './kill-scenarios';
import { openStage, type Stage } from './stage';

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { kills: { type: 'boolean', default: false } } });
  if (!values.kills) throw new Error('Say --kills.');
  const stage = await openStage();
  const interrupt = { isAsked: false };
  process.once('SIGINT', () => void (interrupt.isAsked = true));
  try {
    if (!(await killAll(stage, interrupt))) process.exitCode = 1;
  } finally {
    await stage.host.close();
  }
}

/** False where something did not hold. */
async function killAll(stage: Stage, interrupt: { isAsked: boolean }): Promise<boolean> {
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
  return broken === 0;
}

main().catch((error: unknown) => {
  console.error((error as Error).message);
  process.exitCode = 1;
});
