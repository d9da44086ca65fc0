/** Owns switching off everything that is broken on purpose. */

import { QUIET_CONTROLS } from '../google/domain';
import type { HostParts } from './create-host';

/** Each new kind of fault is switched off here too: by a reset, and by `POST /api/faults {clear: true}`. */
export function clearFaults({
  appsScript,
  google,
  salesforce,
}: Pick<HostParts, 'appsScript' | 'google' | 'salesforce'>): void {
  google.set(QUIET_CONTROLS);
  for (const org of ['production', 'sandbox'] as const) salesforce.org(org).restore();
  appsScript.faults.clear();
}
