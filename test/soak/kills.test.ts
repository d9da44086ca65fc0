/**
 * F25 through the real bundle and the host's own kill: one scenario of those that `npm run soak -- --kills` plays, the
 * one with the most side effects; and that a kill of which something is left is seen.
 */

import { killEverywhere } from './kill-run';
import { KILL_SCENARIOS, type KillScenario } from './kill-scenarios';
import { openStage, type Stage } from './stage';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.host.close());

const scenario = (name: string): KillScenario => KILL_SCENARIOS.find((one) => one.name === name)!;

test('a run that meets a dead token while refresh tokens rotate survives a kill at each of its side effects', async () => {
  const report = await killEverywhere(stage, scenario('a dead access token while refresh tokens rotate'));
  expect(report.broken).toEqual([]);
  expect(report.effects).toBeGreaterThan(20);
  // F49: killed between the answer and its being stored, on either side of the gap.
  expect(report.losses).toBe(2);
  process.stdout.write(`crash points through the host: ${report.kills} kills survived\n`);
});
