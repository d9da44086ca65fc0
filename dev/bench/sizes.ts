/** Owns how much the bench does: as its figures are published, or just enough to see that it runs. */

import type { SeedKind } from '../salesforce/seed/company';

export interface Sizes {
  bundleBytes: number;
  executions: number;
  coldStarts: number;
  callBatches: number;
  callsPerBatch: number;
  parallel: number;
  /** How long each of those sleeps, so that all are alive together. */
  pauseMs: number;
  messages: number;
  searches: number;
  /** Until idle workers beyond the four that stay are gone. */
  settleMs: number;
  orgSeed: SeedKind;
  orgStarts: number;
  /** How often each call of the org is made. */
  orgCalls: number;
  /** In one match. */
  addresses: number;
}

export const FULL: Sizes = {
  bundleBytes: 300 * 1024,
  executions: 500,
  coldStarts: 20,
  callBatches: 40,
  callsPerBatch: 1_000,
  parallel: 200,
  pauseMs: 1_000,
  messages: 100_000,
  searches: 30,
  settleMs: 12_000,
  orgSeed: 'large',
  orgStarts: 5,
  orgCalls: 30,
  addresses: 400,
};

export const QUICK: Sizes = {
  bundleBytes: 20 * 1024,
  executions: 3,
  coldStarts: 1,
  callBatches: 2,
  callsPerBatch: 10,
  parallel: 4,
  pauseMs: 20,
  messages: 200,
  searches: 2,
  settleMs: 0,
  orgSeed: 'demo',
  orgStarts: 1,
  orgCalls: 2,
  addresses: 40,
};
