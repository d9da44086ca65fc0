/** Owns what each user has used up of the daily quotas; a day is 24 h from the first use on (documented). */

import type { Clock } from '../../world/clock';
import type { StateStore } from '../../world/state-store';
import type { QuotaRow } from '../quota-row';
import type { LimitTable } from './limit-table';
import { type LimitName, LIMITS } from './limits';

type PerDay<Name extends LimitName> = Name extends LimitName
  ? (typeof LIMITS)[Name]['per'] extends 'day'
    ? Name
    : never
  : never;
export type QuotaName = PerDay<LimitName>;

export interface Quotas {
  /** @throws PlatformError with the platform's words when the day's quota is used up; then nothing is counted. */
  charge(user: string, name: QuotaName, amount?: number): void;
  /** Counts what has happened already; never refuses. */
  note(user: string, name: QuotaName, amount: number): void;
  remaining(user: string, name: QuotaName): number;
  rows(): QuotaRow[];
  /** Writes to disk what was counted; not at each call, because a file a call would be slow. */
  save(): void;
}

interface Count {
  sinceMs: number;
  used: number;
}

const DAY_MS = 24 * 3_600_000;
const DAILY = (Object.keys(LIMITS) as LimitName[]).filter(
  (name): name is QuotaName => LIMITS[name].per === 'day',
);

export function createQuotas(deps: {
  clock: Pick<Clock, 'nowMs'>;
  state: StateStore;
  limits: LimitTable;
}): Quotas {
  const { clock, limits } = deps;
  const document = deps.state.open<Record<string, Partial<Record<QuotaName, Count>>>>('quotas', () => ({}));
  let changed = false;

  function count(user: string, name: QuotaName): Count {
    const known = document.value[user]?.[name];
    return known && clock.nowMs() < known.sinceMs + DAY_MS ? known : { sinceMs: clock.nowMs(), used: 0 };
  }

  function note(user: string, name: QuotaName, amount: number): void {
    const { sinceMs, used } = count(user, name);
    (document.value[user] ??= {})[name] = { sinceMs, used: used + amount };
    changed = true;
  }

  function row(user: string, name: QuotaName): QuotaRow {
    const { sinceMs, used } = count(user, name);
    const shared = { user, quota: LIMITS[name].what, used, limit: limits.of(name), per: 'day' as const };
    return used === 0 ? shared : { ...shared, resetsAtMs: sinceMs + DAY_MS };
  }

  return {
    charge(user, name, amount = 1) {
      limits.hold(name, count(user, name).used + amount);
      note(user, name, amount);
    },
    note,
    remaining: (user, name) => Math.max(limits.of(name) - count(user, name).used, 0),
    rows: () => Object.keys(document.value).flatMap((user) => DAILY.map((name) => row(user, name))),
    save() {
      if (changed) document.save();
      changed = false;
    },
  };
}
