/** Owns the error bodies of the REST API, and which status a code has. */

import type { SaveError } from '../org-data';
import { OrgRefusal } from '../refusal';
import type { RestAnswer } from './rest-call';
import { duplicateBody } from './duplicate-body';

export interface ErrorRow {
  message: string;
  errorCode: string;
  /** Only of errors in a record's values (documented). */
  fields?: readonly string[];
}

/** A call that is refused as a whole. */
export class RestError extends Error {
  override readonly name = 'RestError';
  readonly answer: RestAnswer;

  constructor(status: number, rows: object[], headers: Record<string, string> = {}) {
    super(JSON.stringify(rows));
    this.answer = { status, body: rows, headers };
  }
}

/** An array of one row (documented). A 401 names a scheme (seen). */
export function restError(status: number, errorCode: string, message: string): RestError {
  const row: ErrorRow = { message, errorCode };
  return new RestError(status, [row], status === 401 ? { 'www-authenticate': 'Token' } : {});
}

/** Words documented. */
export const notFound = () => restError(404, 'NOT_FOUND', 'The requested resource does not exist');

/** Words seen. */
export const noSuchKey = (field: string) =>
  restError(404, 'NOT_FOUND', `Provided external ID field does not exist or is not accessible: ${field}`);

export const badRequest = (errorCode: string, message: string) => restError(400, errorCode, message);

/** Words seen. */
export const notAllowed = (method: string, allowed: readonly string[]) =>
  new RestError(
    405,
    [
      {
        message: `HTTP Method '${method}' not allowed. Allowed are ${allowed.join(',')}`,
        errorCode: 'METHOD_NOT_ALLOWED',
      },
    ],
    { allow: allowed.join(', ') },
  );

/** Of codes that are not 400: documented, but for INSUFFICIENT_ACCESS_OR_READONLY, where 400 was seen too. */
const STATUSES: Record<string, number> = {
  NOT_FOUND: 404,
  ENTITY_IS_DELETED: 404,
  INSUFFICIENT_ACCESS_OR_READONLY: 403,
  REQUEST_LIMIT_EXCEEDED: 403,
  API_DISABLED_FOR_ORG: 403,
  INVALID_SESSION_ID: 401,
  SERVER_UNAVAILABLE: 503,
};

const statusOf = (code: string) => STATUSES[code] ?? 400;

/** What a thrown refusal is as an answer; anything else is a defect, and goes on. */
export function refusalAnswer(error: unknown): RestAnswer {
  if (error instanceof RestError) return error.answer;
  if (!(error instanceof OrgRefusal)) throw error;
  const { code, message, fields } = error;
  const row: ErrorRow = { message, errorCode: code, ...(fields ? { fields } : {}) };
  return { status: statusOf(code), body: [row] };
}

/** What was wrong with the one record of a call. The first error decides about the status (assumed), unless one is given. */
export function saveErrors(errors: readonly SaveError[], status?: number): RestError {
  const rows = errors.map(({ statusCode, message, fields, duplicates }) =>
    duplicates
      ? { [duplicates.key]: duplicateBody(duplicates, message), errorCode: statusCode, message }
      : { message, errorCode: statusCode, fields },
  );
  return new RestError(status ?? statusOf(errors[0]?.statusCode ?? ''), rows);
}
