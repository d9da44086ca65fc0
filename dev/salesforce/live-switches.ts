/** Owns the switches of an org's data as the data sees them: a view of the org's controls, which alone keep them. */

import { type DataSwitches, INITIAL_SWITCHES } from './data-switches';
import type { OrgState } from './org-state';

/** What is assigned is kept with the other controls; a part must be replaced whole, not changed in place. */
export function liveSwitches(
  state: () => OrgState,
  change: (act: (state: OrgState) => void) => void,
): DataSwitches {
  const switches = { ...INITIAL_SWITCHES };
  for (const name of Object.keys(INITIAL_SWITCHES) as (keyof DataSwitches)[])
    Object.defineProperty(switches, name, {
      enumerable: true,
      get: () => state().controls[name] ?? INITIAL_SWITCHES[name],
      set: (value: unknown) =>
        change((changed) => void (changed.controls = { ...changed.controls, [name]: value })),
    });
  return switches;
}
