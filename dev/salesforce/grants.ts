/** Owns what the app may do for a user: refresh tokens, access tokens, and how each of them ends. */

import type { OrgAct } from './controls';
import type { Org, OrgUser } from './org';
import type { Grant, OrgState } from './org-state';
import { isRefreshable } from './refresh-policy';
import { isSessionOutside } from './sign-in-policy';

const HOUR_MS = 60 * 60 * 1000;
/** Approvals a user may give one app; one more ends the oldest (seen). */
const GRANTS_PER_USER = 5;

export interface Issued {
  user: OrgUser;
  scopes: string[];
  accessToken: string;
  /** Undefined when none was made: no such scope, or a refresh without rotation. */
  refreshToken: string | undefined;
}

export interface Bearer {
  user: OrgUser;
  scopes: string[];
}

/** Makes a grant and its first tokens. A sixth of one user revokes the oldest. */
export function openGrant(org: Org, user: OrgUser, scopes: string[]): Issued {
  const refreshToken = scopes.includes('refresh_token') ? org.newSecret('5Aep861') : null;
  const grant: Grant = {
    id: org.state().secrets,
    userId: user.id,
    scopes,
    grantedAtMs: org.clock.nowMs(),
    refreshToken,
    expired: false,
    deadRefreshTokens: [],
    accessTokens: [],
  };
  org.change((state) => {
    dropEnded(org, state);
    state.grants.push(grant);
    const own = liveGrants(org).filter((one) => one.userId === user.id);
    drop(state, own.slice(0, -GRANTS_PER_USER));
  });
  return { user, scopes, accessToken: newAccessToken(org, grant), refreshToken: refreshToken ?? undefined };
}

/** The grant of a live refresh token. A dead one that comes back revokes its grant (documented). */
export function findRefreshable(org: Org, refreshToken: string): Grant | undefined {
  const replayed = org.state().grants.find((grant) => grant.deadRefreshTokens.includes(refreshToken));
  if (replayed) org.change((state) => drop(state, [replayed]));
  return org.state().grants.find((grant) => grant.refreshToken === refreshToken && isRefreshable(org, grant));
}

/** Gives a new access token, and with rotation a new refresh token in place of the one that was shown. */
export function refreshGrant(org: Org, user: OrgUser, grant: Grant): Issued {
  let refreshToken: string | undefined;
  grant.usedAtMs = org.clock.nowMs();
  if (org.controls().rotation && grant.refreshToken !== null) {
    refreshToken = org.newSecret('5Aep861');
    grant.deadRefreshTokens.push(grant.refreshToken);
    grant.refreshToken = refreshToken;
  }
  return { user, scopes: grant.scopes, accessToken: newAccessToken(org, grant), refreshToken };
}

function newAccessToken(org: Org, grant: Grant): string {
  const nowMs = org.clock.nowMs();
  const token = org.newSecret(`${org.organizationId().slice(0, 15)}!AQ`);
  org.change(() => {
    grant.accessTokens = grant.accessTokens.filter(({ endsAtMs }) => endsAtMs > nowMs);
    const endsAtMs = nowMs + org.controls().sessionHours * HOUR_MS;
    grant.accessTokens.push({ token, startsAtMs: nowMs, endsAtMs });
  });
  return token;
}

/**
 * Who an access token stands for; undefined when it has ended. Deactivating the user, closing the org, blocking the
 * app or removing it ends its sessions (documented for the block, assumed for the others); freezing the user does not
 * (assumed).
 */
export function findBearer(org: Org, accessToken: string): Bearer | undefined {
  const { appBlocked, appInstalled, organizationActive } = org.controls();
  if (appBlocked || !appInstalled || !organizationActive || isSessionOutside(org)) return undefined;
  const isLive = (one: { token: string; endsAtMs: number }) =>
    one.token === accessToken && one.endsAtMs > org.clock.nowMs();
  const grant = org.state().grants.find(({ accessTokens }) => accessTokens.some(isLive));
  const user = grant && org.userById(grant.userId);
  return user?.active ? { user, scopes: grant!.scopes } : undefined;
}

/** Ends an access token alone, or a refresh token with all its access tokens (documented). False: no such token. */
export function revokeToken(org: Org, token: string): boolean {
  const { grants } = org.state();
  const byRefresh = grants.find((grant) => grant.refreshToken === token);
  if (byRefresh) {
    org.change((state) => drop(state, [byRefresh]));
    return true;
  }
  const byAccess = grants.find(({ accessTokens }) => accessTokens.some((one) => one.token === token));
  if (!byAccess) return false;
  org.change(() => (byAccess.accessTokens = byAccess.accessTokens.filter((one) => one.token !== token)));
  return true;
}

/** The grants that can still be refreshed, oldest first. */
export function liveGrants(org: Org): Grant[] {
  return org.state().grants.filter((grant) => isRefreshable(org, grant));
}

/** Ends all grants of one user, as "Revoke" in Setup does. */
export function revokeUser(org: Org, userId: string): void {
  org.change((state) =>
    drop(
      state,
      state.grants.filter((grant) => grant.userId === userId),
    ),
  );
}

/** Expired refresh tokens leave their access tokens alive to their own end; revoked ones take them along. */
export function carryOut(org: Org, act: OrgAct): void {
  const acts: Record<OrgAct, (state: OrgState) => void> = {
    expireRefreshTokens: (state) => state.grants.forEach((grant) => (grant.expired = true)),
    revokeRefreshTokens: (state) => (state.grants = []),
    expireAccessTokens: (state) => state.grants.forEach((grant) => (grant.accessTokens = [])),
  };
  if (!Object.hasOwn(acts, act)) throw new Error(`An org knows no act ${JSON.stringify(act)}.`);
  org.change(acts[act]);
}

function drop(state: OrgState, gone: Grant[]): void {
  state.grants = state.grants.filter((grant) => !gone.includes(grant));
}

/** A grant that nothing can come of any more is forgotten, so that the state does not grow for ever. */
function dropEnded(org: Org, state: OrgState): void {
  const nowMs = org.clock.nowMs();
  const isDead = (grant: Grant) =>
    !isRefreshable(org, grant) && grant.accessTokens.every(({ endsAtMs }) => endsAtMs <= nowMs);
  drop(state, state.grants.filter(isDead));
}
