/** Owns the answer that somebody has set in place of a resource's own. */

import { strike } from '../faults/strike';
import type { RestAnswer, RestCall } from './rest-call';

/** Undefined when none is set, or this call is not meant. */
export function faultAnswer({ asking, method, segments, query, sent }: RestCall): RestAnswer | undefined {
  const path = `${asking.caller.dataPath}/${segments.join('/')}`;
  const text = () => [...query.values(), sent()].join('\n');
  const fault = strike(asking.org, { method, path, text }, ['error']);
  return fault && { status: fault.status, body: [{ message: fault.message, errorCode: fault.errorCode }] };
}
