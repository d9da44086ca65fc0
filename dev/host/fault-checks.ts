/** Owns what a request to break something may say: anything else is refused with a sentence before it does harm. */

import type { HeldExecution } from '../apps-script/fault-shapes';
import { FIXED_LIMITS, type LimitName, LIMITS } from '../apps-script/outside/limits';
import {
  type Check,
  justTrue,
  listOf,
  may,
  oneOf,
  orNull,
  shape,
  text,
  whole,
  yesOrNo,
} from '../world/checks';
import { ORG_CHANGES } from './org-changes';

const LOCK: Check = (value) =>
  value === 'document'
    ? 'cannot be document: behind a Gmail add-on getDocumentLock() is null'
    : oneOf('script', 'user')(value);

/** A user's lock needs the user, the script's has none. */
const BUSY_LOCK: Check = (value) => {
  const problem = shape({ lock: LOCK, forMs: whole(0), user: may(text) })(value);
  if (problem) return problem;
  const { lock, user } = value as { lock: string; user?: string };
  return (lock === 'user') === (user !== undefined)
    ? undefined
    : 'needs a user with the lock user, and only there';
};

const GMAIL_FAULT = shape({
  ...{ act: oneOf('503', '429', '403', 'slow'), path: may(text) },
  ...{ slowMs: may(whole(0)), oneIn: may(whole(1)) },
});

const GOOGLE = shape({
  domainGrant: may(yesOrNo),
  directoryDown: may(yesOrNo),
  apiOff: may(yesOrNo),
  everyoneIsAdmin: may(yesOrNo),
  emptyGroups: may(yesOrNo),
  missingPeople: may(listOf(text)),
  everybodyIn: may(listOf(text)),
  withdrawnScopes: may((value) => shapeless(value) ?? listOf(listOf(text))(Object.values(value as object))),
  gmailFault: may(orNull(GMAIL_FAULT)),
  gmailHistoryDays: may(whole(0)),
  gmailBatchAtOnce: may(orNull(whole(1))),
  expireGmailHistory: may(justTrue),
});

const SALESFORCE = shape({
  org: oneOf('production', 'sandbox'),
  ...ORG_CHANGES,
});

function shapeless(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? undefined
    : 'must be an object';
}

const fixed: Check = () => 'cannot be lowered';
const LOWERED = Object.fromEntries(
  (Object.keys(LIMITS) as LimitName[]).map((name) => [
    name,
    may(FIXED_LIMITS.includes(name) ? fixed : orNull(whole(0, LIMITS[name].value))),
  ]),
);

const at = oneOf('request', 'reply');
const FIELDS: Record<string, Check> = {
  salesforce: SALESFORCE,
  google: GOOGLE,
  properties: shape({ staleReadsMs: may(whole(0)), refuseWrites: may(oneOf('script', 'user', 'none')) }),
  hold: orNull(
    shape({
      ...{ service: text, method: text, at, httpStatus: may(whole(100, 599)) },
      ...{ function: may(text), user: may(text) },
    }),
  ),
  release: () => undefined,
  kill: orNull(shape({ at: oneOf('before', 'after'), call: whole(1), function: may(text), user: may(text) })),
  busyLock: orNull(BUSY_LOCK),
  emptyCache: justTrue,
  chance: orNull(shape({ seed: whole(0, 2 ** 32 - 1), oneIn: whole(1) })),
  fetch: orNull(
    shape({
      ...{ urlPrefix: text, act: oneOf('dns', 'hang', 'cut', 'html', 'status') },
      ...{ status: may(whole(200, 599)), times: may(whole(1)) },
    }),
  ),
  latency: oneOf('off', 'published'),
  limits: shape(LOWERED),
  clear: justTrue,
};

/** Returns the sentence that refuses the request, or nothing. `held` is what can be released. */
export function checkFaults(request: object, held: readonly HeldExecution[]): string | undefined {
  for (const [name, value] of Object.entries(request) as [string, unknown][]) {
    const check = FIELDS[name];
    if (!check) return `There is no fault ${name}; there are ${Object.keys(FIELDS).join(', ')}.`;
    const problem = name === 'release' ? releaseProblem(value, held) : check(value);
    if (problem) return `${name} ${problem}.`;
  }
  return undefined;
}

function releaseProblem(value: unknown, held: readonly HeldExecution[]): string | undefined {
  if (value === true) return undefined;
  const ids = (value as { executionIds?: unknown } | null)?.executionIds;
  if (!Array.isArray(ids)) return 'must be true, or name executionIds in the order in which they go on';
  const stranger = (ids as unknown[]).find((id) => !held.some(({ executionId }) => executionId === id));
  return stranger === undefined ? undefined : `names ${JSON.stringify(stranger)}, which is not held`;
}
