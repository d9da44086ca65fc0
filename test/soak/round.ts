/** Owns one round of a soak: some twenty runs under faults, then quiet hours, then the question of what holds. All of it follows from a seed. */

import { createHash } from 'node:crypto';
import type { ExecutionRow, TriggerRow } from '../../dev/host/api';
import { createRandom, type Random } from '../../dev/world/random';
import { actionEvent } from '../e2e/cards';
import { DANA } from '../e2e/story';
import { brokenAtTheEnd, brokenWhileFaulty } from './round-invariants';
import { createSoakMail, PEOPLE, type SoakMail } from './soak-mail';
import type { Stage } from './stage';
import { type Trouble, troubles } from './troubles';

/** Under faults; what comes afterwards is not counted. */
export const RUNS_A_ROUND = 20;
/** 5 %. */
const ONE_IN = 20;

export interface RoundReport {
  seed: number;
  runs: number;
  mails: number;
  /** How many steps met a fault by chance, and which other troubles there were. */
  hits: number;
  troubles: string[];
  signIns: number;
  broken: string[];
  /** A line for each: its calls, what chance did to them, and its log. */
  executions: string[];
  /** Of these lines: equal for equal rounds. */
  trace: string;
}

export interface RoundOptions {
  /** A deed of a test after the faults, which must be seen. */
  sabotage?: (stage: Stage, mail: SoakMail) => Promise<unknown>;
}

export interface Round {
  stage: Stage;
  random: Random;
  mail: SoakMail;
  /** Those that are on, with the number of runs after which they end. */
  on: Map<Trouble, number>;
  report: RoundReport;
  mayLose: boolean;
}

export async function playRound(
  stage: Stage,
  seed: number,
  { sabotage }: RoundOptions = {},
): Promise<RoundReport> {
  const random = createRandom(seed);
  const report: RoundReport = {
    seed,
    runs: 0,
    mails: 0,
    hits: 0,
    troubles: [],
    signIns: 0,
    broken: [],
    executions: [],
    trace: '',
  };
  await stage.begin({ people: PEOPLE, seed });
  const round: Round = {
    stage,
    random,
    mail: createSoakMail(stage, random),
    on: new Map(),
    report,
    mayLose: false,
  };
  await stage.faults({ chance: { seed, oneIn: ONE_IN } });
  while (report.runs < RUNS_A_ROUND) await playRun(round);
  for (const trouble of round.on.keys()) await trouble.end?.(stage);
  await stage.faults({ clear: true });
  report.broken.push(...(await brokenWhileFaulty(round)));
  await sabotage?.(stage, round.mail);
  report.broken.push(...(await brokenAtTheEnd(round)));
  report.mails = round.mail.awaited().length;
  await tellExecutions(round);
  return report;
}

async function playRun(round: Round): Promise<void> {
  const { random, mail, report } = round;
  await changeTroubles(round);
  for (let coming = random.below(3); coming > 0; coming--) await mail.arrive();
  const way = random.below(20);
  // Whoever waits while another is held would wait for ever: so it takes a world in which nothing takes time.
  if (way === 0 && round.on.size === 0) await overlapping(round);
  else if (way < 4) await syncNow(round);
  else await nextTrigger(round);
  report.runs++;
}

/** One begins with the chance of the steps for each kind, and lasts for up to eight runs. */
async function changeTroubles({ stage, random, on, report }: Round): Promise<void> {
  for (const [trouble, until] of on) {
    if (report.runs < until) continue;
    on.delete(trouble);
    await trouble.end?.(stage);
  }
  if (random.below(3) !== 0) return;
  const all = troubles();
  const trouble = all[random.below(all.length)]!;
  if ([...on.keys()].some(({ name }) => name === trouble.name)) return;
  report.troubles.push(trouble.name);
  on.set(trouble, report.runs + 1 + random.below(8));
  await trouble.begin(stage, random);
}

/** The clock goes to whoever's hourly run is due next. */
async function nextTrigger({ stage }: Round): Promise<void> {
  const [next] = await stage.get<TriggerRow[]>('/api/triggers');
  await stage.post('/api/clock', { setMs: next!.dueMs });
}

async function syncNow({ stage, random }: Round): Promise<void> {
  await stage.advance(2 * 60_000);
  await stage.run(PEOPLE[random.below(PEOPLE.length)]!, 'onSyncNow', actionEvent());
}

/**
 * F62 and F72: while a run is held before Gmail is asked, another of the same mailbox goes through, or an admin pauses the
 * user. There no lock is held, and what goes through meets no chance: the clock stands still while somebody is held.
 */
async function overlapping({ stage, random }: Round): Promise<void> {
  const all = await stage.get<TriggerRow[]>('/api/triggers');
  const { id, user } = all[random.below(all.length)]!;
  await stage.faults({
    hold: { service: 'ScriptApp', method: 'getOAuthToken', at: 'reply', user, function: 'onHourlyRun' },
  });
  const over = { isIt: false };
  const run = stage.post('/api/triggers/fire', { id }).finally(() => void (over.isIt = true));
  for (let further = random.below(3); further >= 0; further--) {
    for (let held: string[] = []; held.length === 0 && !over.isIt;) {
      held = (await stage.faults({})).held.map(({ executionId }) => executionId);
      if (held.length > 0 && further > 0) await stage.faults({ release: { executionIds: held } });
    }
  }
  await stage.faults({ hold: null, chance: null, busyLock: null });
  const isPause = random.below(2) === 0;
  if (isPause) await stage.run(DANA, 'onPauseUser', actionEvent({ address: user }));
  else await stage.run(user, 'onSyncNow', actionEvent());
  await stage.faults({ release: true, chance: { seed: random.below(2 ** 32), oneIn: ONE_IN } });
  await run;
  if (isPause) await stage.run(DANA, 'onResumeUser', actionEvent({ address: user }));
}

/** Oldest first; real time and ids are left out. */
async function tellExecutions({ stage, report }: Round): Promise<void> {
  const rows = (await stage.executions()).reverse();
  report.executions = rows.map(executionLine);
  report.hits = rows.flatMap(({ calls }) => calls).filter(({ fault }) => fault !== undefined).length;
  report.trace = createHash('sha256').update(report.executions.join('\n')).digest('hex').slice(0, 16);
}

function executionLine({
  startedAtMs,
  durationMs,
  user,
  function: name,
  status,
  calls,
  log,
}: ExecutionRow): string {
  const at = new Date(startedAtMs).toISOString().slice(5, 19);
  const hits = calls.flatMap(({ method, fault }, n) =>
    fault === undefined ? [] : `${n + 1} ${method} ${fault}`,
  );
  const made = calls.map(({ service, method }) => `${service}.${method}`).join(' ');
  const digest = createHash('sha256').update(made).digest('hex').slice(0, 6);
  const said = log.map(({ text }) => text).join(' ');
  return [
    at,
    `${durationMs} ms`,
    user,
    name,
    status,
    `${calls.length} calls ${digest}`,
    hits.join(', '),
    said,
  ].join(' · ');
}
