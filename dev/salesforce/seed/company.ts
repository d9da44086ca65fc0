/** Owns filling a new org with the demo company's records. */

import type { OrgSeed } from '../../world/scenarios';
import type { OrgDataCore } from '../create-org-data';

/** `large`: 100,000 contacts and 1,000,000 tasks. */
export const SEED_KINDS = ['demo', 'empty', 'large'] as const;
export type SeedKind = (typeof SEED_KINDS)[number];

export interface CompanyDeps extends OrgDataCore {
  nowMs: () => number;
  seed: OrgSeed;
}

export function putCompany(_kind: SeedKind, _deps: CompanyDeps): void {}
