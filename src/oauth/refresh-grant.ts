/** Owns the refresh grant as pure data: its form, and what the stored connection becomes with the answer. */

import { hasCode } from '../errors';
import type { AppCredentials } from './app-credentials';
import { readInstanceUrl } from './hosts';
import type { TokenAnswer, TokenRefusal } from './token-endpoint';
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
 * address that is no org's, the tokens are kept, since the old ones may be dead, but nothing is sent anywhere.
 */
export function refreshed(
  before: { connection: ConnectionRecord; grant: Grant },
  answer: TokenAnswer,
  nowMs: number,
): ConnectionRecord {
  const grant: Grant = {
    ...before.grant,
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token ?? before.grant.refreshToken,
    issuedAtMs: nowMs,
  };
  const revision = before.connection.revision + 1;
  const instanceUrl = knownInstanceUrl(answer.instance_url);
  if (instanceUrl !== undefined) return { revision, grant: { ...grant, instanceUrl } };
  const words = 'the answer names an address that is no My Domain of Salesforce';
  return { revision, grant, refusal: { kind: 'blocked', words, atMs: nowMs } };
}

function knownInstanceUrl(url: string): string | undefined {
  try {
    return readInstanceUrl(url);
  } catch (error) {
    if (hasCode(error, 'auth.host_refused')) return undefined;
    throw error;
  }
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
