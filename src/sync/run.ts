/**
 * Owns one pass of a user's sync, hourly or by hand: who is in scope, which Salesforce user is theirs, what came of
 * it. Mail and meetings will be read here too. `SPEC.md` has the states, the invariants and where each is enforced.
 */

import { hasCode, wordsOf } from '../errors';
import type { KnownConnection } from '../organization/connection-facts';
import type { OrganizationRecord } from '../organization/organization-record';
import type { OrganizationStore } from '../organization/organization-store';
import { scopeOf, type Settings } from '../organization/settings';
import { barOf } from '../organization/state';
import { isInScope, type IsMember, type Person } from '../people/scope';
import type { Credentials, Log, Now } from '../ports';
import type { SalesforceRecords } from '../salesforce/records';
import type { Domain } from '../store/keys';
import type { Budget } from './budget';
import type { MailReport } from './mail/mail-sync';
import { passOf } from './pass';
import type { Problem } from './problem-words';
import { hourOf, type RosterEntry, type SuspendingCode } from './roster';
import type { RunFacts, RunResult, UserRecord, UserStore } from './user-record';

/** What a run needs of the connection; `oauth/` fulfils it. */
export interface RunConnection extends KnownConnection {
  credentials: Credentials;
  issuedAtMs(): number | undefined;
}

export interface RunDeps {
  person: Person;
  /** The installation's own domain. */
  home: Domain;
  nowMs: Now;
  mine: UserStore;
  organization: OrganizationStore;
  settings: () => Settings;
  isMember: IsMember;
  connection: RunConnection;
  records: Pick<SalesforceRecords, 'usersByAddress'>;
  /** One pass over the user's mail. @throws google.*, salesforce.*, auth.*, http.*, store.* */
  syncMail: (organization: OrganizationRecord) => MailReport;
  /** What is left of the org's daily allocation, as Salesforce's last answer to this run says. */
  budget: () => Budget;
  /** How many refused mails wait for a person. */
  refusedMails: () => number;
  /** Whether Google still grants this user's executions what they need. */
  hasGooglePermission: () => boolean;
  noteInRoster: (entry: RosterEntry) => void;
  /** For the admins: the words of an own error; without one they are taken away. */
  noteProblem: (own: Problem | undefined) => void;
  log: Log;
  /** Tells the admins of a loss, once, whoever learns of it. @throws google.mail_refused, store.busy */
  tellOfLoss: () => void;
}

/** What a run learned of the user; `skipped` says nothing about anybody, `isBusy` that another of their runs is at work. */
export type RunReport =
  | { kind: 'skipped'; isBusy?: true }
  | { kind: 'paused'; by: 'me' | 'admin' }
  | { kind: 'out-of-scope' }
  | Learned;

export interface Learned {
  kind: RunResult['kind'];
  words?: string;
  /** What suspended the user. */
  code?: SuspendingCode;
  field?: string;
  salesforceUser?: string;
  /** Salesforce was asked who the user is. */
  isAsked?: true;
}

/** What is worth keeping of it. */
type Noted = Exclude<RunReport, { kind: 'skipped' }>;

/** Never throws for what Salesforce, Google or the network do; a defect of ours goes through. */
export function runOnce(deps: RunDeps): RunReport {
  const organization = deps.organization.readLatest();
  if (!organization || barOf(organization, deps.connection) === 'off') return { kind: 'skipped' };
  const report = gated(deps, organization);
  keep(deps, report);
  tell(deps);
  return report;
}

/** A notice that cannot be sent now is the next run's to send; this one has done its own work. */
function tell(deps: RunDeps): void {
  try {
    deps.tellOfLoss();
  } catch (error) {
    if (!hasCode(error, 'google.mail_refused', 'store.busy')) throw error;
    deps.log('warn', 'notice not sent', { code: error.code });
  }
}

function gated(deps: RunDeps, organization: OrganizationRecord): RunReport {
  const settings = deps.settings();
  const mine = deps.mine.read();
  const inScope = isInScope(scopeOf(settings, deps.home), deps.person, deps.isMember) ?? mine.isInScope;
  if (inScope !== true) return { kind: 'out-of-scope' };
  const pausedBy = whoPaused(settings, deps.person, mine);
  if (pausedBy) return { kind: 'paused', by: pausedBy };
  if (!deps.hasGooglePermission()) return { kind: 'needs-permission' };
  if ((organization.throttledUntilMs ?? 0) > deps.nowMs()) return { kind: 'skipped' };
  return barOf(organization, deps.connection) ? { kind: 'waiting' } : passOf(deps, organization, mine);
}

export function whoPaused(
  settings: Settings,
  { address }: Person,
  { ownPauseAtMs }: UserRecord,
): 'me' | 'admin' | undefined {
  if (settings.paused.some((one) => one.address === address)) return 'admin';
  return ownPauseAtMs === undefined ? undefined : 'me';
}

function keep(deps: RunDeps, report: RunReport): void {
  const nowMs = deps.nowMs();
  if (report.kind === 'skipped') {
    // The other run notes what there is to note.
    if (report.isBusy) return;
    deps.mine.change((record) => ({ ...record, lastRunAtMs: nowMs }));
    return;
  }
  let before: RunFacts = {};
  let noted: Noted = report;
  let after: UserRecord;
  try {
    after = deps.mine.change((record) => recordAfter((before = record), report, nowMs));
  } catch (error) {
    if (!hasCode(error, 'store.full')) throw error;
    // The user's own store has no room even for that: the admins read it in theirs.
    noted = { kind: 'suspended', code: 'store.full', words: wordsOf(error) };
    after = recordAfter(before, noted, nowMs);
    deps.log('warn', 'run not noted', { code: error.code });
  }
  deps.noteInRoster(rosterEntry(deps, noted, after));
  if (noted.kind === 'suspended')
    deps.noteProblem({ words: noted.words ?? '', sinceMs: after.result?.sinceMs ?? nowMs });
  else if (before.result?.kind === 'suspended') deps.noteProblem(undefined);
}

export function recordAfter(record: RunFacts, report: Noted, nowMs: number): RunFacts {
  const { adminPausedAtMs, ...rest } = record;
  const ran = { ...rest, lastRunAtMs: nowMs, isInScope: report.kind !== 'out-of-scope' };
  if (report.kind === 'out-of-scope') return ran;
  if (report.kind === 'paused')
    return report.by === 'admin' ? { ...ran, adminPausedAtMs: adminPausedAtMs ?? nowMs } : ran;
  const { kind, salesforceUser, isAsked } = report;
  const isGood = kind === 'active' || kind === 'catching-up';
  return {
    ...ran,
    ...(isGood ? { lastSuccessAtMs: nowMs } : {}),
    ...(isAsked ? { userAskedAtMs: nowMs } : {}),
    result: resultAfter(record, report, nowMs),
    ...(salesforceUser === undefined ? {} : { salesforceUser }),
  };
}

/** A result that goes on keeps its beginning. */
function resultAfter({ result }: RunFacts, { kind, words, field }: Learned, nowMs: number): RunResult {
  return {
    kind,
    sinceMs: result?.kind === kind ? result.sinceMs : nowMs,
    ...(words === undefined ? {} : { words }),
    ...(field === undefined ? {} : { field }),
  };
}

/** Whoever does not run, by somebody's wish, writes nothing new each hour. */
const RESTING: readonly RosterEntry['kind'][] = ['paused', 'out-of-scope'];

function rosterEntry({ person, refusedMails }: RunDeps, report: Noted, after: UserRecord): RosterEntry {
  const code = report.kind === 'suspended' ? report.code : undefined;
  const refused = refusedMails();
  return {
    kind: report.kind,
    successHour: hourOf(after.lastSuccessAtMs),
    address: person.address,
    ...(RESTING.includes(report.kind) ? {} : { runHour: hourOf(after.lastRunAtMs) }),
    ...(refused === 0 ? {} : { refused }),
    ...(code === undefined ? {} : { code }),
  };
}
