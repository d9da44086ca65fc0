/** Owns what a row of the demo is. */

import type { Page } from 'playwright-core';
import type { FaultsRequest } from '../host/api';
import type { Stage } from './stage';

export interface Row {
  row: string;
  expected: string;
  /** Plays the row and returns what was read on the page, and the page that shows it. */
  play(stage: Stage): Promise<{ seen: string; shows: { page: Page } }>;
  passes(seen: string): boolean;
  /** What takes the row's cause away, in the simulators. */
  spoil: FaultsRequest;
  /** The row before which it must be taken away; the row itself unless given. */
  spoilBefore?: string;
}
