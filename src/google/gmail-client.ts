/** Owns requests to Gmail: authorized, paced, tried again where that may help, and their failures told by a code. */

import { type Decoder, decodeJson } from '../decode';
import type { AppError } from '../errors';
import type { Http, HttpRequest, HttpResponse, Now, Random } from '../ports';
import { batchAnswers, batchBody, type PartAnswer } from './gmail-batch';
import { backoffMs, gmailFailure, mayPass } from './gmail-failures';
import type { Pace } from './pace';

export interface GmailClient {
  /** GETs a path below the person's mailbox. @throws google.*, http.* */
  get<T>(path: string, ask: { units: number; decoder: Decoder<T> }): T;
  /** One batch of GETs, an id each, answered each for itself; an answer that did not come is a 503. @throws google.*, http.* */
  batch(ids: readonly string[], ask: BatchAsk): (PartAnswer & { id: string })[];
  /** Waits before a try after `tries` in vain. @throws the failure where that does not help, google.throttled */
  beforeNextTry(failure: AppError, tries: number): void;
}

export interface BatchAsk {
  /** Below the person's mailbox. */
  path: (id: string) => string;
  /** Of each. */
  units: number;
}

export interface GmailClientDeps {
  http: Http;
  accessToken: () => string;
  nowMs: Now;
  random: Random;
  pace: Pace;
  deadlineMs: number;
}

const HOST = 'https://gmail.googleapis.com';
const MAILBOX = '/gmail/v1/users/me';
/** A batch of 50 long mails takes its time; under the shorter one nothing is answered for sure. */
const TIMEOUT_SECONDS = { shortest: 5, longest: 30 } as const;
/** Asked again after the first time (facts/quality.md B1: no loop over 5). */
const MOST_TRIES = 4;

const NO_ANSWER: PartAnswer = { status: 503, text: '' };

export function createGmailClient(deps: GmailClientDeps): GmailClient {
  function timeoutSeconds(): number {
    const left = Math.ceil((deps.deadlineMs - deps.nowMs()) / 1_000);
    return Math.max(TIMEOUT_SECONDS.shortest, Math.min(TIMEOUT_SECONDS.longest, left));
  }

  function beforeNextTry(failure: AppError, tries: number): void {
    if (tries >= MOST_TRIES || !mayPass(failure)) throw failure;
    deps.pace.wait(backoffMs(failure, tries, deps.random()));
  }

  /** @returns an answer of 200 */
  function send(request: Pick<HttpRequest, 'method' | 'url' | 'body'>, units: number): HttpResponse {
    for (let tries = 0; ; tries++) {
      deps.pace.spend(units);
      const headers = { Authorization: `Bearer ${deps.accessToken()}` };
      const response = deps.http({ ...request, headers, timeoutSeconds: timeoutSeconds() });
      if (response.status === 200) return response;
      beforeNextTry(gmailFailure(response), tries);
    }
  }

  return {
    get(path, { units, decoder }) {
      const { text } = send({ method: 'get', url: `${HOST}${MAILBOX}${path}` }, units);
      return decodeJson('http.bad_response', decoder, text);
    },
    batch(ids, { path, units }) {
      const body = batchBody(ids.map((id) => `${MAILBOX}${path(id)}`));
      const request = { method: 'post', url: `${HOST}/batch/gmail/v1`, body } as const;
      const answers = batchAnswers(send(request, units * ids.length));
      return ids.map((id, n) => ({ id, ...(answers.get(n) ?? NO_ANSWER) }));
    },
    beforeNextTry,
  };
}
