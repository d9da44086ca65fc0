/** Owns what a failed answer of the REST API means: status and body to a code. */

import { list, optional, record, text, decodeJson } from '../decode';
import { AppError, type ErrorCode, hasCode } from '../errors';
import type { HttpResponse } from '../ports';

const errorList = list(record({ message: text, errorCode: optional(text) }));

export interface RemoteError {
  errorCode: string;
  message: string;
}

/** A 401 with this text is a policy, and no refresh helps (secondary: facts/salesforce.md 2.7). */
const NOT_FOR_REST = 'This session is not valid for use with the REST API';

/** Whether a new access token, or the address that comes with it, may help. */
export function isDeadSession(response: HttpResponse): boolean {
  if (sentOnTo(response) !== undefined) return true;
  return response.status === 401 && firstError(response)?.message !== NOT_FOR_REST;
}

/** The host to which an answer points: a page to log in, or where the org has moved (facts/quality.md F34). */
function sentOnTo({ status, headers }: HttpResponse): string | undefined {
  const { location } = headers;
  if (![301, 302, 303, 307, 308].includes(status) || location === undefined) return undefined;
  // No more of it is told: an address may bear what opens a session.
  return /^https?:\/\/([^/?#@]+)(?:[/?#]|$)/.exec(location)?.[1] ?? 'another page';
}

/** By `errorCode` (secondary and documented: facts/salesforce.md 2.7); the status decides about the rest. */
const CODES = new Map<string, ErrorCode>(
  Object.entries({
    REQUEST_LIMIT_EXCEEDED: 'salesforce.rate_limited',
    API_DISABLED_FOR_ORG: 'salesforce.forbidden',
    API_CURRENTLY_DISABLED: 'salesforce.forbidden',
    INSUFFICIENT_ACCESS_OR_READONLY: 'salesforce.forbidden',
    INSUFFICIENT_ACCESS: 'salesforce.forbidden',
    STORAGE_LIMIT_EXCEEDED: 'salesforce.storage_full',
    NOT_FOUND: 'salesforce.not_found',
    SERVER_UNAVAILABLE: 'salesforce.unavailable',
    QUERY_TIMEOUT: 'salesforce.unavailable',
    // A user has ten open queries, and one more ends the oldest (documented): another run's may end ours.
    INVALID_QUERY_LOCATOR: 'salesforce.unavailable',
    UNKNOWN_EXCEPTION: 'salesforce.unavailable',
  } as const),
);

export function failureOf(response: HttpResponse): AppError {
  const remote = firstError(response);
  const elsewhere = sentOnTo(response);
  const words = remote
    ? wordsOf(remote)
    : `HTTP ${response.status}${elsewhere === undefined ? '' : `, sent on to ${elsewhere}`}`;
  const code = remote ? (codeOf(remote) ?? codeOfStatus(response)) : codeWithoutWords(response);
  return new AppError(code, 'Salesforce refused a request', { words, status: response.status });
}

/** Of a part of a composite call, which says its status and body itself. */
export function failureOfPart(status: number, body: unknown): AppError {
  return failureOf({ status, headers: {}, text: JSON.stringify(body ?? null) });
}

/** Cut, so that whatever came fits into the values that keep it. */
export function wordsOf({ errorCode, message }: RemoteError): string {
  return `${errorCode}: ${message}`.slice(0, 500);
}

function codeOf({ errorCode, message }: RemoteError): ErrorCode | undefined {
  // Too many long calls at once (general knowledge: facts/salesforce.md 2.7): over in seconds, unlike the day's allowance.
  if (errorCode === 'REQUEST_LIMIT_EXCEEDED' && /^Concurrent/.test(message)) return 'salesforce.busy';
  // While Salesforce moves an org, and no right is missing (words assumed).
  if (errorCode === 'INSUFFICIENT_ACCESS_OR_READONLY' && /read-only mode/i.test(message))
    return 'salesforce.unavailable';
  return CODES.get(errorCode);
}

/** Said of one record, and true of every other. */
const OF_THE_ORG = ['STORAGE_LIMIT_EXCEEDED', 'REQUEST_LIMIT_EXCEEDED', 'SERVER_UNAVAILABLE'];

/** What a failed record says of the whole org; undefined where it speaks of itself. */
export function failureOfOrg(remote: RemoteError): AppError | undefined {
  const { errorCode } = remote;
  const code = codeOf(remote);
  // Of the codes that are the org's by their words alone, none is in the table.
  const isOfOrg = OF_THE_ORG.includes(errorCode) || code !== CODES.get(errorCode);
  if (!code || !isOfOrg) return undefined;
  return new AppError(code, 'Salesforce takes no record', { words: wordsOf(remote) });
}

/** Salesforce says why it refuses; a proxy's page, or something else on the way, does not (facts/quality.md F32). */
function codeWithoutWords({ status }: HttpResponse): ErrorCode {
  return status === 401 ? 'salesforce.session_refused' : 'salesforce.unavailable';
}

function codeOfStatus({ status }: HttpResponse): ErrorCode {
  if (status === 401) return 'salesforce.session_refused';
  if (status === 403) return 'salesforce.forbidden';
  if (status === 404) return 'salesforce.not_found';
  // 406, 420 and 429 pass by themselves too (facts/quality.md B1).
  if (status >= 500 || [406, 408, 420, 429].includes(status)) return 'salesforce.unavailable';
  return status >= 400 ? 'salesforce.rejected' : 'salesforce.unavailable';
}

function firstError(response: HttpResponse): RemoteError | undefined {
  try {
    const [first] = decodeJson('http.bad_response', errorList, response.text);
    return first && { message: first.message, errorCode: first.errorCode ?? 'UNKNOWN' };
  } catch (error) {
    // An HTML page or an empty body: not Salesforce's decision.
    if (hasCode(error, 'http.bad_response')) return undefined;
    throw error;
  }
}
