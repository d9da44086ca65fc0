/** F78, the short of it: a round of what `npm run soak` plays holds, is the same again by its seed, and can fail. */

import { orgRows } from '../e2e/org-data';
import { playRound, type RoundReport, RUNS_A_ROUND } from './round';
import { seedOfRound, soak } from './soak-run';
import { openStage, type Stage } from './stage';

/** Among its troubles are a lost connection, rotation and a rule of the org. */
const SEED = 1;

let stage: Stage;
let round: RoundReport;
beforeAll(async () => {
  stage = await openStage();
  const { failed } = await soak(stage, { seed: SEED, runs: 1, onRound: (one) => void (round = one) });
  expect(failed).toEqual([]);
});
afterAll(() => stage.host.close());

test('twenty runs under faults leave everything as promised', () => {
  expect(round.broken).toEqual([]);
  expect(round.runs).toBe(RUNS_A_ROUND);
  expect(round.mails).toBeGreaterThan(5);
  expect(round.hits).toBeGreaterThan(5);
  expect(round.troubles.length).toBeGreaterThan(2);
});

test('the same seed gives the same executions; a mail that is lost afterwards is told, with the seed', async () => {
  const rows: { Id: string; Subject: string }[] = [];
  const again = await playRound(stage, SEED, {
    async sabotage() {
      rows.push(...(await orgRows<{ Id: string; Subject: string }>(stage, LOGGED)));
      await stage.faults({ salesforce: { org: 'production', deleteRecords: [rows[0]!.Id] } });
    },
  });
  expect(again.broken).toEqual([`I1: "${rows[0]!.Subject}" is neither there nor kept as refused`]);
  expect(again.seed).toBe(SEED);
  expect(again.executions).toEqual(round.executions);
});

const LOGGED = "SELECT Id, Subject FROM EmailMessage WHERE Subject LIKE 'Soak mail%' LIMIT 1";

test('each round has a seed of its own, the first that of the soak', () => {
  const seeds = Array.from({ length: 500 }, (_, n) => seedOfRound(7, n));
  expect(seeds[0]).toBe(7);
  expect(new Set(seeds).size).toBe(500);
  expect(Math.min(...seeds)).toBeGreaterThanOrEqual(0);
});
