/** Owns what the bench counts of a script's traffic: whose service it was, what it did there, Gmail's units. */

import { METHODS } from '../../dev/google/gmail/rest/methods';
import type { Passing } from '../../dev/host/network';

/** What a request to Salesforce is for; a `dead` one met a session that is over, and is no call of the allowance. */
export type SalesforceAct = 'match' | 'create' | 'finish' | 'other' | 'dead';

export interface Seen {
  atMs: number;
  service: 'google' | 'salesforce' | 'token';
  /** Of Salesforce. */
  act?: SalesforceAct;
  /** Of Gmail: by the published price of each method, each part of a batch by itself; of what is refused there are none. */
  units: number;
  /** Requests, or parts of a batch, that were refused for a quota. */
  overQuota: number;
}

export function seenOf({ atMs, method, url, body, status, answer }: Passing): Seen {
  const { hostname, pathname } = new URL(url);
  if (hostname.endsWith('.googleapis.com')) {
    const parts = pathname.startsWith('/batch/')
      ? [...body.matchAll(/^GET (\S+)/gm)].map(([, path]) => path!)
      : [pathname];
    const isRefused = status === 403 || status === 429;
    const units = isRefused ? 0 : sum(parts.map(unitsOf));
    const refused = answer.match(/^HTTP\/1\.1 (?:403|429)/gm)?.length ?? 0;
    return { atMs, service: 'google', units, overQuota: refused + Number(isRefused) };
  }
  const overQuota = Number(status === 403 && answer.includes('REQUEST_LIMIT_EXCEEDED'));
  if (pathname.endsWith('/oauth2/token')) return { atMs, service: 'token', units: 0, overQuota };
  return {
    atMs,
    service: 'salesforce',
    act: status === 401 ? 'dead' : actOf(method, pathname, body),
    units: 0,
    overQuota,
  };
}

const PRICES: readonly [RegExp, number][] = [
  [/\/attachments\//, METHODS.getAttachment.units],
  [/\/messages\/[^/]+$/, METHODS.getMessage.units],
  [/\/messages$/, METHODS.listMessages.units],
  [/\/history$/, METHODS.listHistory.units],
  [/\/labels$/, METHODS.listLabels.units],
  [/\/profile$/, METHODS.getProfile.units],
];

function unitsOf(path: string): number {
  const bare = path.replace(/\?.*/s, '');
  // The directory's requests cost nothing of Gmail's.
  if (!bare.startsWith('/gmail/')) return 0;
  const found = PRICES.find(([pattern]) => pattern.test(bare));
  if (!found) throw new Error(`The bench has no price for ${bare}.`);
  return found[1];
}

function actOf(method: string, path: string, body: string): SalesforceAct {
  // Asked with the keys alone it is what tells the last step which records there are.
  if (/\/composite$/.test(path)) return body.includes('FROM%20Contact') ? 'match' : 'finish';
  if (!/\/composite\/sobjects$/.test(path)) return 'other';
  return method === 'POST' && body.includes('"type":"EmailMessage"') ? 'create' : 'finish';
}

export const of = (seen: readonly Seen[], service: Seen['service']): Seen[] =>
  seen.filter((one) => one.service === service);

/** Calls of the org's allowance. */
export const apiCalls = (seen: readonly Seen[]): number =>
  seen.filter(({ act }) => act !== undefined && act !== 'dead').length;

export const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** The most units of any 60 seconds, wherever they begin. */
export function mostUnitsAMinute(seen: readonly Seen[]): number {
  return seen.reduce((most, { atMs }) => {
    const minute = seen.filter((one) => one.atMs >= atMs && one.atMs < atMs + 60_000);
    return Math.max(most, sum(minute.map(({ units }) => units)));
  }, 0);
}

/** The nearest rank; of nothing there is none. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.max(Math.ceil(share * sorted.length) - 1, 0)] ?? NaN;
}
