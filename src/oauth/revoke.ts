/** Owns taking a grant back at Salesforce. */

import { hasCode } from '../errors';
import type { Http } from '../ports';

const TIMEOUT_SECONDS = 4;
/** The one chance there is: afterwards the token is erased here (facts/quality.md F60). */
const TRIES = 3;

/**
 * Revokes a refresh token and with it its access tokens (documented: facts/salesforce.md 1.6), and asks again where
 * that fails in passing. Returns whether Salesforce has done it; where it has not, the caller says so to whoever asked.
 */
export function revokeToken(http: Http, host: string, refreshToken: string): 'revoked' | 'not-revoked' {
  const end = revokedOnce(http, host, refreshToken);
  return end === 'passing' ? revokeTokenAgain(http, host, refreshToken) : end;
}

/** After one try that failed in passing. */
export function revokeTokenAgain(http: Http, host: string, refreshToken: string): 'revoked' | 'not-revoked' {
  for (let tried = 1; tried < TRIES; tried++) {
    const end = revokedOnce(http, host, refreshToken);
    if (end !== 'passing') return end;
  }
  return 'not-revoked';
}

type Revocation = 'revoked' | 'not-revoked' | 'passing';

/** One try: 4 s at most, so it may stand under the lock. */
export function revokedOnce(http: Http, host: string, refreshToken: string): Revocation {
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
    if (status === 200 || isGone) return 'revoked';
    return status >= 500 || status === 429 ? 'passing' : 'not-revoked';
  } catch (error) {
    if (hasCode(error, 'http.unreachable')) return 'passing';
    throw error;
  }
}
