/**
 * Owns what goes wrong in a soak beside the chance of each call: states of Salesforce, Google and the platform that last
 * for some runs, and what people do meanwhile. Each is a row of facts/quality.md Table 2 that the host can play.
 */

import type { FaultsRequest } from '../../dev/host/api';
import type { Random } from '../../dev/world/random';
import { actionEvent } from '../e2e/cards';
import { DANA } from '../e2e/story';
import { PEOPLE } from './soak-mail';
import type { Stage } from './stage';

type OrgSet = NonNullable<NonNullable<FaultsRequest['salesforce']>['set']>;
type OrgAct = NonNullable<NonNullable<FaultsRequest['salesforce']>['act']>;

export interface Trouble {
  name: string;
  begin: (stage: Stage, random: Random) => Promise<unknown>;
  /** Absent for what happens once. */
  end?: (stage: Stage) => Promise<unknown>;
  /** It may end the connection: then an admin signs in again. */
  mayLose?: true;
}

const org = (stage: Stage, changes: { set?: OrgSet; act?: OrgAct }) =>
  stage.faults({ salesforce: { org: 'production', ...changes } });

const state = (name: string, on: OrgSet, off: OrgSet): Trouble => ({
  name,
  begin: (stage) => org(stage, { set: on }),
  end: (stage) => org(stage, { set: off }),
});
const once = (name: string, act: OrgAct): Trouble => ({ name, begin: (stage) => org(stage, { act }) });

const google = (name: string, on: FaultsRequest['google'], off: FaultsRequest['google']): Trouble => ({
  name,
  begin: (stage) => stage.faults({ google: on! }),
  end: (stage) => stage.faults({ google: off! }),
});

const quiet = { gmailFault: null } as const;
const anybody = (random: Random) => PEOPLE[random.below(PEOPLE.length)]!;
const GMAIL = 'https://www.googleapis.com/auth/gmail.readonly';
const REFUSES = { object: 'EmailMessage', message: 'Not like this.' };

function pause(): Trouble {
  let user = '';
  return {
    name: 'an admin pauses a user',
    begin: (stage, random) =>
      stage.run(DANA, 'onPauseUser', actionEvent({ address: (user = anybody(random)) })),
    end: (stage) => stage.run(DANA, 'onResumeUser', actionEvent({ address: user })),
  };
}

function ownPause(): Trouble {
  let user = '';
  return {
    name: 'a user pauses',
    begin: (stage, random) => stage.run((user = anybody(random)), 'onPauseMine', actionEvent()),
    end: (stage) => stage.run(user, 'onResumeMine', actionEvent()),
  };
}

/** A list of new ones: some remember whom they struck. */
export const troubles = (): Trouble[] => [
  state('F30 503', { unavailable: '503' }, { unavailable: 'off' }),
  state('F30 a page', { unavailable: 'html' }, { unavailable: 'off' }),
  state('F23 no answer', { unavailable: 'timeout' }, { unavailable: 'off' }),
  state('F27 allocation used up', { dailyApiCalls: 1 }, { dailyApiCalls: 100_000 }),
  state('F31 read-only', { readOnly: true }, { readOnly: false }),
  state('F45 storage full', { storageFull: true }, { storageFull: false }),
  state('F44 a rule', { validationRules: [REFUSES] }, { validationRules: [] }),
  state('F26 rows are held', { lockRows: { times: 7, after: 1 } }, { lockRows: { times: 0 } }),
  state('F36 app blocked', { appBlocked: true }, { appBlocked: false }),
  state('F52 account deactivated', { serviceUserActive: false }, { serviceUserActive: true }),
  state('F56 too many log-ins', { loginsAnHour: 0 }, { loginsAnHour: 3_600 }),
  once('F35 dead token', ['expireAccessTokens']),
  { ...once('F50 lost', ['expireRefreshTokens', 'expireAccessTokens']), mayLose: true },
  { ...state('F48 rotation', { rotation: true }, { rotation: false }), mayLose: true },
  { name: 'F01 cursor expired', begin: (stage) => stage.faults({ google: { expireGmailHistory: true } }) },
  google('F08 429', { gmailFault: { act: '429', oneIn: 4 } }, quiet),
  google('F08 403', { gmailFault: { act: '403', oneIn: 8 } }, quiet),
  google('F02 503', { gmailFault: { act: '503', oneIn: 4 } }, quiet),
  google('F08 few parts at once', { gmailBatchAtOnce: 2 }, { gmailBatchAtOnce: null }),
  google('the directory is down', { directoryDown: true }, { directoryDown: false }),
  {
    name: 'F19 a grant is taken back',
    begin: (stage, random) => stage.faults({ google: { withdrawnScopes: { [anybody(random)]: [GMAIL] } } }),
    end: (stage) => stage.faults({ google: { withdrawnScopes: {} } }),
  },
  {
    name: 'F66 writes are refused',
    begin: (stage, random) =>
      stage.faults({ properties: { refuseWrites: random.below(2) === 0 ? 'script' : 'user' } }),
    end: (stage) => stage.faults({ properties: { refuseWrites: 'none' } }),
  },
  {
    name: 'stale reads',
    begin: (stage) => stage.faults({ properties: { staleReadsMs: 10_000 } }),
    end: (stage) => stage.faults({ properties: { staleReadsMs: 0 } }),
  },
  { name: 'F64 caches emptied', begin: (stage) => stage.faults({ emptyCache: true }) },
  {
    name: 'F63 the lock is held',
    begin: (stage) => stage.faults({ busyLock: { lock: 'script', forMs: 3_600_000 } }),
    end: (stage) => stage.faults({ busyLock: null }),
  },
  pause(),
  ownPause(),
];
