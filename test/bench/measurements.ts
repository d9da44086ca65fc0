/** Owns which measurement gives which rows. */

import { measureHome } from './measure/home';
import { measureRosterStore } from './measure/roster-store';
import { measureThousandMails } from './measure/thousand-mails';
import type { Measurement } from './run-bench';

/** In the order of their rows. */
export const MEASUREMENTS: readonly Measurement[] = [
  { ids: ['P1'], measure: measureHome },
  { ids: ['P8', 'P9', 'P10'], measure: measureThousandMails },
  { ids: ['P14'], measure: measureRosterStore },
];
