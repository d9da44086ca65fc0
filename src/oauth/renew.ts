/** Owns the single-writer refresh: however many executions meet a dead access token, one calls Salesforce. */

import { AppError, hasCode } from '../errors';
import type { Http, Now, WithLock } from '../ports';
import type { Environment } from '../store/keys';
import type { SharedValue } from '../store/shared-value';
import type { AppCredentials } from './app-credentials';
import { refreshed, refreshForm, refused } from './refresh-grant';
import { callTokenEndpoint, tokenError } from './token-endpoint';
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

/** The lock is held for a refresh, so for at most about this long. */
const TIMEOUT_SECONDS = 5;

/** @throws auth.not_connected, auth.lost, auth.blocked */
export function usableGrant(connection: ConnectionRecord | undefined): Grant {
  if (!connection?.grant) throw new AppError('auth.not_connected', 'no connection');
  if (connection.refusal) throw tokenError(connection.refusal);
  return connection.grant;
}

/**
 * Returns a grant whose access token is not `failedToken`.
 *
 * Most callers find that another has refreshed, and need no lock. In the lock the newer of cache and property
 * decides, so that a refresh token that rotates is never used twice, and a refusal ends all further calls.
 *
 * @throws auth.not_connected, auth.lost, auth.blocked, salesforce.unavailable, store.busy
 */
export function renewGrant(deps: RenewDeps, failedToken: string): Grant {
  const seen = usableGrant(deps.connection.read());
  if (seen.accessToken !== failedToken) return seen;
  try {
    return deps.withLock(() => renewUnderLock(deps, failedToken));
  } catch (error) {
    if (!hasCode(error, 'store.busy')) throw error;
    // The one who held the lock may have refreshed meanwhile.
    const late = usableGrant(deps.connection.read());
    if (late.accessToken !== failedToken) return late;
    throw error;
  }
}

function renewUnderLock(deps: RenewDeps, failedToken: string): Grant {
  const connection = deps.connection.readLatest();
  // A kill between property and cache leaves an old copy, which would send everybody here for its hour.
  const isCopyOld = connection !== undefined && deps.connection.read()?.revision !== connection.revision;
  if (isCopyOld) deps.connection.write(connection);
  const grant = usableGrant(connection);
  if (!connection || grant.accessToken !== failedToken) return grant;
  return usableGrant(refreshNow(deps, connection, grant));
}

/**
 * Calls the token endpoint once and stores what comes of it; for use under the lock.
 *
 * @throws salesforce.unavailable
 */
export function refreshNow(deps: RenewDeps, connection: ConnectionRecord, grant: Grant): ConnectionRecord {
  const form = refreshForm(deps.credentials(grant.environment), grant.refreshToken);
  const outcome = callTokenEndpoint(deps.http, { host: grant.host, form, timeoutSeconds: TIMEOUT_SECONDS });
  if (outcome.kind === 'unreachable') throw tokenError(outcome);
  const next =
    outcome.kind === 'granted'
      ? refreshed({ connection, grant }, outcome.answer, deps.nowMs())
      : refused(connection, outcome, deps.nowMs());
  deps.connection.write(next);
  if (next.refusal) deps.events.refused(next.refusal, next.revision);
  else deps.events.refreshed(next.revision);
  return next;
}
