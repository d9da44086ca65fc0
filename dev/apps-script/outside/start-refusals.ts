/** Owns why an execution is not even started. */

import type { ExecutionRequest } from '../execution-record';
import { isNamed } from '../project';
import type { LimitTable } from './limit-table';
import type { Quotas } from './quotas';

/** Words: seen. */
export function unknownName(functions: ReadonlySet<string>, name: string): string | undefined {
  return isNamed(functions, name) ? undefined : `Script function not found: ${name}`;
}

/** `alive` is how many executions each user has. */
export function tooMany(
  alive: ReadonlyMap<string, number>,
  user: string,
  limits: LimitTable,
): string | undefined {
  if ((alive.get(user) ?? 0) >= limits.of('executionsPerUser'))
    return limits.refusal('executionsPerUser').message;
  const all = [...alive.values()].reduce((sum, count) => sum + count, 0);
  return all >= limits.of('executionsPerScript') ? limits.refusal('executionsPerScript').message : undefined;
}

/** Only triggers have an allowance of time for a day (documented). */
export function noTimeLeft(
  { kind, user }: ExecutionRequest,
  quotas: Quotas,
  limits: LimitTable,
): string | undefined {
  if (kind !== 'trigger' || quotas.remaining(user, 'triggerRuntimeMsPerDay') > 0) return undefined;
  return limits.refusal('triggerRuntimeMsPerDay').message;
}
