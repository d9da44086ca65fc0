/** Owns what an admin's last connect shows, where it has not ended in the connection that is there now. */

import type { AttemptModel } from '../cards/attempt-widgets';
import { ERRORS, type ErrorCode } from '../errors';
import type { App } from '../app';
import { describeError } from '../text/errors';

type Attempt = NonNullable<ReturnType<App['myAttempt']>>;

/** `connectedAtMs` is when the present connection was made: an older attempt has nothing more to say. */
export function attemptModel(attempt: Attempt | undefined, connectedAtMs = 0): AttemptModel | undefined {
  if (!attempt || attempt.startedAtMs < connectedAtMs) return undefined;
  const { environment, outcome } = attempt;
  if (!outcome) return { environment, atMs: attempt.startedAtMs };
  const { code, facts, atMs } = outcome;
  return {
    environment,
    atMs,
    outcome: describeError(isErrorCode(code) ? code : 'unexpected', facts),
    ...(code === 'auth.person_account' ? { personAddress: facts.address ?? '' } : {}),
    ...(code === 'auth.other_organization' ? { otherOrganizationId: facts.found ?? '' } : {}),
  };
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.keys(ERRORS).includes(code);
}
