/** Owns which fault a call meets: all that are set, matched against it, and counted. */

import type { OrgControls } from '../controls';
import type { Org } from '../org';
import type { FaultActName, OrgFault } from './fault-shapes';

export interface MetCall {
  method: string;
  /** From the host on, without the query. */
  path: string;
  /** What stands in the query and in the body. */
  text: () => string;
}

type Act<N extends FaultActName> = Extract<OrgFault, { act: N }>;

/** The first of these acts that is to happen to the call now; it is counted by that. */
export function strike<N extends FaultActName>(
  org: Org,
  call: MetCall,
  acts: readonly N[],
): Act<N> | undefined {
  const isOf = (fault: OrgFault): fault is Act<N> => acts.some((act) => act === fault.act);
  return [...shorthands(org.controls()), ...org.controls().faults]
    .filter(isOf)
    .find((fault) => means(fault, call, org) && isDue(org, fault));
}

/** The controls that are older than the list of faults, and shorter. */
function shorthands({ unavailable, restAnswer, queryAnswer }: OrgControls): OrgFault[] {
  const down: OrgFault[] = unavailable === 'off' ? [] : [{ act: unavailable }];
  const { method, ...answer } = restAnswer ?? { method: null };
  const refused: OrgFault[] =
    'path' in answer ? [{ act: 'error', ...answer, ...(method === null ? {} : { method }) }] : [];
  const query: OrgFault[] = queryAnswer
    ? [{ act: 'error', status: 400, method: 'GET', path: 'query', ...queryAnswer }]
    : [];
  return [...down, ...refused, ...query];
}

function means(fault: OrgFault, { method, path, text }: MetCall, { clock }: Org): boolean {
  const { path: prefix, fromMs = -Infinity, untilMs = Infinity } = fault;
  const nowMs = clock.nowMs();
  return (
    (fault.method === undefined || fault.method === method) &&
    (prefix === undefined || isBelow(path, prefix)) &&
    fromMs <= nowMs &&
    nowMs < untilMs &&
    (fault.about === undefined || text().includes(fault.about))
  );
}

function isBelow(path: string, prefix: string): boolean {
  if (prefix.startsWith('/')) return path.startsWith(prefix);
  return /^\/services\/data\/v[^/]+\/(.*)/s.exec(path)?.[1]?.startsWith(prefix) ?? false;
}

/** Counts one that is meant: first those let through, then the chance, then how often it happens. */
function isDue(org: Org, fault: OrgFault): boolean {
  const { after = 0, oneIn = 1, times } = fault;
  if (after > 0) {
    replace(org, fault, [{ ...fault, after: after - 1 }]);
    return false;
  }
  if (oneIn > 1 && org.random.below(oneIn) !== 0) return false;
  if (times !== undefined) replace(org, fault, times > 1 ? [{ ...fault, times: times - 1 }] : []);
  return true;
}

/** Found by identity: nothing has changed the list since it was read. */
function replace(org: Org, fault: OrgFault, left: OrgFault[]): void {
  org.change((state) => {
    const faults = (state.controls.faults ?? []).flatMap((one) => (one === fault ? left : [one]));
    state.controls = { ...state.controls, faults };
  });
}
