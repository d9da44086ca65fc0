/** Owns the single-writer refresh: however many executions meet a dead access token, one calls Salesforce. */

import { AppError, hasCode } from '../errors';
import type { Http, Now, RenewalReason, WithLock } from '../ports';
import type { Environment } from '../store/keys';
import type { SharedValue } from '../store/shared-value';
import type { AppCredentials } from './app-credentials';
import { hostOf } from './hosts';
import { passedBy, refreshed, refreshForm, refused } from './refresh-grant';
import { callTokenEndpoint, tokenError, type TokenOutcome, type Unreachable } from './token-endpoint';
import type { ConnectionRecord, Grant, Refusal } from './token-record';

/** Told under the lock, right after the connection is stored; `resetting` before it is erased. */
export interface ConnectionEvents {
  refreshed(generation: number): void;
  refused(refusal: Refusal, generation: number): void;
  resetting(): void;
  wasReset(): void;
}

export interface RenewDeps {
  connection: SharedValue<ConnectionRecord>;
  credentials: (environment: Environment) => AppCredentials;
  http: Http;
  withLock: WithLock;
  nowMs: Now;
  events: ConnectionEvents;
}

/** The lock is held for a refresh, its stores included: 5 s at most (facts/quality.md P15). */
const TIMEOUT_SECONDS = 4;
/** Of both hosts, where it has moved. */
const ALL_SECONDS = 5;

/** @throws auth.not_connected, auth.lost, auth.blocked */
export function usableGrant(connection: ConnectionRecord | undefined): Grant {
  if (!connection?.grant) throw new AppError('auth.not_connected', 'no connection');
  if (connection.refusal) throw tokenError(connection.refusal);
  return connection.grant;
}

/** An endpoint that does not answer is not asked by every run (facts/quality.md F51). */
const ASK_AGAIN_MS = 600_000;

/** The last refresh, where it has failed in passing and so lately that nobody but an admin asks again. */
export function passingOf(connection: ConnectionRecord | undefined, nowMs: number): Unreachable | undefined {
  const { passing } = connection ?? {};
  if (!passing || nowMs - passing.atMs >= ASK_AGAIN_MS) return undefined;
  const { words, isLoginRate } = passing;
  return { kind: 'unreachable', words, ...(isLoginRate ? { isLoginRate } : {}) };
}

function requireRested({ nowMs }: RenewDeps, connection: ConnectionRecord | undefined): void {
  const passing = passingOf(connection, nowMs());
  if (passing) throw tokenError(passing);
}

/** Each search is a refresh, which is a log-in of the service account. */
const SEARCH_EVERY_MS = 3_600_000;

/**
 * Returns a grant whose access token is not `failedToken`.
 *
 * Most callers find that another has refreshed, and need no lock. In the lock the newer of cache and property
 * decides, so that a refresh token that rotates is never used twice, and a refusal ends all further calls.
 * Where the org's address is `gone`, a refresh tells the new one (facts/quality.md F38); within an hour of the last
 * such search the grant comes back as it is.
 *
 * A refresh that has failed in passing counts for ten minutes, for everybody.
 *
 * @throws auth.not_connected, auth.lost, auth.blocked, salesforce.unavailable, salesforce.rate_limited, store.busy
 */
export function renewGrant(deps: RenewDeps, failedToken: string, because: RenewalReason = 'refused'): Grant {
  const known = deps.connection.read();
  const seen = usableGrant(known);
  if (seen.accessToken !== failedToken || isEnough(deps, known, because)) return seen;
  requireRested(deps, known);
  try {
    return deps.withLock(() => renewUnderLock(deps, failedToken, because));
  } catch (error) {
    if (!hasCode(error, 'store.busy')) throw error;
    // The one who held the lock may have refreshed meanwhile.
    const late = usableGrant(deps.connection.read());
    if (late.accessToken !== failedToken) return late;
    throw error;
  }
}

function isEnough(
  { nowMs }: RenewDeps,
  connection: ConnectionRecord | undefined,
  because: RenewalReason,
): boolean {
  const { soughtAtMs } = connection ?? {};
  return because === 'gone' && soughtAtMs !== undefined && nowMs() - soughtAtMs < SEARCH_EVERY_MS;
}

function renewUnderLock(deps: RenewDeps, failedToken: string, because: RenewalReason): Grant {
  const connection = deps.connection.readLatest();
  // A kill between property and cache leaves an old copy, which would send everybody here for its hour.
  const isCopyOld = connection !== undefined && deps.connection.read()?.revision !== connection.revision;
  if (isCopyOld) deps.connection.write(connection);
  const grant = usableGrant(connection);
  if (!connection || grant.accessToken !== failedToken || isEnough(deps, connection, because)) return grant;
  requireRested(deps, connection);
  const asking = because === 'gone' ? searching(deps, connection) : connection;
  const asked = askedForTokens(deps, grant);
  if (asked.outcome.kind === 'unreachable')
    deps.connection.write(passedBy(asking, asked.outcome, deps.nowMs()));
  return usableGrant(kept(deps, asking, { ...asked, grant }));
}

/** Written before the search, so that one that fails, or is killed, counts too. */
function searching(deps: RenewDeps, connection: ConnectionRecord): ConnectionRecord {
  const next = { ...connection, revision: connection.revision + 1, soughtAtMs: deps.nowMs() };
  deps.connection.write(next);
  return next;
}

/**
 * Calls the token endpoint once, or where that has moved once more, and stores what comes of it with one write; for
 * use under the lock.
 *
 * @throws salesforce.unavailable, salesforce.rate_limited
 */
export function refreshNow(deps: RenewDeps, connection: ConnectionRecord, grant: Grant): ConnectionRecord {
  return kept(deps, connection, { ...askedForTokens(deps, grant), grant });
}

/** @throws as `refreshNow` */
function kept(
  deps: RenewDeps,
  connection: ConnectionRecord,
  { grant, host, outcome }: Asked & { grant: Grant },
): ConnectionRecord {
  if (outcome.kind === 'unreachable') throw tokenError(outcome);
  const next =
    outcome.kind === 'granted'
      ? refreshed({ connection, grant: { ...grant, host } }, outcome.answer, deps.nowMs())
      : refused(connection, outcome, deps.nowMs());
  deps.connection.write(next);
  if (next.refusal) deps.events.refused(next.refusal, next.revision);
  else deps.events.refreshed(next.revision);
  return next;
}

interface Asked {
  host: string;
  outcome: TokenOutcome;
}

/** The refresh token goes nowhere but to My Domains: the known one, the one it points to, the one that answers the API. */
function askedForTokens(deps: RenewDeps, grant: Grant): Asked {
  const form = refreshForm(deps.credentials(grant.environment), grant.refreshToken);
  const begunAtMs = deps.nowMs();
  const ask = (host: string) => {
    const left = ALL_SECONDS - Math.ceil((deps.nowMs() - begunAtMs) / 1_000);
    const timeoutSeconds = Math.max(1, Math.min(TIMEOUT_SECONDS, left));
    return { host, outcome: callTokenEndpoint(deps.http, { host, form, timeoutSeconds }) };
  };
  const first = ask(grant.host);
  const other = first.outcome.kind === 'unreachable' ? otherHost(first.outcome, grant) : undefined;
  return other === undefined || other === grant.host ? first : ask(other);
}

function otherHost({ movedTo, isGone }: Unreachable, { instanceUrl }: Grant): string | undefined {
  return movedTo ?? (isGone ? hostOf(instanceUrl) : undefined);
}
