/** Owns one call of Salesforce's token endpoint: sent, decoded, and where refused, put into one of three classes. */

import { decodeJson, optional, record, text } from '../decode';
import { AppError, hasCode } from '../errors';
import type { Http, HttpResponse } from '../ports';
import { tokenHostIn } from './hosts';

/** Salesforce sends no `expires_in`; the only sign of an end is a 401 (documented: facts/salesforce.md 1.3). */
const answer = record({
  access_token: text,
  refresh_token: optional(text),
  /** What was granted, parted by spaces. */
  scope: optional(text),
  instance_url: text,
  id: text,
});

export type TokenAnswer = ReturnType<typeof answer>;

const refusal = record({ error: text, error_description: optional(text) });

/** Lost and blocked are Salesforce's decision; unreachable is nobody's. */
export type TokenRefusal = { kind: 'lost' | 'blocked'; words: string };
export type TokenFailure = TokenRefusal | Unreachable;

export interface Unreachable {
  kind: 'unreachable';
  words: string;
  /** The My Domain where the endpoint is now, as the answer says. */
  movedTo?: string;
  /** Nobody knows the host's name any more. */
  isGone?: true;
  /** Of this user there were too many log-ins within the hour. */
  isLoginRate?: true;
}

export type TokenOutcome = { kind: 'granted'; answer: TokenAnswer } | TokenFailure;

export interface TokenRequest {
  /** A My Domain host. */
  host: string;
  form: Readonly<Record<string, string>>;
  timeoutSeconds: number;
}

/** Texts that Salesforce gives to what only waiting helps against (secondary: facts/salesforce.md 1.5). */
const PASSING_ERRORS = ['rate_limit_exceeded', 'unknown_error', 'server_error', 'temporarily_unavailable'];
const EXPIRED = 'expired access/refresh token';

/** Never throws for what Salesforce or the network answers. */
export function callTokenEndpoint(http: Http, { host, form, timeoutSeconds }: TokenRequest): TokenOutcome {
  const response = sent(http, {
    method: 'post',
    url: `https://${host}/services/oauth2/token`,
    form,
    timeoutSeconds,
  });
  if ('kind' in response) return response;
  return readTokenResponse(response);
}

function sent(http: Http, request: Parameters<Http>[0]): HttpResponse | TokenFailure {
  try {
    return http(request);
  } catch (error) {
    if (!hasCode(error, 'http.unreachable')) throw error;
    const { message: words, facts } = error;
    return { kind: 'unreachable', words, ...(facts.reason === 'unknown-host' ? { isGone: true } : {}) };
  }
}

/** 5xx, HTML and anything that is not the endpoint's JSON say nothing about the grant. */
export function readTokenResponse({ status, headers, text: body }: HttpResponse): TokenOutcome {
  if (status === 200)
    return readable(() => ({ kind: 'granted', answer: decodeJson('http.bad_response', answer, body) }));
  if (status < 400 || status >= 500) {
    const movedTo = status < 400 ? tokenHostIn(headers.location) : undefined;
    return { kind: 'unreachable', words: `HTTP ${status}`, ...(movedTo === undefined ? {} : { movedTo }) };
  }
  return readable(() => {
    const refused = decodeJson('http.bad_response', refusal, body);
    const words = wordsOf(refused.error, refused.error_description);
    if (PASSING_ERRORS.includes(refused.error)) {
      const isLoginRate = refused.error === 'rate_limit_exceeded';
      return { kind: 'unreachable', words, ...(isLoginRate ? { isLoginRate } : {}) };
    }
    const isLost = refused.error === 'invalid_grant' && refused.error_description === EXPIRED;
    return { kind: isLost ? 'lost' : 'blocked', words };
  });
}

/** Cut, so that whatever came fits into the values that keep it. */
const MAX_WORDS = 500;

export function wordsOf(error: string, description: string | undefined): string {
  return (description ? `${error}: ${description}` : error).slice(0, MAX_WORDS);
}

function readable(read: () => TokenOutcome): TokenOutcome {
  try {
    return read();
  } catch (error) {
    if (hasCode(error, 'http.bad_response'))
      return { kind: 'unreachable', words: 'an answer that is not JSON' };
    throw error;
  }
}

/** The error that a failure is for whoever needed the token. */
export function tokenError(failure: TokenFailure): AppError {
  if (failure.kind === 'unreachable' && failure.isLoginRate)
    return new AppError('salesforce.rate_limited', 'token endpoint: too many log-ins', {
      words: failure.words,
      reason: 'logins',
    });
  const code = { lost: 'auth.lost', blocked: 'auth.blocked', unreachable: 'salesforce.unavailable' } as const;
  return new AppError(code[failure.kind], `token endpoint: ${failure.kind}`, { words: failure.words });
}
