/** Owns what a row of the demo is. */

import type { FaultsRequest } from '../host/api';
import type { Person } from './person';
import type { Stage } from './stage';

export interface Row {
  row: string;
  expected: string;
  /** Plays the row and returns what was read on the page, and whose page shows it. */
  play(stage: Stage): Promise<{ seen: string; shows: Person }>;
  passes(seen: string): boolean;
  /** What takes the row's cause away, in the simulators. */
  spoil: FaultsRequest;
  /** The row before which it must be taken away; the row itself unless given. */
  spoilBefore?: string;
}
