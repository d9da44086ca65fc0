/** Owns P14: how much of the script's store the users take, filled by the product's own code over a store in memory. */

import { LIMITS } from '../../../dev/apps-script/outside/limits';
import { addressDigest, createKeys, readDomain } from '../../../src/store/keys';
import { noteProblem, PLACES } from '../../../src/sync/problem-words';
import { hourOf, noteInRoster } from '../../../src/sync/roster';
import { type FakeProperties, fakeProperties, sha256, START_MS } from '../../unit/fakes';
import type { Row } from '../row';

const DOMAIN = 'acme.example';
/** As in the rosters of facts/quality.md A4: 6 in 100 have a problem, and with it their address in the entry. */
const PROBLEM_EVERY = 16;
const LONGEST_WORDS = 500;
/** Kilobytes of 1,000: the smaller reading of the target. */
const KB = 1_000;

const addressOf = (n: number) => `person${String(n).padStart(5, '0')}@${DOMAIN}`;

interface Sizes {
  /** Every user's last run. */
  roster: number;
  /** The words of errors beside it: all places taken, by the longest. */
  words: number;
}

function storeBytes(users: number): Sizes {
  const properties = fakeProperties();
  const stores = { properties, keys: createKeys(readDomain(DOMAIN), sha256) };
  const successHour = hourOf(START_MS);
  for (let n = 0; n < users; n++) {
    const address = addressOf(n);
    const isWell = n % PROBLEM_EVERY > 0;
    const own = isWell
      ? ({ kind: 'active', successHour, address } as const)
      : ({ kind: 'suspended', code: 'salesforce.rejected', successHour, address } as const);
    noteInRoster(stores, addressDigest(address, sha256), own);
  }
  if (properties.values.size !== users) throw new Error('Two users share an entry.');
  const roster = bytesIn(properties);
  for (let n = 0; n < PLACES; n++) {
    const problem = { words: 'x'.repeat(LONGEST_WORDS), sinceMs: START_MS };
    noteProblem(stores, addressDigest(addressOf(n), sha256), problem);
  }
  return { roster, words: bytesIn(properties) - roster };
}

/** Keys count, as on the platform. */
function bytesIn({ values }: FakeProperties): number {
  return [...values].reduce((sum, texts) => sum + Buffer.byteLength(texts.join('')), 0);
}

/** What a plain list of the same would take: one JSON text, whole. */
function plainBytes(users: number): number {
  const list = Array.from({ length: users }, (_, n) => ({
    email: addressOf(n),
    status: 'active',
    lastSuccess: new Date(START_MS).toISOString(),
  }));
  return Buffer.byteLength(JSON.stringify(list));
}

const told = (bytes: number) => (bytes / KB).toFixed(1);

export function measureRosterStore(): Promise<Row[]> {
  const [small, large] = [storeBytes(1_000), storeBytes(10_000)];
  const limitKb = LIMITS.propertyStoreBytes.value / KB;
  return Promise.resolve([
    {
      id: 'P14',
      measure: `script store taken by 1,000 / 10,000 users, each with a last run, 1 in ${PROBLEM_EVERY} with a problem; counted by the product's code over a store in memory (KB)`,
      target: '≤ 40 / 400 KB',
      figure: `${told(small.roster)} / ${told(large.roster)} KB; the words of errors at most ${told(large.words)} KB more, at any size`,
      naive: `${told(plainBytes(1_000))} / ${told(plainBytes(10_000))} KB as one JSON list; the store holds ${limitKb}`,
      met: small.roster <= 40 * KB && large.roster <= 400 * KB,
    },
  ]);
}
