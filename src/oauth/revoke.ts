/** Owns taking a grant back at Salesforce. */

import { hasCode } from '../errors';
import type { Http } from '../ports';

const TIMEOUT_SECONDS = 4;

/**
 * Revokes a refresh token and with it its access tokens (documented: facts/salesforce.md 1.6). Returns whether
 * Salesforce has done it; where it cannot be reached, the caller says so to whoever asked.
 */
export function revokeToken(http: Http, host: string, refreshToken: string): 'revoked' | 'not-revoked' {
  try {
    const url = `https://${host}/services/oauth2/revoke`;
    const { status, text } = http({
      method: 'post',
      url,
      form: { token: refreshToken },
      timeoutSeconds: TIMEOUT_SECONDS,
    });
    // A token that Salesforce does not know any more needs no revoking.
    const isGone = status === 400 && /invalid_token|unsupported_token_type/.test(text);
    return status === 200 || isGone ? 'revoked' : 'not-revoked';
  } catch (error) {
    if (hasCode(error, 'http.unreachable')) return 'not-revoked';
    throw error;
  }
}
