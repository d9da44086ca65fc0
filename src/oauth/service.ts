/**
 * Owns the OAuth service of the domain's one connection, after the pattern of apps-script-oauth2: connect, use,
 * refresh, reset. Nobody outside `oauth/` sees a refresh token.
 */

import { AppError } from '../errors';
import type { Credentials, NewSecret, PropertyStore, SalesforceSession, Sha256 } from '../ports';
import type { Environment } from '../store/keys';
import { authorizationUrl } from './authorization-code';
import { completeConnect, type ConnectDeps } from './complete-connect';
import { CONNECT_SECONDS, createPendingStore, type PendingConnect } from './pending-connect';
import { passingOf, refreshNow, renewGrant, usableGrant } from './renew';
import { revokedOnce, revokeTokenAgain } from './revoke';
import type { Grant } from './token-record';

/** The members of that library's service that have a sense here; getToken and getLastError have none. */
type LibraryShape = Pick<
  GoogleAppsScriptOAuth2.OAuth2Service,
  | 'getAccessToken'
  | 'getAuthorizationUrl'
  | 'getRedirectUri'
  | 'handleCallback'
  | 'hasAccess'
  | 'refresh'
  | 'reset'
>;

export interface ConnectChoice {
  environment: Environment;
  /** Set when an admin has confirmed to connect another organization than before. */
  expectedOrganizationId?: string;
}

export interface OAuthService extends LibraryShape {
  /** Begins a connect: the address to open now; the old connection goes on. @throws auth.credentials_missing */
  getAuthorizationUrl(choice: object): string;
  /** What Salesforce redirected with. False when the person said no. @throws auth.*, and whatever `vet` throws */
  handleCallback(request: object): boolean;
  /** Only reads: whether there is a connection that may be used. */
  hasAccess(): boolean;
  /** @throws auth.not_connected, auth.lost, auth.blocked */
  getAccessToken(): string;
  /** Tries once, also after a refusal: for an admin's act, and for the daily keep-alive. @throws as `Credentials.renewed` */
  refresh(): void;
  /** A refresh has failed in passing a moment ago: until an admin asks, nobody tries again. */
  isResting(): boolean;
  /** Revokes at Salesforce and erases here, and erases here also when Salesforce cannot be reached. */
  reset(): void;
  credentials: Credentials;
  /** How the reset's revocation went, for the card that says so. */
  lastRevocation(): 'revoked' | 'not-revoked' | undefined;
  /** The connect of this person that is in progress, or that has ended without success. */
  attempt(): PendingConnect | undefined;
  noteOutcome(error: AppError): void;
  forgetAttempt(): void;
  /** When the access token was made. */
  issuedAtMs(): number | undefined;
  /** Counts the writes of the connection; 0 when there never was one. */
  generation(): number;
}

export interface OAuthDeps extends ConnectDeps {
  mine: PropertyStore;
  newSecret: NewSecret;
  sha256: Sha256;
  /** `https://script.google.com/macros/d/SCRIPT_ID/usercallback` */
  redirectUri: string;
  /** Encrypted by the platform, bound to this person and the callback. */
  newState(args: Readonly<Record<string, string>>, seconds: number): string;
}

export function createOAuthService(deps: OAuthDeps): OAuthService {
  const pending = createPendingStore(deps.mine);
  let revocation: 'revoked' | 'not-revoked' | undefined;
  const current = () => usableGrant(deps.connection.read());

  function getAuthorizationUrl(choice: object): string {
    const { environment, expectedOrganizationId } = choice as ConnectChoice;
    const credentials = deps.credentials(environment);
    const nonce = deps.newSecret();
    const verifier = deps.sha256(deps.newSecret() + deps.newSecret());
    pending.write({
      environment,
      startedAtMs: deps.nowMs(),
      secret: { nonce, verifier },
      ...(expectedOrganizationId === undefined ? {} : { expectedOrganizationId }),
    });
    const state = deps.newState({ nonce }, CONNECT_SECONDS);
    return authorizationUrl({ credentials, redirectUri: deps.redirectUri, state, verifier }, deps.sha256);
  }

  return {
    getRedirectUri: () => deps.redirectUri,
    getAuthorizationUrl,
    handleCallback: (request) => completeConnect(deps, pending, request),
    hasAccess() {
      const connection = deps.connection.read();
      return connection?.grant !== undefined && connection.refusal === undefined;
    },
    getAccessToken: () => current().accessToken,
    refresh: () => refreshOnce(deps),
    isResting: () => passingOf(deps.connection.read(), deps.nowMs()) !== undefined,
    reset: () => void (revocation = revokeAndErase(deps)),
    credentials: {
      current: () => sessionOf(current()),
      renewed: (failed, because) => sessionOf(renewGrant(deps, failed.accessToken, because)),
    },
    lastRevocation: () => revocation,
    attempt: () => pending.read(),
    noteOutcome(error) {
      const attempt = pending.read();
      if (attempt)
        pending.write({ ...attempt, outcome: { code: error.code, facts: error.facts, atMs: deps.nowMs() } });
    },
    forgetAttempt: () => pending.erase(),
    issuedAtMs: () => deps.connection.read()?.grant?.issuedAtMs,
    generation: () => deps.connection.read()?.revision ?? 0,
  };
}

function refreshOnce(deps: OAuthDeps): void {
  deps.withLock(() => {
    const connection = deps.connection.readLatest();
    if (!connection?.grant) throw new AppError('auth.not_connected', 'no connection');
    usableGrant(refreshNow(deps, connection, connection.grant));
  });
}

/**
 * Tries to revoke before it erases: a kill in between leaves something that can be disconnected again. Where that fails
 * in passing it is tried again once nobody waits for the lock any more.
 */
function revokeAndErase(deps: OAuthDeps): 'revoked' | 'not-revoked' | undefined {
  const erased = deps.withLock(() => {
    const connection = deps.connection.readLatest();
    const grant = connection?.grant;
    if (!grant) return undefined;
    deps.events.resetting();
    const revocation = revokedOnce(deps.http, grant.host, grant.refreshToken);
    deps.connection.write({ revision: connection.revision + 1 });
    deps.events.wasReset();
    return { grant, revocation };
  });
  if (erased?.revocation !== 'passing') return erased?.revocation;
  return revokeTokenAgain(deps.http, erased.grant.host, erased.grant.refreshToken);
}

function sessionOf({ accessToken, instanceUrl }: Grant): SalesforceSession {
  return { accessToken, instanceUrl };
}
