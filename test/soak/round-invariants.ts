/** Owns the end of a round: faults are over, hours go by, people mend what only they can, and what must hold is asked. */

import type { ExecutionRow } from '../../dev/host/api';
import { actionEvent } from '../e2e/cards';
import { DANA } from '../e2e/story';
import { brokenHomes, brokenMail, brokenSecrets, refusedBy } from './invariants';
import type { Round } from './round';
import { PEOPLE, SUBJECTS } from './soak-mail';
import type { Stage } from './stage';
import { troubles } from './troubles';

/** A batch asks for some ten things, each at most five times (facts/quality.md B1); overlapping runs wait for none. */
const MOST_FETCHES = 60;

/** I4 and I5 right after the faults: what is lost is told as that, and nothing is lost that nothing has ended. */
export async function brokenWhileFaulty({ stage, report }: Round): Promise<string[]> {
  const rows = await stage.executions();
  for (const person of PEOPLE) {
    await stage.must(DANA, 'onResumeUser', actionEvent({ address: person }));
    await stage.must(person, 'onResumeMine', actionEvent());
  }
  await hours(stage, 2);
  return [...brokenRows(rows), ...(await brokenConnection(stage, report))];
}

const LOSING = troubles().flatMap(({ mayLose, name }) => (mayLose ? [name] : []));

async function brokenConnection(stage: Stage, report: Round['report']): Promise<string[]> {
  const state = await stage.connection();
  if (state === 'Connected') return [];
  const broken: string[] = [];
  const isLost = state.startsWith('Lost');
  if (!isLost && !state.startsWith('Blocked'))
    broken.push(`I4: two hours after all faults the connection is told as ${state}`);
  if (isLost && !report.troubles.some((name) => LOSING.includes(name)))
    broken.push('I4: the connection is lost, and nothing has ended it');
  for (const person of PEOPLE) {
    const texts = await stage.home(person);
    if (!texts.includes('Waiting for your admin'))
      broken.push(
        `I4: the connection is ${state}, and Home of ${person} says ${texts.slice(0, 4).join(' | ')}`,
      );
  }
  if (!isLost) await stage.run(DANA, 'onCheckConnection', actionEvent());
  if ((await stage.connection()) !== 'Connected') {
    await stage.reconnect();
    report.signIns++;
  }
  return broken;
}

async function hours(stage: Stage, count: number): Promise<void> {
  for (let hour = 0; hour < count; hour++) await stage.hourlyRuns();
}

/** I1, I2, I4, I6, I7, I8 of everybody. */
export async function brokenAtTheEnd({ stage, mail }: Round): Promise<string[]> {
  await hours(stage, 1);
  const broken = await brokenMail(stage, mail.awaited(), SUBJECTS);
  const kept = await refusedBy(stage, mail.awaited());
  if (kept.size > 0) broken.push(...(await brokenOnceTried(stage, mail, kept)));
  broken.push(...(await brokenHomes(stage, PEOPLE)));
  const state = await stage.connection();
  if (state !== 'Connected') broken.push(`I4: at the end the connection is told as ${state}`);
  broken.push(...(await brokenLocks(stage)), ...brokenSecrets(stage));
  return [...new Set(broken)];
}

/** No rule refuses anything any more: what was kept is there once its owner has it tried again. */
async function brokenOnceTried(
  stage: Stage,
  mail: Round['mail'],
  kept: ReadonlySet<string>,
): Promise<string[]> {
  for (const one of kept) {
    const [user, id] = one.split(' ') as [string, string];
    await stage.must(user, 'onTryRefused', actionEvent({ mail: id }));
  }
  await hours(stage, 1);
  const logged = mail
    .awaited()
    .map((one) => (one.fate === 'either' ? { ...one, fate: 'logged' as const } : one));
  return brokenMail(stage, logged, SUBJECTS);
}

/** Nothing of ours failed in a way that nobody foresaw, and nobody asked for ever. */
function brokenRows(rows: readonly ExecutionRow[]): string[] {
  return rows.flatMap(({ function: name, user, calls, log }) => {
    const fetches = calls.filter(({ service }) => service === 'UrlFetchApp').length;
    const defects = log
      .filter(({ text }) => /"(unexpected|store\.corrupt)"/.test(text))
      .map(({ text }) => text);
    return [
      ...(fetches > MOST_FETCHES ? [`I5: ${name} of ${user} has made ${fetches} fetches`] : []),
      ...defects.map((text) => `a defect in ${name} of ${user}: ${text}`),
    ];
  });
}

/** I8: the newest runs, after all faults, have had the lock at once. */
async function brokenLocks(stage: Stage): Promise<string[]> {
  const broken: string[] = [];
  for (const person of PEOPLE) {
    const row = await stage.lastOf(person, 'onHourlyRun');
    if (row?.log.some(({ text }) => text.includes('store.busy')))
      broken.push(`I8: ${person} waits for a lock`);
  }
  return broken;
}
