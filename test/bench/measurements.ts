/** Owns which measurement gives which rows. */

import { measureBacklog } from './measure/backlog';
import { measureHome } from './measure/home';
import { measureIdleCycle } from './measure/idle-cycle';
import { measureOneDay } from './measure/one-day';
import { measureRecovery } from './measure/recovery';
import { measureRosterStore } from './measure/roster-store';
import { measureStampede } from './measure/stampede';
import { measureThousandMails } from './measure/thousand-mails';
import type { Measurement } from './run-bench';

export const MEASUREMENTS: readonly Measurement[] = [
  { ids: ['P1'], measure: measureHome },
  { ids: ['P8', 'P9', 'P10'], measure: measureThousandMails },
  { ids: ['P11'], measure: measureIdleCycle },
  { ids: ['P12', 'P15'], measure: measureStampede },
  { ids: ['P13', 'P17'], measure: measureOneDay },
  { ids: ['P14'], measure: measureRosterStore },
  { ids: ['P16'], measure: measureBacklog },
  { ids: ['P18'], measure: measureRecovery },
];
