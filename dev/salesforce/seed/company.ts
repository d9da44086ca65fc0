/** Owns filling a new org with the demo company's records: always the same ones, dated around the clock's now. */

import { createRandom, type Random } from '../../world/random';
import type { OrgSeed } from '../../world/scenarios';
import type { OrgDataCore } from '../create-org-data';
import { newRow } from '../records/defaults';
import { derivedFields } from '../records/derived';
import type { Row } from '../storage/rows';
import { putActivities } from './activities';
import { putLarge } from './large';
import { putSales } from './sales';

/** `large`: 100,000 contacts and 1,000,000 tasks. */
export const SEED_KINDS = ['demo', 'empty', 'large'] as const;
export type SeedKind = (typeof SEED_KINDS)[number];

export interface CompanyDeps extends OrgDataCore {
  nowMs: () => number;
  seed: OrgSeed;
}

/** What the parts of the generator share. */
export interface Planting {
  random: Random;
  nowMs: number;
  /** Ids of the people who own records. */
  owners: string[];
  pick<T>(list: readonly T[]): T;
  /** Puts a record in that `ownerId` made `daysAgo`; answers its id. */
  put(object: string, given: Row, made: { ownerId: string; daysAgo: number }): string;
  /** `2026-11-23`, so many days from now. */
  day(fromNow: number): string;
}

const DAY_MS = 86_400_000;
/** Any number would do; a test that counts on a record counts on this one. */
const RANDOM_SEED = 20_261_123;

export function putCompany(kind: SeedKind, deps: CompanyDeps): void {
  if (kind === 'empty') return;
  const planting = createPlanting(deps);
  deps.saveDeps.database.transaction(() => {
    const sales = putSales(planting);
    putActivities(planting, sales);
  });
  if (kind === 'large') putLarge(deps, planting);
}

function createPlanting({ saveDeps, whole, nowMs: clock, seed }: CompanyDeps): Planting {
  const { rows } = saveDeps;
  const random = createRandom(RANDOM_SEED);
  const nowMs = clock();
  const user = whole.object('User')!;
  const owners = seed.users.flatMap(({ role }, index) => (role === 'person' ? [rows.idAt(user, index)] : []));
  return {
    random,
    nowMs,
    owners: owners.slice(0, 8),
    pick: (list) => list[random.below(list.length)]!,
    put(name, given, { ownerId, daysAgo }) {
      const object = whole.object(name)!;
      const id = rows.nextId(object);
      const stamp = { userId: ownerId, nowMs: nowMs - daysAgo * DAY_MS };
      const row = newRow(object, { id, stamp }, given);
      rows.insert(object, { ...row, ...derivedFields(object, row, new Set(Object.keys(given))) });
      return id;
    },
    day: (fromNow) => new Date(nowMs + fromNow * DAY_MS).toISOString().slice(0, 10),
  };
}
