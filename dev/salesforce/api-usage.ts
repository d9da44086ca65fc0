/** Owns how many calls of the API an org has made of its daily allowance. */

import type { Org } from './org';

const DAY_MS = 24 * 60 * 60 * 1000;

export interface ApiUsage {
  used: number;
  most: number;
}

/** The allowance is for 24 hours (documented); here they begin with the first call, and do not slide (assumed). */
export function apiUsage(org: Org): ApiUsage {
  const { apiCalls, apiCallsFromMs = 0 } = org.state();
  const isOver = org.clock.nowMs() >= apiCallsFromMs + DAY_MS;
  return { used: isOver ? 0 : apiCalls, most: org.controls().dailyApiCalls };
}

export function countCalls(org: Org, calls: number): void {
  if (calls === 0) return;
  const { used } = apiUsage(org);
  org.change((state) => {
    if (used === 0) state.apiCallsFromMs = org.clock.nowMs();
    state.apiCalls = used + calls;
  });
}
