/** Owns one request to Salesforce: authorized, sent, renewed once where the session is dead, failures mapped. */

import { AppError, hasCode, isAppError } from '../errors';
import type {
  Credentials,
  Http,
  HttpRequest,
  HttpResponse,
  Now,
  Random,
  SalesforceSession,
  Sleep,
} from '../ports';
import { failureOf, isDeadSession } from './failures';

/** An older supported version, not the latest (facts/salesforce.md section 0). */
export const API_VERSION = 'v66.0';

export interface SalesforceClient {
  /** GETs a path below `/services/data/vXX.X`; returns the body of a 2xx. @throws salesforce.*, auth.*, http.unreachable */
  get(path: string): string;
  /** POSTs a body as JSON; otherwise as `get`. */
  post(path: string, body: object): string;
  /** PATCHes a body as JSON; otherwise as `get`. */
  patch(path: string, body: object): string;
  /** Calls of the org's last 24 hours and its allowance, as an answer has last told; undefined before one has. */
  usage(): ApiUsage | undefined;
}

export interface ApiUsage {
  used: number;
  max: number;
}

const TIMEOUT_SECONDS = 20;
/** Less is no try at all. */
const LEAST_SECONDS = 1;

type Ask = Pick<HttpRequest, 'method' | 'body'> & { path: string };

/** Too many long calls at once are over in seconds. */
const BUSY_TRIES = 3;
const BUSY_WAIT_MS = 1_000;

export interface ClientDeps {
  http: Http;
  credentials: Credentials;
  /** Without it nobody waits where Salesforce is busy. */
  waiting?: { sleep: Sleep; random: Random };
  /** How long one request may take; 20 s without it. */
  timeoutSeconds?: number;
  /** Nobody waits for an answer after it, but a second. */
  end?: { deadlineMs: number; nowMs: Now };
}

export function createSalesforceClient(deps: ClientDeps): SalesforceClient {
  let lastUsage: ApiUsage | undefined;

  function send(session: SalesforceSession, { path, ...rest }: Ask): HttpResponse {
    const response = deps.http({
      ...rest,
      url: `${session.instanceUrl}/services/data/${API_VERSION}${path}`,
      headers: { Authorization: `Bearer ${session.accessToken}`, Accept: 'application/json' },
      timeoutSeconds: timeoutOf(deps),
    });
    lastUsage = usageIn(response) ?? lastUsage;
    return response;
  }

  /** What is refused because Salesforce is busy has done nothing either. */
  function patiently(request: Ask): string {
    for (let tries = 1; ; tries++) {
      try {
        return ask(request);
      } catch (error) {
        const { waiting } = deps;
        if (!waiting || tries === BUSY_TRIES || !hasCode(error, 'salesforce.busy')) throw error;
        const waitMs = BUSY_WAIT_MS * tries * (1 + waiting.random());
        if (waitMs >= leftMs(deps)) throw error;
        waiting.sleep(waitMs);
      }
    }
  }

  /**
   * A 401 has done nothing, nor has an address that is not the org's any more, so a write is sent again as safely as a
   * read.
   */
  function ask(request: Ask): string {
    const session = deps.credentials.current();
    const first = sendOrGone(session, request);
    if (!isAppError(first) && !isDeadSession(first)) return bodyOf(first);
    const next = deps.credentials.renewed(session, isAppError(first) ? 'gone' : 'refused');
    // Somebody has looked for the address a moment ago.
    if (isAppError(first) && next.accessToken === session.accessToken) throw first;
    const second = send(next, request);
    if (!isDeadSession(second)) return bodyOf(second);
    // Another refresh would end the same way.
    const { facts } = failureOf(second);
    throw new AppError('salesforce.session_refused', 'refused right after a refresh', facts);
  }

  /** The error where nobody knows the address, which may have moved. */
  function sendOrGone(session: SalesforceSession, request: Ask): HttpResponse | AppError {
    try {
      return send(session, request);
    } catch (error) {
      if (hasCode(error, 'http.unreachable') && error.facts.reason === 'unknown-host') return error;
      throw error;
    }
  }

  return {
    get: (path) => patiently({ method: 'get', path }),
    post: (path, body) => patiently({ method: 'post', path, body: json(body) }),
    patch: (path, body) => patiently({ method: 'patch', path, body: json(body) }),
    usage: () => lastUsage,
  };
}

const leftMs = ({ end }: ClientDeps) => (end ? end.deadlineMs - end.nowMs() : Infinity);

function timeoutOf(deps: ClientDeps): number {
  const { timeoutSeconds = TIMEOUT_SECONDS } = deps;
  return Math.max(LEAST_SECONDS, Math.min(timeoutSeconds, Math.floor(leftMs(deps) / 1_000)));
}

function json(body: object): NonNullable<HttpRequest['body']> {
  return { contentType: 'application/json', text: JSON.stringify(body) };
}

/** On every answer, refused ones too: `api-usage=18/15000`, and more behind it (documented: facts/salesforce.md 2.8). */
function usageIn({ headers }: HttpResponse): ApiUsage | undefined {
  const [, used, max] = /(?:^|[;,\s])api-usage=(\d+)\/(\d+)/.exec(headers['sforce-limit-info'] ?? '') ?? [];
  return used && max ? { used: Number(used), max: Number(max) } : undefined;
}

/** Salesforce's maintenance pages come with a 200 too. */
function bodyOf(response: HttpResponse): string {
  if (response.status < 200 || response.status > 299) throw failureOf(response);
  if (/^\s*</.test(response.text)) {
    throw new AppError('salesforce.unavailable', 'an HTML page in place of JSON', {
      words: 'a web page in place of an answer',
    });
  }
  return response.text;
}
