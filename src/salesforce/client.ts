/** Owns one request to Salesforce: authorized, sent, renewed once where the session is dead, failures mapped. */

import { AppError } from '../errors';
import type { Credentials, Http, HttpResponse, SalesforceSession } from '../ports';
import { failureOf, isDeadSession } from './failures';

/** An older supported version, not the latest (facts/salesforce.md section 0). */
export const API_VERSION = 'v66.0';

export interface SalesforceClient {
  /** GETs a path below `/services/data/vXX.X`; returns the body of a 2xx. @throws salesforce.*, auth.*, http.unreachable */
  get(path: string): string;
}

const TIMEOUT_SECONDS = 20;

export function createSalesforceClient(deps: { http: Http; credentials: Credentials }): SalesforceClient {
  function send(session: SalesforceSession, path: string): HttpResponse {
    return deps.http({
      method: 'get',
      url: `${session.instanceUrl}/services/data/${API_VERSION}${path}`,
      headers: { Authorization: `Bearer ${session.accessToken}`, Accept: 'application/json' },
      timeoutSeconds: TIMEOUT_SECONDS,
    });
  }

  return {
    get(path) {
      const session = deps.credentials.current();
      const first = send(session, path);
      if (!isDeadSession(first)) return bodyOf(first);
      const second = send(deps.credentials.renewed(session), path);
      if (!isDeadSession(second)) return bodyOf(second);
      // Another refresh would end the same way.
      const { facts } = failureOf(second);
      throw new AppError('salesforce.session_refused', '401 right after a refresh', facts);
    },
  };
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
