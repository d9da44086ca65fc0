/** Owns answers that depend on when something was changed: `If-Modified-Since` and `If-Unmodified-Since`. */

import type { RestAnswer, RestCall } from './rest-call';
import { restError } from './rest-error';

/**
 * 304 or 412 when the call's headers say so, else the answer with its `Last-Modified`; `changedMs` is epoch
 * milliseconds. Statuses and headers documented, the body of the 412 assumed. A date that is none counts for nothing
 * (RFC 9110).
 */
export function conditional(call: RestCall, changedMs: number, answer: () => RestAnswer): RestAnswer {
  // These headers know whole seconds.
  const changed = Math.floor(changedMs / 1000) * 1000;
  const headers = { 'last-modified': new Date(changed).toUTCString() };
  const dateIn = (header: string) => Date.parse(call.header(header) ?? '');
  if (changed > dateIn('if-unmodified-since'))
    throw restError(412, 'PRECONDITION_FAILED', 'The resource has been modified since the given date');
  if (changed <= dateIn('if-modified-since')) return { status: 304, headers };
  const given = answer();
  return { ...given, headers: { ...given.headers, ...headers } };
}
