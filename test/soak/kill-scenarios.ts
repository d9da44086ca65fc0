/** Owns the runs that are killed at each of their side effects: what comes before, which execution dies, what must be at the end. */

import { actionEvent } from '../e2e/cards';
import { MINUTE_MS } from '../e2e/host-client';
import { connectUrl, DANA, HANNAH, JONAS, MIA, signInAtSalesforce } from '../e2e/story';
import type { Awaited } from './invariants';
import type { Stage } from './stage';

/** One playing of a scenario; each has mails of its own. */
export interface Play {
  /** Whose execution it is about. */
  user: string;
  awaited: Awaited[];
  /** The execution that a kill ends; it goes as it goes. */
  act: () => Promise<unknown>;
  /** The normal runs after it. */
  resume: () => Promise<unknown>;
  /** Whose Home must tell that all is well; all who have the mail unless said. */
  watched?: readonly string[];
}

export interface KillScenario {
  name: string;
  function: string;
  /** Which world it needs, and who is at work there. */
  world: Parameters<Stage['begin']>[0];
  prepare?: (stage: Stage) => Promise<unknown>;
  /** `tag` begins the subjects; `n` counts the plays. */
  play: (stage: Stage, tag: string, n: number) => Promise<Play>;
  /** How many kills may end the connection, which then must be told; none unless said. */
  mostLosses?: number;
  /** Who else must be well at the end. */
  others?: readonly string[];
}

const NAMES: Record<string, string> = { [MIA]: 'Mia Larsen', [JONAS]: 'Jonas Weber' };

async function mails(
  stage: Stage,
  tag: string,
  given: { to: readonly string[]; count: number },
): Promise<Awaited[]> {
  const sent: Awaited[] = [];
  for (let n = 0; n < given.count; n++) {
    const subject = `${tag} ${n}`;
    const { delivered } = await stage.deliver({ from: HANNAH, to: given.to.join(', '), subject });
    const owner = NAMES[given.to[0]!];
    sent.push({ subject, fate: 'logged', copies: delivered, ...(owner === undefined ? {} : { owner }) });
  }
  return sent;
}

/** Two runs of everybody; the next playing begins at the moment of the second. */
const twoRuns = async (stage: Stage) => {
  await stage.hourlyRuns();
  await stage.hourlyRuns();
};

const run = (stage: Stage, user: string) => () => stage.run(user, 'onHourlyRun');

function mailRun(given: {
  name: string;
  count: number;
  before?: (stage: Stage) => Promise<unknown>;
}): KillScenario {
  const { name, count, before } = given;
  return {
    name,
    function: 'onHourlyRun',
    world: { people: [MIA] },
    async play(stage, tag) {
      const awaited = await mails(stage, tag, { to: [MIA], count });
      await before?.(stage);
      return { user: MIA, awaited, act: run(stage, MIA), resume: () => twoRuns(stage) };
    },
  };
}

const production = (
  stage: Stage,
  changes: Omit<NonNullable<Parameters<Stage['faults']>[0]['salesforce']>, 'org'>,
) => stage.faults({ salesforce: { org: 'production', ...changes } });

const FIRST_RUN: KillScenario = {
  name: 'a first run with mail',
  function: 'onHourlyRun',
  world: { scenario: 'large-domain', people: [MIA] },
  async play(stage, tag, n) {
    const user = `person${String(n + 1).padStart(4, '0')}@acme.example`;
    const awaited = await mails(stage, tag, { to: [user], count: 5 });
    await stage.hourlyRuns();
    const resume = async () => {
      await stage.hourlyRuns();
      for (let runs = 0; runs < 2; runs++) await stage.run(user, 'onHourlyRun');
    };
    // Home makes a trigger, and the hours of many people are long: every tenth one opens it.
    return { user, awaited, act: run(stage, user), resume, watched: n % 10 === 0 ? [user] : [] };
  },
};

const REFUSED: KillScenario = {
  name: 'five mails, of which a rule refuses one',
  function: 'onHourlyRun',
  world: { people: [MIA] },
  async play(stage, tag) {
    const awaited = await mails(stage, tag, { to: [MIA], count: 5 });
    const bad = awaited[2]!;
    const when = { field: 'Subject', equals: bad.subject };
    await production(stage, { set: { validationRules: [{ object: 'EmailMessage', message: 'No.', when }] } });
    bad.fate = 'refused';
    return { user: MIA, awaited, act: run(stage, MIA), resume: () => twoRuns(stage) };
  },
};

const SHARED: KillScenario = {
  name: 'a mail of two users, of whom one is killed',
  function: 'onHourlyRun',
  world: { people: [MIA, JONAS] },
  others: [JONAS],
  async play(stage, tag) {
    const awaited = await mails(stage, tag, { to: [JONAS, MIA], count: 1 });
    return { user: MIA, awaited, act: run(stage, MIA), resume: () => twoRuns(stage) };
  },
};

const SYNC_NOW: KillScenario = {
  name: 'Sync now',
  function: 'onSyncNow',
  world: { people: [MIA] },
  async play(stage, tag) {
    await stage.advance(2 * MINUTE_MS);
    const awaited = await mails(stage, tag, { to: [MIA], count: 2 });
    const act = () => stage.run(MIA, 'onSyncNow', actionEvent());
    return { user: MIA, awaited, act, resume: () => twoRuns(stage) };
  },
};

async function lose(stage: Stage, tag: string): Promise<Awaited[]> {
  await production(stage, { act: ['expireRefreshTokens', 'expireAccessTokens'] });
  const awaited = await mails(stage, tag, { to: [MIA], count: 2 });
  await stage.hourlyRuns();
  return awaited;
}

const RECONNECT: KillScenario = {
  name: 'the sign-in after a loss',
  function: 'onOAuthCallback',
  world: { people: [MIA] },
  // Until the new grant is stored the old loss goes on.
  mostLosses: Infinity,
  async play(stage, tag) {
    const awaited = await lose(stage, tag);
    const url = await connectUrl(stage);
    return { user: DANA, awaited, act: () => signInAtSalesforce(stage, url), resume: () => twoRuns(stage) };
  },
};

const CATCH_UP: KillScenario = {
  name: 'the run that catches up after a sign-in',
  function: 'onHourlyRun',
  world: { people: [MIA] },
  async play(stage, tag) {
    const awaited = await lose(stage, tag);
    await stage.reconnect();
    return { user: MIA, awaited, act: run(stage, MIA), resume: () => twoRuns(stage) };
  },
};

const deadToken = (stage: Stage) => production(stage, { act: ['expireAccessTokens'] });

export const KILL_SCENARIOS: readonly KillScenario[] = [
  FIRST_RUN,
  mailRun({ name: 'five new mails', count: 5 }),
  REFUSED,
  SHARED,
  mailRun({ name: 'a dead access token', count: 2, before: deadToken }),
  {
    ...mailRun({ name: 'a dead access token while refresh tokens rotate', count: 2, before: deadToken }),
    // F49: a token whose answer was not stored is gone, and with it the old one.
    mostLosses: 2,
    prepare: (stage) => production(stage, { set: { rotation: true } }),
  },
  RECONNECT,
  CATCH_UP,
  SYNC_NOW,
];
