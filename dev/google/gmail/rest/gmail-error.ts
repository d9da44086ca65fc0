/** Owns the error bodies of the Gmail API, in the shape and the words that its clients meet. */

export interface GmailRefusal {
  status: number;
  message: string;
  reason: string;
  /** The name of the status, for instance `NOT_FOUND`. */
  name: string;
  domain?: 'global' | 'usageLimits';
  /** The words of `errors[0]`, where they differ. */
  inner?: string;
  details?: object[];
  headers?: Record<string, string>;
}

/** Thrown by whatever handles a request; the routes turn it into an answer. */
export class GmailError extends Error {
  constructor(readonly refusal: GmailRefusal) {
    super(refusal.message);
  }
}

/** The shape is seen in many clients' reports: `errors` of the old style beside `status` of the new. */
export function errorResponse({ status, message, reason, name, ...more }: GmailRefusal): Response {
  const error = {
    code: status,
    message,
    errors: [{ message: more.inner ?? message, domain: more.domain ?? 'global', reason }],
    status: name,
    ...(more.details ? { details: more.details } : {}),
  };
  return Response.json({ error }, { status, ...(more.headers ? { headers: more.headers } : {}) });
}

/** Words of the message: seen where noted at the caller. */
export const invalid = (message: string) =>
  new GmailError({ status: 400, message, reason: 'invalidArgument', name: 'INVALID_ARGUMENT' });

/** Words: seen; also the answer to a history id that is too old (documented: 404). */
export const notFound = () =>
  new GmailError({
    status: 404,
    message: 'Requested entity was not found.',
    reason: 'notFound',
    name: 'NOT_FOUND',
  });

export const forbidden = (message: string) =>
  new GmailError({ status: 403, message, reason: 'forbidden', name: 'PERMISSION_DENIED' });

/** Words: seen. */
export const unauthenticated = () =>
  new GmailError({
    status: 401,
    message:
      'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.',
    inner: 'Invalid Credentials',
    reason: 'authError',
    name: 'UNAUTHENTICATED',
    headers: { 'www-authenticate': 'Bearer realm="https://accounts.google.com/", error="invalid_token"' },
  });

/** Words: seen. */
export const insufficientScopes = (method: string) =>
  new GmailError({
    status: 403,
    message: 'Request had insufficient authentication scopes.',
    inner: 'Insufficient Permission',
    reason: 'insufficientPermissions',
    name: 'PERMISSION_DENIED',
    details: [
      {
        '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
        reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
        domain: 'googleapis.com',
        metadata: { service: 'gmail.googleapis.com', method },
      },
    ],
    headers: {
      'www-authenticate': 'Bearer realm="https://accounts.google.com/", error="insufficient_scope"',
    },
  });

/** Words and the odd pair of 403 with `usageLimits`: seen (mxngls/gmail-cleaner issue 5). */
export const quotaExceeded = (per: 'minute per user' | 'minute') =>
  new GmailError({
    status: 403,
    message: `Quota exceeded for quota metric 'Queries' and limit 'Queries per ${per}' of service 'gmail.googleapis.com' for consumer 'project_number:${PROJECT_NUMBER}'.`,
    reason: 'rateLimitExceeded',
    domain: 'usageLimits',
    name: 'PERMISSION_DENIED',
    details: [
      {
        '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
        reason: 'RATE_LIMIT_EXCEEDED',
        domain: 'googleapis.com',
        metadata: {
          service: 'gmail.googleapis.com',
          consumer: `projects/${PROJECT_NUMBER}`,
          quota_limit: per === 'minute' ? 'defaultPerMinutePerProject' : 'defaultPerMinutePerUser',
        },
      },
    ],
  });

const PROJECT_NUMBER = '408812346071';

/** Words: seen (googleapis/google-api-dotnet-client issue 1982). */
export const tooManyAtOnce = () =>
  new GmailError({
    status: 429,
    message: 'Too many concurrent requests for user.',
    reason: 'rateLimitExceeded',
    name: 'RESOURCE_EXHAUSTED',
  });

/** Words: seen (mxngls/gmail-cleaner issue 5). */
export const exhausted = () =>
  new GmailError({
    status: 429,
    message: 'Resource has been exhausted (e.g. check quota).',
    reason: 'rateLimitExceeded',
    name: 'RESOURCE_EXHAUSTED',
  });

/** A quota that is met as a 403 (documented: gmail/api/guides/handle-errors). */
export const overRate = () =>
  new GmailError({
    status: 403,
    message: 'User-rate limit exceeded.',
    reason: 'userRateLimitExceeded',
    name: 'PERMISSION_DENIED',
    domain: 'usageLimits',
  });

/** Words: seen. */
export const unavailable = () =>
  new GmailError({
    status: 503,
    message: 'The service is currently unavailable.',
    reason: 'backendError',
    name: 'UNAVAILABLE',
  });
