/** Owns UrlFetchApp: every status is an answer, nothing is followed, and a failure tells no address or payload. */

import { AppError, causedBy } from '../errors';
import type { Http, HttpRequest } from '../ports';

/** Newer than the types (documented: facts/apps-script.md 2.2). */
type FetchOptions = GoogleAppsScript.URL_Fetch.URLFetchRequestOptions & { timeoutSeconds: number };

/**
 * The platform's words of a person's fetches of the day (seen: facts/apps-script.md 2.1), in English; in another language
 * it is no answer, which passes as well.
 */
const SPENT = /too many times for one day: (premium )?urlfetch/i;

function optionsOf({ method, headers, form, body, timeoutSeconds }: HttpRequest): FetchOptions {
  return {
    method,
    headers: { ...headers },
    ...(form ? { payload: { ...form } } : {}),
    ...(body ? { contentType: body.contentType, payload: body.text } : {}),
    timeoutSeconds,
    muteHttpExceptions: true,
    // An Authorization header must not travel to wherever an answer points.
    followRedirects: false,
  };
}

/** Seen; in a language that says it otherwise it is an outage like any other. */
const UNKNOWN_HOST = /\bDNS error\b/i;

export const http: Http = (request) => {
  let response: GoogleAppsScript.URL_Fetch.HTTPResponse;
  try {
    response = UrlFetchApp.fetch(request.url, optionsOf(request));
  } catch (cause) {
    if (SPENT.test(String(cause))) {
      throw causedBy(new AppError('google.quota_spent', 'Google fetches no more today'), cause);
    }
    // The platform's text names the whole address, and its language is the user's.
    const host = /^https:\/\/([^/?#]+)/.exec(request.url)?.[1] ?? '';
    const facts = UNKNOWN_HOST.test(String(cause)) ? { host, reason: 'unknown-host' } : { host };
    throw causedBy(new AppError('http.unreachable', `no answer from ${host}`, facts), cause);
  }
  const headers = Object.entries(response.getHeaders() as Record<string, unknown>);
  return {
    status: response.getResponseCode(),
    headers: Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), String(value)])),
    text: response.getContentText(),
  };
};
