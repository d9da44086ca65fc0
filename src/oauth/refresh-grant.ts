/** Owns the refresh grant as pure data: its form, and what the stored connection becomes with the answer. */

import { hasCode } from '../errors';
import type { AppCredentials } from './app-credentials';
import { readIdentityUrl, readInstanceUrl } from './hosts';
import type { TokenAnswer, TokenRefusal, Unreachable } from './token-endpoint';
import type { ConnectionRecord, Grant } from './token-record';

export function refreshForm(credentials: AppCredentials, refreshToken: string): Record<string, string> {
  return {
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
    client_id: credentials.consumerKey,
    client_secret: credentials.consumerSecret,
  };
}

/**
 * A rotated refresh token takes the old one's place; an answer without one keeps it. Where the answer names an
 * address that is no org's, or another organization, the tokens are kept, since the old ones may be dead, but nothing
 * is sent anywhere.
 */
export function refreshed(
  before: { connection: ConnectionRecord; grant: Grant },
  answer: TokenAnswer,
  nowMs: number,
): ConnectionRecord {
  const { revision, soughtAtMs } = before.connection;
  const next = { revision: revision + 1, ...(soughtAtMs === undefined ? {} : { soughtAtMs }) };
  const grant: Grant = {
    ...before.grant,
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token ?? before.grant.refreshToken,
    issuedAtMs: nowMs,
  };
  const place = placeIn(answer, before.grant);
  if ('words' in place)
    return { ...next, grant, refusal: { kind: 'blocked', words: place.words, atMs: nowMs } };
  return { ...next, grant: { ...grant, instanceUrl: place.instanceUrl } };
}

/** Where the new token may be sent; words where nowhere. */
function placeIn(
  { instance_url, id }: TokenAnswer,
  { organizationId }: Grant,
): { instanceUrl: string } | { words: string } {
  try {
    const instanceUrl = readInstanceUrl(instance_url);
    if (isSameId(readIdentityUrl(id).organizationId, organizationId)) return { instanceUrl };
    return { words: 'the answer is of another organization than the one that was connected' };
  } catch (error) {
    if (!hasCode(error, 'auth.host_refused')) throw error;
    return { words: 'the answer names an address that is no My Domain of Salesforce' };
  }
}

/** The three characters that make 18 of 15 only check the others. */
function isSameId(one: string, other: string): boolean {
  return one.slice(0, 15) === other.slice(0, 15);
}

/** What it becomes where a refresh has failed in passing: the grant stays, and nobody asks again at once. */
export function passedBy(
  connection: ConnectionRecord,
  { words, isLoginRate }: Unreachable,
  atMs: number,
): ConnectionRecord {
  const passing = { words, atMs, ...(isLoginRate ? { isLoginRate } : {}) };
  return { ...connection, revision: connection.revision + 1, passing };
}

/** What a connection becomes when Salesforce refuses to refresh it. */
export function refused(
  connection: ConnectionRecord,
  failure: TokenRefusal,
  nowMs: number,
): ConnectionRecord {
  const { kind, words } = failure;
  return { ...connection, revision: connection.revision + 1, refusal: { kind, words, atMs: nowMs } };
}
