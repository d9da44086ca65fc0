/** Owns mail that nobody in Salesforce matched: kept as ids and addresses, and looked at again for a month. */

import type { Matched } from '../../salesforce/mail-records';
import { bytesInList } from '../../store/sharded-list';
import type { Unmatched } from './mail-state';

/** The most that one user's store keeps, of which this may be two fifths; the oldest go first. */
const MOST_UNMATCHED = 2_000;
const MOST_BYTES = 200_000;
const MAX_ADDRESSES = 10;
const KEEP_MS = 30 * 86_400_000;
const LOOK_EVERY_MS = 86_400_000;

/** `met` are all that a batch has looked at; `gone` is nobody's any more: too old, or one too many. */
export function unmatchedAfter(
  before: readonly Unmatched[],
  { met, found, nowMs }: { met: readonly string[]; found: readonly Unmatched[]; nowMs: number },
): { kept: Unmatched[]; gone: string[] } {
  const metIds = new Set(met);
  const more = found.map((mail) => ({ ...mail, addresses: mail.addresses.slice(0, MAX_ADDRESSES) }));
  const all = [...before.filter(({ id }) => !metIds.has(id)), ...more];
  const kept = lastThatFit(all.filter(({ atMs }) => nowMs - atMs < KEEP_MS));
  const keptIds = new Set(kept.map(({ id }) => id));
  return { kept, gone: all.map(({ id }) => id).filter((id) => !keptIds.has(id)) };
}

/** An address may be long: the number alone does not keep a user's store from being full. */
function lastThatFit(all: readonly Unmatched[]): Unmatched[] {
  let bytes = 0;
  let from = all.length;
  while (from > 0 && all.length - from < MOST_UNMATCHED) {
    bytes += bytesInList(all[from - 1]);
    if (bytes > MOST_BYTES) break;
    from--;
  }
  return all.slice(from);
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
