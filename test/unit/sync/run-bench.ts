/** Owns one user's run as these tests drive it: real stores over the in-memory fakes, a connection that counts. */

import type { OrganizationRecord } from '../../../src/organization/organization-record';
import { connectionEvents } from '../../../src/organization/connection-facts';
import type { IsMember, Person } from '../../../src/people/scope';
import type { SalesforceUser } from '../../../src/salesforce/records';
import { addressDigest } from '../../../src/store/keys';
import type { Problem } from '../../../src/sync/problem-words';
import type { RosterEntry } from '../../../src/sync/roster';
import { type RunConnection, type RunDeps, runOnce, type RunReport } from '../../../src/sync/run';
import { createUserStore, type UserRecord } from '../../../src/sync/user-record';
import { fakeLock, type FakeProperties, fakeProperties, sha256, START_MS } from '../fakes';
import { ACME, HOUR, organizationBench, type OrganizationBench } from '../organization/organization-bench';

export const GRACE: Person = {
  address: 'grace@acme.example',
  digest: addressDigest('grace@acme.example', sha256),
};

export const GRACE_IN_SALESFORCE: SalesforceUser = {
  id: '005000000000002AAA',
  name: 'Grace Hopper',
  username: 'grace@acme.crm',
  email: 'grace@acme.example',
  federationIdentifier: undefined,
};

export interface FakeConnection extends RunConnection {
  /** How often a new session was asked for. */
  renewals(): number;
  /** What the next renewals throw; undefined lets them succeed. */
  failRenewal(error: Error | undefined): void;
  setAccess(access: 'yes' | 'no'): void;
  /** A reconnect, or a refresh: the next generation. */
  advance(): void;
}

/** A refresh is told to the organization, as `oauth/` does it. */
function fakeConnection({ clock, organization }: OrganizationBench, issuedAgoMs: number): FakeConnection {
  const events = connectionEvents(organization, clock.nowMs);
  let generation = 4;
  let issuedAtMs = clock.nowMs() - issuedAgoMs;
  let hasAccess = true;
  let failure: Error | undefined;
  let renewals = 0;
  const session = () => ({
    accessToken: `token-${generation}`,
    instanceUrl: 'https://acme.my.salesforce.com',
  });
  return {
    credentials: {
      current: session,
      renewed(failed) {
        if (failed.accessToken !== session().accessToken) throw new Error('renewed from an old session');
        renewals++;
        if (failure) throw failure;
        generation++;
        issuedAtMs = clock.nowMs();
        events.refreshed(generation);
        return session();
      },
    },
    hasAccess: () => hasAccess,
    issuedAtMs: () => issuedAtMs,
    generation: () => generation,
    renewals: () => renewals,
    failRenewal: (error) => void (failure = error),
    setAccess: (access) => void (hasAccess = access === 'yes'),
    advance: () => void generation++,
  };
}

export interface RunStart {
  record?: OrganizationRecord;
  mine?: UserRecord;
  isMember?: IsMember;
  /** How old the access token is. */
  issuedAgoMs?: number;
  hasGooglePermission?: boolean;
  tellOfLoss?: () => void;
  refusedMails?: number;
  /** One pass over the mail; without it there is none. */
  syncMail?: RunDeps['syncMail'];
  /** As Salesforce's last answer says; free without it. */
  budget?: RunDeps['budget'];
}

export interface RunBench extends OrganizationBench {
  connection: FakeConnection;
  roster: RosterEntry[];
  /** What was noted of an own error, and nothing where it was taken away. */
  problems: (Problem | undefined)[];
  /** How often Salesforce was asked who somebody is. */
  asked(): number;
  told(): number;
  logged: Parameters<RunDeps['log']>[];
  /** What Salesforce answers from now on: users, or an error. */
  answers(answer: readonly SalesforceUser[] | Error | (() => SalesforceUser[])): void;
  run(): RunReport;
  mine(): UserRecord;
  /** The user's own store. */
  myProperties: FakeProperties;
  deps: RunDeps;
}

/** Grace's run, an hour after her last one, with a token of this morning. */
export function runBench(start: RunStart): RunBench {
  const bench = organizationBench(start.record);
  const connection = fakeConnection(bench, start.issuedAgoMs ?? HOUR);
  const mine = fakeProperties();
  const store = createUserStore(mine, fakeLock().withLock);
  const { ownPauseAtMs, ...facts } = start.mine ?? { lastRunAtMs: START_MS - HOUR, isInScope: true };
  store.change(() => facts);
  if (ownPauseAtMs !== undefined) store.pause(ownPauseAtMs);
  const roster: RosterEntry[] = [];
  const problems: (Problem | undefined)[] = [];
  let answer: readonly SalesforceUser[] | Error | (() => SalesforceUser[]) = [GRACE_IN_SALESFORCE];
  const count = { asked: 0, told: 0 };
  const logged: Parameters<RunDeps['log']>[] = [];
  const deps: RunDeps = {
    person: GRACE,
    home: ACME,
    nowMs: bench.clock.nowMs,
    mine: store,
    organization: bench.organization,
    settings: () => bench.settings.read(),
    isMember: start.isMember ?? (() => undefined),
    connection,
    records: {
      usersByAddress() {
        count.asked++;
        if (answer instanceof Error) throw answer;
        return typeof answer === 'function' ? answer() : [...answer];
      },
    },
    syncMail: start.syncMail ?? (() => ({ end: 'done', logged: 0, runner: undefined })),
    budget: start.budget ?? (() => 'free'),
    hasGooglePermission: () => start.hasGooglePermission ?? true,
    refusedMails: () => start.refusedMails ?? 0,
    log: (...line) => void logged.push(line),
    noteInRoster: (entry) => void roster.push(entry),
    noteProblem: (own) => void problems.push(own),
    tellOfLoss() {
      count.told++;
      start.tellOfLoss?.();
    },
  };
  return {
    ...bench,
    connection,
    roster,
    problems,
    deps,
    asked: () => count.asked,
    told: () => count.told,
    logged,
    answers: (next) => void (answer = next),
    run: () => runOnce(deps),
    mine: () => store.read(),
    myProperties: mine,
  };
}
