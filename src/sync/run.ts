/**
 * Owns one pass of a user's sync, hourly or by hand: who is in scope, which Salesforce user is theirs, what came of
 * it. Mail and meetings will be read here too. `SPEC.md` has the states, the invariants and where each is enforced.
 */

import { type AppError, hasCode, isAppError } from '../errors';
import { noteFailure, noteSuccess } from '../organization/connection-facts';
import type { OrganizationRecord } from '../organization/organization-record';
import type { OrganizationStore } from '../organization/organization-store';
import { scopeOf, type Settings } from '../organization/settings';
import { isUsable, organizationState } from '../organization/state';
import { findSalesforceUser } from '../people/salesforce-user';
import { isInScope, type IsMember, type Person } from '../people/scope';
import type { Credentials, Log, Now } from '../ports';
import type { SalesforceRecords } from '../salesforce/records';
import type { Domain } from '../store/keys';
import type { Problem } from './problem-words';
import { hourOf, type RosterEntry, SUSPENDING, type SuspendingCode } from './roster';
import type { RunFacts, RunResult, UserRecord, UserStore } from './user-record';

/** What a run needs of the connection; `oauth/` fulfils it. */
export interface RunConnection {
  credentials: Credentials;
  /** Only reads. */
  hasAccess(): boolean;
  issuedAtMs(): number | undefined;
  generation(): number;
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
  /** Whether Google still grants this user's executions what they need. */
  hasGooglePermission: () => boolean;
  noteInRoster: (entry: RosterEntry) => void;
  /** For the admins: the words of an own error; without one they are taken away. */
  noteProblem: (own: Problem | undefined) => void;
  log: Log;
  /** Tells the admins of a loss, once, whoever learns of it. @throws google.mail_refused, store.busy */
  tellOfLoss: () => void;
}

/** What a run learned of the user; `skipped` says nothing about anybody. */
export type RunReport =
  { kind: 'skipped' } | { kind: 'paused'; by: 'me' | 'admin' } | { kind: 'out-of-scope' } | Learned;

interface Learned {
  kind: RunResult['kind'];
  words?: string;
  /** What suspended the user. */
  code?: SuspendingCode;
  field?: string;
  salesforceUser?: string;
}

/** What is worth keeping of it. */
type Noted = Exclude<RunReport, { kind: 'skipped' }>;

const KEEP_ALIVE_MS = 24 * 3_600_000;

/** Never throws for what Salesforce, Google or the network do; a defect of ours goes through. */
export function runOnce(deps: RunDeps): RunReport {
  const organization = deps.organization.readLatest();
  if (!organization?.connected || !organization.isEnabled) return { kind: 'skipped' };
  const report = passOf(deps, organization);
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

function passOf(deps: RunDeps, organization: OrganizationRecord): RunReport {
  const settings = deps.settings();
  const inScope =
    isInScope(scopeOf(settings, deps.home), deps.person, deps.isMember) ?? deps.mine.read().isInScope;
  if (inScope !== true) return { kind: 'out-of-scope' };
  const pausedBy = whoPaused(settings, deps);
  if (pausedBy) return { kind: 'paused', by: pausedBy };
  if (!deps.hasGooglePermission()) return { kind: 'needs-permission' };
  if ((organization.throttledUntilMs ?? 0) > deps.nowMs()) return { kind: 'skipped' };
  return isRefused(deps, organization) ? { kind: 'waiting' } : askSalesforce(deps, organization);
}

/** A kill between the two writes of a reconnect leaves the redder record: a newer connection knows better. */
function isRefused({ connection, nowMs }: RunDeps, organization: OrganizationRecord): boolean {
  if (isUsable(organizationState(organization, nowMs()))) return false;
  return !connection.hasAccess() || organization.failure?.generation === connection.generation();
}

function whoPaused(settings: Settings, deps: RunDeps): 'me' | 'admin' | undefined {
  if (settings.paused.some(({ address }) => address === deps.person.address)) return 'admin';
  return deps.mine.read().ownPauseAtMs === undefined ? undefined : 'me';
}

function askSalesforce(deps: RunDeps, organization: OrganizationRecord): RunReport {
  try {
    keepAlive(deps);
    const found = matchedUser(deps, organization);
    noteSuccess(deps.organization, organization, deps.nowMs());
    return found;
  } catch (error) {
    if (!isAppError(error)) throw error;
    noteFailure(deps.organization, error, { connection: deps.connection, nowMs: deps.nowMs() });
    return reportOf(error);
  }
}

/** Refresh tokens may die after 30 idle days (facts/quality.md A4): one refresh a day and domain, whoever comes first. */
function keepAlive({ connection, nowMs }: RunDeps): void {
  const issuedAtMs = connection.issuedAtMs();
  if (issuedAtMs === undefined || nowMs() - issuedAtMs < KEEP_ALIVE_MS) return;
  try {
    connection.credentials.renewed(connection.credentials.current());
  } catch (error) {
    // The token at hand may well do for this run; the next one tries again.
    if (!hasCode(error, 'salesforce.unavailable', 'store.busy')) throw error;
  }
}

function matchedUser(deps: RunDeps, { connected }: OrganizationRecord): Learned {
  const match = findSalesforceUser(deps.records, {
    address: deps.person.address,
    environment: connected?.environment ?? 'production',
    serviceUserId: connected?.serviceUser.id ?? '',
  });
  if (match.kind === 'found') return { kind: 'active', salesforceUser: match.name };
  return match.kind === 'none' ? { kind: 'no-user' } : { kind: 'ambiguous', field: match.field };
}

/** What passes by itself, and what concerns everybody, is no user's own error. */
function reportOf(error: AppError): RunReport {
  const words = String(error.facts.words ?? error.message);
  const code = SUSPENDING.find((own) => own === error.code);
  if (code !== undefined) return { kind: 'suspended', words, code };
  return hasCode(error, 'auth.lost', 'auth.blocked', 'salesforce.session_refused', 'salesforce.forbidden')
    ? { kind: 'waiting', words }
    : { kind: 'skipped' };
}

function keep(deps: RunDeps, report: RunReport): void {
  const nowMs = deps.nowMs();
  if (report.kind === 'skipped') {
    deps.mine.change((record) => ({ ...record, lastRunAtMs: nowMs }));
    return;
  }
  let before: RunFacts = {};
  const after = deps.mine.change((record) => recordAfter((before = record), report, nowMs));
  deps.noteInRoster(rosterEntry(deps.person.address, report, after));
  if (report.kind === 'suspended')
    deps.noteProblem({ words: report.words ?? '', sinceMs: after.result?.sinceMs ?? nowMs });
  else if (before.result?.kind === 'suspended') deps.noteProblem(undefined);
}

export function recordAfter(record: RunFacts, report: Noted, nowMs: number): RunFacts {
  const { adminPausedAtMs, ...rest } = record;
  const ran = { ...rest, lastRunAtMs: nowMs, isInScope: report.kind !== 'out-of-scope' };
  if (report.kind === 'out-of-scope') return ran;
  if (report.kind === 'paused')
    return report.by === 'admin' ? { ...ran, adminPausedAtMs: adminPausedAtMs ?? nowMs } : ran;
  const { kind, words, field, salesforceUser } = report;
  const sinceMs = record.result?.kind === kind ? record.result.sinceMs : nowMs;
  const result = {
    kind,
    sinceMs,
    ...(words === undefined ? {} : { words }),
    ...(field === undefined ? {} : { field }),
  };
  const success = kind === 'active' ? { lastSuccessAtMs: nowMs } : {};
  return { ...ran, ...success, result, ...(salesforceUser === undefined ? {} : { salesforceUser }) };
}

function rosterEntry(address: string, report: Noted, after: UserRecord): RosterEntry {
  const code = report.kind === 'suspended' ? report.code : undefined;
  const successHour = hourOf(after.lastSuccessAtMs);
  return { kind: report.kind, successHour, address, ...(code === undefined ? {} : { code }) };
}
