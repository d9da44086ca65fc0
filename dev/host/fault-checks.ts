/** Owns what a request to break something may say: anything else is refused with a sentence before it does harm. */

import type { HeldExecution } from '../apps-script/fault-shapes';
import { LIMITS } from '../apps-script/outside/limits';

/** Why a value is not good, as the end of a sentence that begins with its name. */
type Check = (value: unknown) => string | undefined;

const text: Check = (value) => (typeof value === 'string' && value !== '' ? undefined : 'must be a text');
const whole =
  (least: number, most = Infinity): Check =>
  (value) => {
    if (Number.isInteger(value) && (value as number) >= least && (value as number) <= most) return undefined;
    return `must be a whole number, ${most === Infinity ? `${least} or more` : `${least} to ${most}`}`;
  };
const oneOf =
  (...known: string[]): Check =>
  (value) =>
    known.includes(value as string) ? undefined : `must be one of ${known.join(', ')}`;
const may =
  (check: Check): Check =>
  (value) =>
    value === undefined ? undefined : check(value);
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null ? undefined : check(value);
const justTrue: Check = (value) => (value === true ? undefined : 'must be true');
const anything: Check = () => undefined;

/** An object with these fields and no others. */
const shape =
  (fields: Record<string, Check>): Check =>
  (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'must be an object';
    const given = value as Record<string, unknown>;
    const unknown = Object.keys(given).find((name) => !Object.hasOwn(fields, name));
    if (unknown !== undefined) return `has no ${unknown}; it has ${Object.keys(fields).join(', ')}`;
    for (const [name, check] of Object.entries(fields)) {
      const problem = check(given[name]);
      if (problem) return `is not good: ${name} ${problem}`;
    }
    return undefined;
  };

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

const LOWERED = Object.fromEntries(
  Object.entries(LIMITS).map(([name, { value }]) => [name, may(orNull(whole(0, value)))]),
);

const at = oneOf('request', 'reply');
const FIELDS: Record<string, Check> = {
  salesforce: anything,
  google: anything,
  properties: shape({ staleReadsMs: may(whole(0)), refuseWrites: may(oneOf('script', 'user', 'none')) }),
  hold: orNull(
    shape({
      ...{ service: text, method: text, at, httpStatus: may(whole(100, 599)) },
      ...{ function: may(text), user: may(text) },
    }),
  ),
  release: anything,
  kill: orNull(shape({ at: oneOf('before', 'after'), call: whole(1), function: may(text), user: may(text) })),
  busyLock: orNull(BUSY_LOCK),
  emptyCache: justTrue,
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
