/** Owns authorization codes: short-lived, for one use, bound to a client, its callback and a code challenge. */

import type { Org } from './org';
import type { AuthorizationCode } from './org-state';

/** Fifteen minutes (assumed). */
export const CODE_MS = 15 * 60 * 1000;
/** How long an ended code is still told from one that never was. */
const REMEMBERED_MS = 24 * 60 * 60 * 1000;

export type CodeFacts = Pick<
  AuthorizationCode,
  'userId' | 'clientId' | 'redirectUri' | 'scopes' | 'challenge'
>;

/** Starts with `aPrx` and ends in `==`, so a client must decode it from its callback and encode it again (seen). */
export function issueCode(org: Org, facts: CodeFacts): string {
  const { userId, clientId, redirectUri, scopes, challenge } = facts;
  const code = `${org.newSecret('aPrx')}==`;
  const nowMs = org.clock.nowMs();
  org.change((state) => {
    state.codes = state.codes.filter(({ endsAtMs }) => endsAtMs + REMEMBERED_MS > nowMs);
    const endsAtMs = nowMs + CODE_MS;
    state.codes.push({ code, userId, clientId, redirectUri, scopes, challenge, endsAtMs, used: false });
  });
  return code;
}

/** Spends a code. `ended`: it was used before, or is too old. Undefined: it never was. */
export function spendCode(org: Org, code: string): AuthorizationCode | 'ended' | undefined {
  const found = org.state().codes.find((one) => one.code === code);
  if (!found) return undefined;
  if (found.used || found.endsAtMs <= org.clock.nowMs()) return 'ended';
  org.change(() => (found.used = true));
  return found;
}
