/** Owns the callback's order of steps: from what Salesforce redirected with to a stored connection, or none at all. */

import { optional, record, decode, text } from '../decode';
import { AppError } from '../errors';
import type { SalesforceSession } from '../ports';
import type { Environment } from '../store/keys';
import { codeForm } from './authorization-code';
import { readIdentityUrl, readInstanceUrl } from './hosts';
import { type PendingConnect, type PendingStore, takeSecret } from './pending-connect';
import type { RenewDeps } from './renew';
import { revokeToken } from './revoke';
import { callTokenEndpoint, type TokenAnswer, tokenError, wordsOf } from './token-endpoint';
import type { Grant } from './token-record';

/** A sign-in that has succeeded and is not stored yet. */
export interface Candidate {
  environment: Environment;
  session: SalesforceSession;
  organizationId: string;
  serviceUserId: string;
  expectedOrganizationId: string | undefined;
  /** When the refresh token will be over, where an admin entered its lifetime; milliseconds since 1970. */
  expiresAtMs: number | undefined;
}

export interface ConnectDeps extends RenewDeps {
  redirectUri: string;
  /**
   * Looks at the candidate with its own session. Throws to refuse it; returns what is to be written under the
   * lock, once the connection is stored.
   */
  vet(candidate: Candidate): (generation: number) => void;
}

/** The state's arguments and the query's come as one (documented: facts/apps-script.md section 4). */
const callback = record({
  nonce: optional(text),
  code: optional(text),
  error: optional(text),
  error_description: optional(text),
});

const TIMEOUT_SECONDS = 20;
const DAY_MS = 86_400_000;

/**
 * Returns false when the person, or Salesforce for them, said no.
 *
 * @throws auth.state_invalid, auth.code_refused, auth.host_refused, salesforce.unavailable, store.busy, or as `vet`
 */
export function completeConnect(deps: ConnectDeps, pending: PendingStore, request: object): boolean {
  const { nonce, code, error, error_description } = decode('auth.state_invalid', callback, request);
  const { verifier, attempt } = takeSecret(pending, nonce ?? '', deps.nowMs());
  if (error !== undefined) {
    const words = wordsOf(error, error_description);
    const outcome = { code: 'auth.denied', facts: { words }, atMs: deps.nowMs() };
    pending.write({ ...attempt, outcome });
    return false;
  }
  if (code === undefined) throw new AppError('auth.state_invalid', 'neither a code nor an error');
  const grant = redeem(deps, attempt, { code, verifier });
  adopt(deps, attempt, grant);
  pending.erase();
  return true;
}

function redeem(
  deps: ConnectDeps,
  attempt: PendingConnect,
  secret: { code: string; verifier: string },
): Grant {
  const credentials = deps.credentials(attempt.environment);
  const form = codeForm(credentials, { ...secret, redirectUri: deps.redirectUri });
  const outcome = callTokenEndpoint(deps.http, {
    host: credentials.host,
    form,
    timeoutSeconds: TIMEOUT_SECONDS,
  });
  if (outcome.kind === 'unreachable') throw tokenError(outcome);
  if (outcome.kind !== 'granted') throw codeRefused(outcome.words);
  const { answer } = outcome;
  return orRevoke(deps, { host: credentials.host, token: answer.refresh_token ?? answer.access_token }, () =>
    readGrant(answer, { environment: attempt.environment, host: credentials.host, nowMs: deps.nowMs() }),
  );
}

function readGrant(
  answer: TokenAnswer,
  { environment, host, nowMs }: { environment: Environment; host: string; nowMs: number },
): Grant {
  const instanceUrl = readInstanceUrl(answer.instance_url);
  const { organizationId, userId } = readIdentityUrl(answer.id);
  if (answer.refresh_token === undefined) throw codeRefused('Salesforce sent no refresh token');
  // Asked for is the API; a token that opens all else too is not kept where every run can read it.
  if (answer.scope?.split(' ').includes('full')) throw codeRefused('Salesforce granted the scope full');
  return {
    environment,
    host,
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token,
    instanceUrl,
    organizationId,
    serviceUserId: userId,
    issuedAtMs: nowMs,
  };
}

function codeRefused(words: string): AppError {
  return new AppError('auth.code_refused', 'the answer to the code is not taken', { words });
}

/** Vets, stores, and then revokes the grant that was replaced: Salesforce keeps five a user and app. */
function adopt(deps: ConnectDeps, attempt: PendingConnect, grant: Grant): void {
  const { refreshTokenDays } = deps.credentials(grant.environment);
  const replaced = orRevoke(deps, { host: grant.host, token: grant.refreshToken }, () => {
    const commit = deps.vet({
      environment: grant.environment,
      session: { accessToken: grant.accessToken, instanceUrl: grant.instanceUrl },
      organizationId: grant.organizationId,
      serviceUserId: grant.serviceUserId,
      expectedOrganizationId: attempt.expectedOrganizationId,
      expiresAtMs: refreshTokenDays === undefined ? undefined : deps.nowMs() + refreshTokenDays * DAY_MS,
    });
    return deps.withLock(() => {
      const before = deps.connection.readLatest();
      const revision = (before?.revision ?? 0) + 1;
      deps.connection.write({ revision, grant });
      orUndo(
        () => commit(revision),
        () => deps.connection.write({ ...before, revision: revision + 1 }),
      );
      return before?.grant;
    });
  });
  if (replaced && replaced.refreshToken !== grant.refreshToken) {
    revokeToken(deps.http, replaced.host, replaced.refreshToken);
  }
}

/** A refusal on the way takes the new token back, and leaves the old connection as it is. */
function orRevoke<T>(deps: ConnectDeps, granted: { host: string; token: string }, act: () => T): T {
  return orUndo(act, () => void revokeToken(deps.http, granted.host, granted.token));
}

function orUndo<T>(act: () => T, undo: () => void): T {
  let done = false;
  try {
    const result = act();
    done = true;
    return result;
  } finally {
    if (!done) undo();
  }
}
