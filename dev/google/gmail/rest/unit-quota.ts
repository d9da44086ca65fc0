/** Owns the units that requests cost, per user and for the whole project, each minute. */

import { quotaExceeded } from './gmail-error';

/** Documented: gmail/api/reference/quota since 2026-05-01. */
export const UNITS_PER_MINUTE = { user: 6_000, project: 1_200_000 } as const;

const MINUTE_MS = 60_000;

export interface UnitRow {
  /** Null for the whole project. */
  user: string | null;
  quota: string;
  per: 'minute';
  used: number;
  limit: number;
  resetsAtMs: number;
}

export interface UnitQuota {
  /**
   * Takes the units, or none of them.
   *
   * @throws GmailError when a limit would be passed.
   */
  take(user: string, units: number): void;
  rows(): UnitRow[];
  clear(): void;
}

/** Minutes are those of the clock; where Google's begin is not told (assumed). */
export function createUnitQuota(nowMs: () => number): UnitQuota {
  let minute = 0;
  let used = new Map<string, number>();

  function turn(): void {
    const now = Math.floor(nowMs() / MINUTE_MS);
    if (now === minute) return;
    minute = now;
    used = new Map();
  }

  const total = () => [...used.values()].reduce((sum, units) => sum + units, 0);

  return {
    take(user, units) {
      turn();
      const mine = (used.get(user) ?? 0) + units;
      if (mine > UNITS_PER_MINUTE.user) throw quotaExceeded('minute per user');
      if (total() + units > UNITS_PER_MINUTE.project) throw quotaExceeded('minute');
      used.set(user, mine);
    },
    rows() {
      turn();
      const resetsAtMs = (minute + 1) * MINUTE_MS;
      const shared = { quota: 'Gmail API units', per: 'minute' as const, resetsAtMs };
      const users = [...used].map(([user, n]) => ({
        ...shared,
        user,
        used: n,
        limit: UNITS_PER_MINUTE.user,
      }));
      return [...users, { ...shared, user: null, used: total(), limit: UNITS_PER_MINUTE.project }];
    },
    clear: () => used.clear(),
  };
}
