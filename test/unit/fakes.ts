/** Owns the plain fakes that unit tests pass as arguments: stores, lock, network, clock, secrets. Each keeps what it was asked. */

import { createHash } from 'node:crypto';
import { AppError } from '../../src/errors';
import { silent, START_MS } from './fake-journal';
import type { Http, HttpRequest, HttpResponse, NewSecret, Sha256, WithLock } from '../../src/ports';

export * from './fake-journal';
export * from './fake-stores';

export interface FakeClock {
  nowMs: () => number;
  advance(ms: number): void;
}

/** Stands still but for `advance`. */
export function fixedClock(startMs = START_MS): FakeClock {
  let now = startMs;
  return { nowMs: () => now, advance: (ms) => void (now += ms) };
}

/** SHA-256 as the platform's, base64url without padding. */
export const sha256: Sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('base64url');

/** `secret-1-…`, `secret-2-…`, 36 characters each. */
export function countingSecrets(): NewSecret {
  let count = 0;
  return () => `secret-${++count}-`.padEnd(36, '0');
}

export interface FakeLock {
  withLock: WithLock;
  /** How often it was taken; taking it again inside itself does not count. */
  taken(): number;
  isHeld(): boolean;
  /** From now on it is not to be had. */
  refuse(): void;
  /** Runs once, when the lock is next asked for and before it is given: what the one ahead in the queue did. */
  whileWaiting(act: () => void): void;
}

/** A lock as `runtime/lock.ts` makes it. Notes `lock` and `unlock`. */
export function fakeLock(note = silent): FakeLock {
  let depth = 0;
  let taken = 0;
  let isRefused = false;
  let ahead: (() => void) | undefined;
  const enter = () => {
    const act = ahead;
    ahead = undefined;
    act?.();
    if (isRefused) throw new AppError('store.busy', 'the lock was not to be had');
    taken++;
    note('lock');
  };
  return {
    withLock: (act) => {
      if (depth === 0) enter();
      depth++;
      try {
        return act();
      } finally {
        depth--;
        if (depth === 0) note('unlock');
      }
    },
    taken: () => taken,
    isHeld: () => depth > 0,
    refuse: () => void (isRefused = true),
    whileWaiting: (act) => void (ahead = act),
  };
}

/** An answer, an error that is thrown in place of one, or what makes either of the request. */
export type Answer = HttpResponse | Error | ((request: HttpRequest) => HttpResponse);

export interface FakeHttp {
  http: Http;
  /** Every request, oldest first. */
  requests: HttpRequest[];
  answer(...answers: Answer[]): void;
  /** How many answers nobody has asked for. */
  left(): number;
}

/** A network that gives its answers in their order, and refuses a request that has none. Notes `METHOD URL` without its query. */
export function fakeHttp(answers: readonly Answer[] = [], note = silent): FakeHttp {
  const queue = [...answers];
  const requests: HttpRequest[] = [];
  return {
    http: (request) => {
      requests.push(request);
      note(`${request.method} ${request.url.replace(/\?.*/, '')}`);
      const next = queue.shift();
      if (next === undefined) throw new Error(`no answer is left for ${request.method} ${request.url}`);
      if (next instanceof Error) throw next;
      return typeof next === 'function' ? next(request) : next;
    },
    requests,
    answer: (...more) => void queue.push(...more),
    left: () => queue.length,
  };
}

export function jsonAnswer(status: number, body: unknown): HttpResponse {
  return { status, headers: { 'content-type': 'application/json' }, text: JSON.stringify(body) };
}

export function textAnswer(status: number, text: string): HttpResponse {
  return { status, headers: { 'content-type': 'text/html' }, text };
}

/** What `runtime/http.ts` throws where there is no answer. */
export function unreachable(host = 'acme.my.salesforce.com'): AppError {
  return new AppError('http.unreachable', `no answer from ${host}`, { host });
}

/** Runs `act`, which must throw an AppError, and returns that. */
export function appErrorOf(act: () => unknown): AppError {
  try {
    act();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
