/** Owns what is used of the limits that hold at any one time: executions, triggers, property stores. */

import type { QuotaRow } from '../quota-row';
import type { Executions } from './executions';
import type { LimitTable } from './limit-table';
import { type LimitName, LIMITS } from './limits';
import type { PropertiesStore } from './properties-store';
import type { Triggers } from './triggers';

export interface UsedParts {
  executions: Pick<Executions, 'alive'>;
  triggers: Pick<Triggers, 'all'>;
  properties: Pick<PropertiesStore, 'sizes'>;
  limits: LimitTable;
}

/** The script's rows first; then those of each user who uses something. */
export function usedNow({ executions, triggers, properties, limits }: UsedParts): QuotaRow[] {
  const row = (name: LimitName, user: string | null, used: number): QuotaRow => ({
    ...{ user, quota: LIMITS[name].what, used, limit: limits.of(name), per: 'now' },
  });
  const alive = executions.alive();
  const owned = new Map<string, number>();
  for (const { user } of triggers.all()) owned.set(user, (owned.get(user) ?? 0) + 1);
  const all = [...alive.values()].reduce((sum, count) => sum + count, 0);
  return [
    row('executionsPerScript', null, all),
    ...properties.sizes().map(({ user, bytes }) => row('propertyStoreBytes', user, bytes)),
    ...[...alive].map(([user, count]) => row('executionsPerUser', user, count)),
    ...[...owned].map(([user, count]) => row('triggersPerUser', user, count)),
  ];
}
