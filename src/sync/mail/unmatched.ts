/** Owns mail that nobody in Salesforce matched: kept as ids and addresses, and looked at again for a month. */

import type { Matched } from '../../salesforce/mail-records';
import type { Unmatched } from './mail-state';

/** The most that one user's store keeps; the oldest go first. */
export const MOST_UNMATCHED = 2_000;
const MAX_ADDRESSES = 10;
const KEEP_MS = 30 * 86_400_000;
const LOOK_EVERY_MS = 86_400_000;

/** `met` are all that a batch has looked at. */
export function unmatchedAfter(
  before: readonly Unmatched[],
  { met, found, nowMs }: { met: readonly string[]; found: readonly Unmatched[]; nowMs: number },
): Unmatched[] {
  const gone = new Set(met);
  const kept = before.filter(({ id, atMs }) => !gone.has(id) && nowMs - atMs < KEEP_MS);
  const more = found
    .filter(({ atMs }) => nowMs - atMs < KEEP_MS)
    .map(({ id, atMs, addresses }) => ({ id, atMs, addresses: addresses.slice(0, MAX_ADDRESSES) }));
  return [...kept, ...more].slice(-MOST_UNMATCHED);
}

/** Once a day, where there is anything to look at. */
export function isLookDue(
  unmatched: readonly Unmatched[],
  lookedAtMs: number | undefined,
  nowMs: number,
): boolean {
  return unmatched.length > 0 && nowMs - (lookedAtMs ?? 0) >= LOOK_EVERY_MS;
}

/** Their distinct addresses outside. */
export function addressesOf(unmatched: readonly Unmatched[]): string[] {
  return [...new Set(unmatched.flatMap(({ addresses }) => addresses))];
}

/** Those whose people are there now. */
export function nowMatched(
  unmatched: readonly Unmatched[],
  { contacts, leads }: Pick<Matched, 'contacts' | 'leads'>,
): string[] {
  const known = new Set([...contacts, ...leads].map(({ email }) => email));
  return unmatched.filter(({ addresses }) => addresses.some((one) => known.has(one))).map(({ id }) => id);
}
