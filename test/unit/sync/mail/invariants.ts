/**
 * Owns what must hold of a mailbox, its store and the org whatever has happened (facts/quality.md B1, I1 to I7). I8 has
 * no place here: a pass over the mail takes no lock; `test/e2e/invariants.ts` looks for it.
 */

import type { Mail } from '../../../../src/google/mailbox';
import { mailKey } from '../../../../src/sync/mail/mail-key';
import { createSource } from '../../../../src/sync/mail/source';
import { sha256Hex, type SyncBench } from './mail-bench';

/** One mailbox, and what its mail is to come to. */
export interface Person {
  bench: SyncBench;
  /** All that belongs in Salesforce, the refused among them. */
  eligible: readonly Mail[];
  /** Gmail's ids of those that the org refuses. */
  refused?: readonly string[];
}

const MOST_TRIES = 5;

export const keyOf = ({ bench }: Person, mail: Mail) => mailKey(mail, bench.deps.address, sha256Hex);

/** Once all is quiet: nothing is missing, nothing is ahead, and nothing is there that nobody's mail is. */
export function expectInvariants(...people: readonly Person[]): void {
  expectNothingLost(...people);
  const keys = new Set<string>();
  for (const person of people) {
    const { bench, eligible, refused = [] } = person;
    const awaited = eligible.filter(({ id }) => !refused.includes(id));
    awaited.forEach((mail) => keys.add(keyOf(person, mail)));
    const kept = bench.state().refused;
    expect({ I1: kept.map(({ id }) => id).sort() }).toEqual({ I1: [...refused].sort() });
    expect({ I1: kept.filter(({ code, words }) => code === '' || words === '') }).toEqual({ I1: [] });
    expect({ I3: aheadOf(person).size }).toEqual({ I3: 0 });
    expect({ I4: bench.state().progress?.behind }).toEqual({ I4: undefined });
  }
  // I1, and I7 with it: of everybody's, and of nobody else's.
  const there = people[0]!.bench.org.rows.map(({ key }) => key);
  expect({ I1: [...there].sort() }).toEqual({ I1: [...keys].sort() });
}

/** At any moment, also right after a kill: each mail is in Salesforce, kept as refused, or still ahead of the cursor. */
export function expectNothingLost(...people: readonly Person[]): void {
  const { rows, calls } = people[0]!.bench.org;
  expect({ I2: new Set(rows.map(({ key }) => key)).size }).toEqual({ I2: rows.length });
  expect({ I2: new Set(rows.map(({ activityId }) => activityId)).size }).toEqual({ I2: rows.length });
  expect({ I5: longestRow(calls) <= MOST_TRIES }).toEqual({ I5: true });
  const there = new Set(rows.map(({ key }) => key));
  for (const person of people) {
    const { bench, eligible } = person;
    const ahead = aheadOf(person);
    const kept = new Set([...bench.state().refused, ...bench.state().unmatched].map(({ id }) => id));
    const lost = eligible.filter(
      (mail) => !there.has(keyOf(person, mail)) && !kept.has(mail.id) && !ahead.has(mail.id),
    );
    expect({ I3: lost.map(({ id }) => id) }).toEqual({ I3: [] });
    const stored = Object.values(bench.properties.getProperties()).join('\n');
    const bodies = eligible.filter(({ text }) => text !== '' && stored.includes(text.slice(0, 100)));
    expect({ I6: bodies.map(({ id }) => id) }).toEqual({ I6: [] });
    expect({ I5: mostReads(bench.mailbox.readIds) <= MOST_TRIES }).toEqual({ I5: true });
  }
}

/** What a run would read from where the store says that reading has come to; asked of a Gmail that is well. */
function aheadOf({ bench }: Person): ReadonlySet<string> {
  const { mailbox, clock } = bench;
  const { progress } = bench.state();
  const calls = mailbox.calls.length;
  const ids = new Set<string>();
  if (progress) {
    const source = createSource({ mailbox, nowMs: clock.ms }, progress);
    for (let step = source.next(10_000); step; step = source.next(10_000))
      step.ids.forEach((id) => ids.add(id));
  } else bench.mailbox.addedSince('0').added.forEach(({ id }) => ids.add(id));
  mailbox.calls.length = calls;
  return ids;
}

/** The most calls of one name that followed each other. */
function longestRow(calls: readonly string[]): number {
  let longest = 0;
  let row = 0;
  calls.forEach((name, n) => {
    row = name === calls[n - 1] ? row + 1 : 1;
    longest = Math.max(longest, row);
  });
  return longest;
}

function mostReads(ids: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}
