/** Owns why an execution is not even started. */

import { isNamed } from '../project';
import { LIMITS } from './limits';

/** Words: seen. */
export function unknownName(functions: ReadonlySet<string>, name: string): string | undefined {
  return isNamed(functions, name) ? undefined : `Script function not found: ${name}`;
}

/** Words: seen. */
export function tooMany(live: readonly { row: { user: string } }[], user: string): string | undefined {
  if (live.filter((one) => one.row.user === user).length >= LIMITS.executionsPerUser) {
    return 'There are too many scripts running simultaneously for this Google user account.';
  }
  if (live.length >= LIMITS.executionsPerScript)
    return 'There are too many simultaneous invocations of this script.';
  return undefined;
}
