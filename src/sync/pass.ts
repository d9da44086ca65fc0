/**
 * Owns what a run asks of Google and Salesforce once nothing stands in its way: the user's mail, and where that asked
 * Salesforce nothing, whether the connection still works and who the user is there.
 */

import { type AppError, hasCode, isAppError, wordsOf } from '../errors';
import { noteAllowanceUsed, noteFailure, noteSuccess } from '../organization/connection-facts';
import type { OrganizationRecord } from '../organization/organization-record';
import { findSalesforceUser, type UserMatch } from '../people/salesforce-user';
import type { MailReport } from './mail/mail-sync';
import type { Learned, RunDeps, RunReport } from './run';
import { SUSPENDING } from './roster';
import type { UserRecord } from './user-record';

const HOUR_MS = 3_600_000;
const KEEP_ALIVE_MS = 24 * HOUR_MS;
/** Of one user's own match: a change in Salesforce is seen within a day, at once where the user presses Sync now. */
const LOOK_AGAIN_MS = 24 * HOUR_MS;
/**
 * Without mail nobody would learn of a loss: the first run of the domain in each cycle asks Salesforce, where nobody's
 * has done so for this long, and whoever runs after it knows.
 */
const HEARTBEAT_MS = 50 * 60_000;

/** What is left of the allocation is known once Salesforce has answered: so it is looked at last, for everybody. */
export function passOf(deps: RunDeps, organization: OrganizationRecord, mine: UserRecord): RunReport {
  const report = passed(deps, organization, mine);
  if (deps.budget() === 'stop') noteAllowanceUsed(deps.organization, deps.nowMs());
  return report;
}

function passed(deps: RunDeps, organization: OrganizationRecord, mine: UserRecord): RunReport {
  try {
    keepAlive(deps);
    const mail = deps.syncMail(organization);
    if (mail.end === 'busy') return { kind: 'skipped', isBusy: true };
    if (mail.end === 'stopped' || (mail.end === 'throttled' && !mail.runner)) return { kind: 'skipped' };
    const match = mail.runner ?? lookedUp(deps, organization, mine);
    if (match) noteSuccess(deps.organization, organization, deps.nowMs());
    return learned(match, mail, mine);
  } catch (error) {
    if (!isAppError(error)) throw error;
    noteFailure(deps.organization, error, { connection: deps.connection, nowMs: deps.nowMs() });
    return reportOf(error);
  }
}

/** Refresh tokens may die after 30 idle days (facts/quality.md A4): one refresh a day and domain, whoever comes first. */
function keepAlive({ connection, organization, nowMs }: RunDeps): void {
  const issuedAtMs = connection.issuedAtMs();
  if (issuedAtMs === undefined || nowMs() - issuedAtMs < KEEP_ALIVE_MS) return;
  try {
    connection.credentials.renewed(connection.credentials.current());
  } catch (error) {
    // The token at hand may well do for this run. Too many log-ins are everybody's: those after it rest.
    if (hasCode(error, 'salesforce.rate_limited'))
      noteFailure(organization, error, { connection, nowMs: nowMs() });
    else if (!hasCode(error, 'salesforce.unavailable', 'store.busy')) throw error;
  }
}

/** Nothing where what is known is recent enough: an hour without mail asks Salesforce nothing. */
function lookedUp(deps: RunDeps, organization: OrganizationRecord, mine: UserRecord): UserMatch | undefined {
  const { connected } = organization;
  if (isKnown(organization, mine, deps.nowMs())) return undefined;
  return findSalesforceUser(deps.records, {
    address: deps.person.address,
    environment: connected?.environment ?? 'production',
    serviceUserId: connected?.serviceUser.id ?? '',
  });
}

function isKnown(organization: OrganizationRecord, mine: UserRecord, nowMs: number): boolean {
  const { lastSuccessAtMs = 0, failure } = organization;
  const { result, userAskedAtMs = 0 } = mine;
  const isWell = result?.kind === 'active' || result?.kind === 'catching-up';
  return (
    isWell && !failure && nowMs - userAskedAtMs < LOOK_AGAIN_MS && nowMs - lastSuccessAtMs < HEARTBEAT_MS
  );
}

function learned(match: UserMatch | undefined, { end }: MailReport, mine: UserRecord): Learned {
  const kind = end === 'done' ? 'active' : 'catching-up';
  if (!match) return { kind, ...(mine.salesforceUser ? { salesforceUser: mine.salesforceUser } : {}) };
  if (match.kind === 'found') return { kind, salesforceUser: match.name, isAsked: true };
  return match.kind === 'none'
    ? { kind: 'no-user', isAsked: true }
    : { kind: 'ambiguous', field: match.field, isAsked: true };
}

/** What passes by itself, and what concerns everybody, is no user's own error. */
function reportOf(error: AppError): RunReport {
  const words = wordsOf(error);
  const code = SUSPENDING.find((own) => own === error.code);
  if (code !== undefined) return { kind: 'suspended', words, code };
  if (hasCode(error, 'google.permission_missing')) return { kind: 'needs-permission' };
  return hasCode(error, 'auth.lost', 'auth.blocked', 'salesforce.session_refused', 'salesforce.forbidden')
    ? { kind: 'waiting', words }
    : { kind: 'skipped' };
}
