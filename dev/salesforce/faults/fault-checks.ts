/** Owns what a fault of an org may say. */

import { type Check, may, oneOf, shape, text, whole } from '../../world/checks';
import type { FaultActName } from './fault-shapes';

const CALLS = {
  method: may(oneOf('GET', 'HEAD', 'POST', 'PATCH', 'PUT', 'DELETE')),
  path: may(text),
  about: may(text),
  after: may(whole(0)),
  times: may(whole(1)),
  oneIn: may(whole(1)),
  fromMs: may(whole(0)),
  untilMs: may(whole(0)),
};

const ACTS: Record<FaultActName, Record<string, Check>> = {
  error: { status: whole(300, 599), errorCode: text, message: text },
  '503': {},
  html: { status: may(whole(200, 599)) },
  redirect: { to: text, status: may(whole(301, 308)) },
  timeout: {},
  slow: { ms: whole(1) },
  cut: {},
  drop: {},
  lost: { how: oneOf('502', 'timeout', 'drop') },
};

const KNOWN = oneOf(...Object.keys(ACTS));

/** The end of a sentence, as of each check. */
export const orgFaults: Check = (value) => {
  if (!Array.isArray(value)) return 'must be a list of faults';
  for (const [n, one] of (value as unknown[]).entries()) {
    const problem = orgFault(one);
    if (problem) return `is not good: fault ${n + 1} ${problem}`;
  }
  return undefined;
};

const orgFault: Check = (value) => {
  const act = (value as { act?: unknown } | null)?.act;
  const problem = KNOWN(act);
  return problem
    ? `is not good: act ${problem}`
    : shape({ act: KNOWN, ...CALLS, ...ACTS[act as FaultActName] })(value);
};
