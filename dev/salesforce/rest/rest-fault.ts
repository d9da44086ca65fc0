/** Owns the answer that a test has set in place of a resource's own. */

import type { RestAnswer, RestCall } from './rest-call';

/** Undefined when none is set, or this call is not meant. */
export function faultAnswer({ asking: { org }, method, segments }: RestCall): RestAnswer | undefined {
  const { restAnswer } = org.controls();
  if (!restAnswer || !segments.join('/').startsWith(restAnswer.path)) return undefined;
  if (restAnswer.method !== null && restAnswer.method !== method) return undefined;
  const { status, errorCode, message } = restAnswer;
  return { status, body: [{ message, errorCode }] };
}
