/** Owns what a failed answer of Gmail means: status and body to a code, and whether the same request may help. */

import { AppError, causedBy, type ErrorCode, hasCode } from '../errors';
import type { HttpResponse } from '../ports';

type Answer = Pick<HttpResponse, 'status' | 'text'>;

/** The script's Cloud project has not switched the Gmail API on (documented reasons). */
const API_OFF = /"(accessNotConfigured|SERVICE_DISABLED)"/;
/** A quota is refused with a 403 as well, and passes (documented: gmail/api/guides/handle-errors). */
const QUOTA =
  /"(userRateLimitExceeded|rateLimitExceeded|quotaExceeded|dailyLimitExceeded|RATE_LIMIT_EXCEEDED)"/;
/** The person has not granted reading mail, or has taken it back (documented reasons; seen in the local host). */
const NO_SCOPE = /"(insufficientPermissions|ACCESS_TOKEN_SCOPE_INSUFFICIENT)"/;
/** An account without Gmail: a 400 (seen). */
const NO_MAILBOX = /"failedPrecondition"|"FAILED_PRECONDITION"/;
/** A message's id that Gmail cannot have given is a 400, not a 404 (seen). */
const NO_ID = /"Invalid id value"/;

export function gmailFailure({ status, text }: Answer): AppError {
  return new AppError(codeOf(status, text), 'Gmail refuses or fails', { status, api: 'Gmail API' });
}

function codeOf(status: number, text: string): ErrorCode {
  if (status === 401) return 'google.permission_missing';
  if (status === 403) return codeOfRefusal(text);
  if (status === 404 || status === 410) return 'google.not_found';
  if (status === 429) return 'google.throttled';
  if (status !== 400) return 'google.unavailable';
  if (NO_MAILBOX.test(text)) return 'google.forbidden';
  return NO_ID.test(text) ? 'google.not_found' : 'http.bad_response';
}

function codeOfRefusal(text: string): ErrorCode {
  if (QUOTA.test(text)) return 'google.throttled';
  if (API_OFF.test(text)) return 'google.api_off';
  return NO_SCOPE.test(text) ? 'google.permission_missing' : 'google.forbidden';
}

/** That Gmail does not answer, or not in a way that can be read, says nothing of Salesforce. */
export function asGoogles(error: AppError): AppError {
  if (!hasCode(error, 'http.unreachable', 'http.bad_response')) return error;
  return causedBy(new AppError('google.unavailable', error.message, error.facts), error);
}

/** Whether the same request may be answered a moment later. */
export function mayPass(failure: AppError): boolean {
  return hasCode(failure, 'google.throttled', 'google.unavailable');
}

const SHORT_MS = 500;
/** A quota of a minute is free again with the next one. */
const LONG_MS = 5_000;

/** How long to wait before the next try: twice as long each time, and for every execution another time. */
export function backoffMs(failure: AppError, tries: number, chance: number): number {
  const isQuota = failure.code === 'google.throttled' && failure.facts.status === 403;
  return (isQuota ? LONG_MS : SHORT_MS) * 2 ** tries * (1 + chance);
}
