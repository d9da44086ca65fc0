/** Owns how failure looks: one error with a code, and one table that says of each code whom it concerns. */

/** Who can do something about it; whether trying again helps; how loud the log is. */
interface Nature {
  audience: 'user' | 'admin' | 'developer';
  retry: 'never' | 'later' | 'after-admin';
  level: 'info' | 'warn' | 'error';
}

const user = (retry: Nature['retry'] = 'never'): Nature => ({ audience: 'user', retry, level: 'info' });
const admin = (retry: Nature['retry'] = 'after-admin'): Nature => ({
  audience: 'admin',
  retry,
  level: 'warn',
});
const developer = (): Nature => ({ audience: 'developer', retry: 'never', level: 'error' });
const passing = (): Nature => ({ audience: 'user', retry: 'later', level: 'warn' });

export const ERRORS = {
  /** A form field or an action parameter does not decode. Facts: field, reason. */
  'input.invalid': user(),
  /** An admin's handler was called by someone else. */
  'access.not_admin': user(),
  /** Only a Workspace admin may do this, not one whom an admin has named. */
  'access.not_workspace_admin': user(),
  /** The account belongs to a domain that everybody shares, as gmail.com. */
  'access.consumer_domain': user(),
  /** This copy of the script belongs to another domain. */
  'access.other_installation': admin(),
  /** No app credentials for this environment. Facts: environment. */
  'auth.credentials_missing': admin(),
  /** There is no connection. */
  'auth.not_connected': admin(),
  /** An admin has switched the service account off. */
  'auth.disabled': admin(),
  /** The refresh token expired or was revoked: a person must sign in again. Facts: words. */
  'auth.lost': admin(),
  /** Salesforce refuses the app or the account. Facts: words. */
  'auth.blocked': admin(),
  /** The person said no at Salesforce, or Salesforce did for them. Facts: words. */
  'auth.denied': admin(),
  /** The callback does not belong to a connect in progress of this person. */
  'auth.state_invalid': admin(),
  /** Salesforce did not take the authorization code. Facts: words. */
  'auth.code_refused': admin(),
  /** The answer names an address that is no Salesforce org's. */
  'auth.host_refused': admin(),
  /** The account is that of a person in scope. Facts: address, name. */
  'auth.person_account': admin(),
  /** The account belongs to another organization than before. Facts: name, found. */
  'auth.other_organization': admin(),
  /** No answer: network, DNS, time-out. Facts: host; reason `unknown-host` where nobody knows that name. */
  'http.unreachable': passing(),
  /** An answer that cannot be read. Facts: what. */
  'http.bad_response': passing(),
  /** 401 again right after a refresh. Facts: words. */
  'salesforce.session_refused': admin(),
  /** A right is missing, or the API is off. Facts: words. */
  'salesforce.forbidden': admin(),
  /** Salesforce does not take the request. Facts: words. */
  'salesforce.rejected': admin(),
  'salesforce.not_found': admin(),
  /** The org's requests of the day are used up; with the fact reason `logins` the service account's of the hour. */
  'salesforce.rate_limited': passing(),
  /** Too many long calls at this moment. */
  'salesforce.busy': passing(),
  /** The field that keeps a mail from being logged twice is missing, or not unique. Facts: words. */
  'salesforce.key_field': admin(),
  /** The org has no room for another record. Facts: words. */
  'salesforce.storage_full': admin(),
  /** 5xx, maintenance, an HTML page in place of an answer. */
  'salesforce.unavailable': passing(),
  /** The directory, or Gmail, refuses this person. */
  'google.forbidden': user(),
  /** The script's Cloud project has not switched an API on. Facts: api, where it is not the Admin SDK API. */
  'google.api_off': admin(),
  'google.not_found': user(),
  'google.unavailable': passing(),
  /** Gmail no longer lists changes from where the last run stopped. */
  'google.cursor_expired': passing(),
  /** Gmail's quota leaves no room before the run's deadline. */
  'google.throttled': passing(),
  /** Google carries out no fetch of this person's executions any more today. */
  'google.quota_spent': passing(),
  /** Google does not send the mail: a quota, most likely. */
  'google.mail_refused': passing(),
  /** Google access of this person is missing. */
  'google.permission_missing': user(),
  /** A value over 9 KB (facts: key), or a store over its size (facts: words). */
  'store.full': admin(),
  /** A stored value that does not decode. Facts: key. */
  'store.corrupt': developer(),
  /** Google reads or writes no stored value right now: a quota of the day, most likely. Facts: words. */
  'store.refused': passing(),
  /** The lock was not to be had. */
  'store.busy': passing(),
  unexpected: developer(),
} as const satisfies Record<string, Nature>;

export type ErrorCode = keyof typeof ERRORS;

/** Flat and safe to log: never a token, a secret, a code, or a mail's text. */
export type ErrorFacts = Readonly<Record<string, string | number>>;

/** The only class of src/. Code, log and cards switch on `code`; `message` is for developers. */
export class AppError extends Error {
  /** What was caught when this was thrown; ES2020's Error has no cause of its own. */
  cause?: unknown;

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly facts: ErrorFacts = {},
  ) {
    super(message);
    this.name = 'AppError';
  }
}

/** Returns the error, with what was caught when it came about. */
export function causedBy(error: AppError, cause: unknown): AppError {
  error.cause = cause;
  return error;
}

export function isAppError(error: unknown): error is AppError {
  return error instanceof AppError;
}

/** Whether `error` is an AppError with one of these codes. */
export function hasCode(error: unknown, ...codes: ErrorCode[]): error is AppError {
  return isAppError(error) && codes.includes(error.code);
}

/** Salesforce's or Google's own words, and where there are none ours. */
export function wordsOf({ facts, message }: AppError): string {
  return String(facts.words ?? message);
}
