/**
 * Owns killing an execution before and after each of its side effects, by the host's own fault, with what must hold after
 * each (facts/quality.md F25): the scenario is played once to find them, then twice for each.
 */

import type { ExecutionRow } from '../../dev/host/api';
import { brokenHomes, brokenLock, brokenMail, brokenSecrets } from './invariants';
import type { KillScenario, Play } from './kill-scenarios';
import type { Stage } from './stage';

export interface KillReport {
  name: string;
  /** Calls that leave something behind in one playing. */
  effects: number;
  kills: number;
  /** How many of them ended the connection. */
  losses: number;
  /** What did not hold, each with where the kill was. */
  broken: string[];
}

const EFFECT =
  /^(UrlFetchApp\.fetch|(Properties\.(set|delete)|Lock\.(try|wait|release)|Cache\.(put|remove)|MailApp\.send|ScriptApp\.(create|delete)Trigger))/;

const nameOf = ({ service, method }: ExecutionRow['calls'][number]) => `${service}.${method}`;

/** Where an execution dies: the number of its call, 1 is the first. */
interface Death {
  at: 'before' | 'after';
  call: number;
  name: string;
}

export async function killEverywhere(stage: Stage, scenario: KillScenario): Promise<KillReport> {
  // A token that dies by itself would do so in every other playing.
  await stage.begin({ ...scenario.world, sessionHours: 10_000 });
  await scenario.prepare?.(stage);
  const report: KillReport = { name: scenario.name, effects: 0, kills: 0, losses: 0, broken: [] };
  let plays = 0;
  const play = (death?: Death) =>
    played(stage, scenario, { n: plays++, report, ...(death ? { death } : {}) });
  // What is done once a day is done in the first one.
  await play();
  const { calls } = await play();
  const effects = calls.flatMap((call, n) =>
    EFFECT.test(nameOf(call)) ? [{ call: n + 1, name: nameOf(call) }] : [],
  );
  report.effects = effects.length;
  for (const effect of effects) {
    for (const at of ['before', 'after'] as const) {
      const death = { at, ...effect };
      // Once a day the run has one look more, and dies elsewhere; the next one does not.
      const isThere = diedThere(death, await play(death)) || diedThere(death, await play(death));
      if (!isThere)
        report.broken.push(`${scenario.name}: no run died ${at} call ${effect.call}, ${effect.name}`);
    }
  }
  if (report.losses > (scenario.mostLosses ?? 0))
    report.broken.push(`${scenario.name}: ${report.losses} losses`);
  return report;
}

interface Playing {
  n: number;
  report: KillReport;
  death?: Death;
}

async function played(
  stage: Stage,
  scenario: KillScenario,
  { n, report, death }: Playing,
): Promise<ExecutionRow> {
  const tag = `Play ${String(n).padStart(3, '0')} mail`;
  const play = await scenario.play(stage, tag, n);
  const { user } = play;
  if (death)
    await stage.faults({ kill: { at: death.at, call: death.call, user, function: scenario.function } });
  await play.act();
  const row = await stage.lastOf(user, scenario.function);
  if (!row) throw new Error(`${scenario.name}: nothing has run.`);
  if (death) report.kills++;
  const broken = row.status === (death ? 'killed' : 'completed') ? [] : [`the run is ${row.status}`];
  await stage.faults({ kill: null });
  await play.resume();
  broken.push(...(await brokenConnection(stage, play, report)));
  broken.push(...(await brokenAfter(stage, scenario, { play, tag })));
  const where = death ? `killed ${death.at} call ${death.call}, ${death.name}` : 'not killed';
  report.broken.push(...broken.map((one) => `${scenario.name}, ${where}: ${one}`));
  return row;
}

function diedThere({ call, name }: Death, { calls }: ExecutionRow): boolean {
  const last = calls.at(-1);
  return calls.length === call && last !== undefined && nameOf(last) === name;
}

/** A connection that is lost must be told so, and a sign-in mends it; how many may be is the scenario's. */
async function brokenConnection(stage: Stage, play: Play, report: KillReport): Promise<string[]> {
  const state = await stage.connection();
  if (state === 'Connected') return [];
  report.losses++;
  await stage.reconnect();
  await play.resume();
  return /^Lost/.test(state) ? [] : [`I4: a lost connection is told as ${state}`];
}

async function brokenAfter(
  stage: Stage,
  { others = [] }: KillScenario,
  { play, tag }: { play: Play; tag: string },
): Promise<string[]> {
  const people = [...new Set(play.awaited.flatMap(({ copies }) => copies.map(({ user }) => user)))];
  return [
    ...(await brokenMail(stage, play.awaited, tag)),
    ...(await brokenHomes(stage, [...(play.watched ?? people), ...others])),
    ...(await brokenLock(stage, people[0]!)),
    ...brokenSecrets(stage),
  ];
}
