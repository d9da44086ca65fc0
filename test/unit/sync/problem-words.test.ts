/** Owns the proof that an own error's words lie where an admin reads them, and can never fill the store. */

import { addressDigest, createKeys, readDomain } from '../../../src/store/keys';
import { noteProblem, PLACES, problemIn } from '../../../src/sync/problem-words';
import { fakeProperties, sha256, START_MS } from '../fakes';
import { KEYS } from '../organization/organization-bench';

const digestOf = (address: string) => addressDigest(address, sha256);
const GRACE = digestOf('grace@acme.example');
const OWN = { words: 'QUERY_TOO_COMPLICATED: no', sinceMs: START_MS };

function bench(initial: Readonly<Record<string, string>> = {}) {
  const journal: string[] = [];
  const properties = fakeProperties(initial, (entry) => void journal.push(entry));
  const note = (digest: typeof GRACE, own?: typeof OWN) =>
    noteProblem({ properties, keys: KEYS }, digest, own);
  const read = (digest: typeof GRACE) => problemIn(properties.getProperties(), KEYS, digest);
  return { journal, properties, note, read };
}

test('words are read as they were noted, and are gone once there are none', () => {
  const { note, read, properties } = bench();
  note(GRACE, OWN);
  expect(read(GRACE)).toEqual(OWN);
  note(GRACE);
  expect(read(GRACE)).toBeUndefined();
  expect(properties.values.size).toBe(0);
});

test('the same words again, and none again, write nothing', () => {
  const { note, journal } = bench();
  note(GRACE);
  note(GRACE, OWN);
  note(GRACE, OWN);
  const key = KEYS.problem(GRACE);
  expect(journal.filter((entry) => /^(set|delete)/.test(entry))).toEqual([`set ${key}`]);
});

test('new words take the place of the old', () => {
  const { note, read } = bench();
  note(GRACE, OWN);
  note(GRACE, { ...OWN, words: 'another' });
  expect(read(GRACE)?.words).toBe('another');
});

test('a fault of 10,000 users fills so many places and no more; who has one keeps it', () => {
  const { note, read, properties } = bench();
  const words = 'x'.repeat(500);
  for (let index = 0; index < 10_000; index++) note(digestOf(`user${index}@acme.example`), { ...OWN, words });
  expect(properties.values.size).toBe(PLACES);
  note(digestOf('user0@acme.example'), OWN);
  expect(read(digestOf('user0@acme.example'))).toEqual(OWN);
  note(digestOf('user0@acme.example'));
  note(GRACE, OWN);
  expect(read(GRACE)).toEqual(OWN);
  const bytes = [...properties.values].reduce((sum, [key, text]) => sum + key.length + text.length, 0);
  expect(bytes).toBeLessThan(60 * 1024);
});

test('another domain’s words and the domain’s other values take no place', () => {
  const { note, read, properties } = bench();
  const other = createKeys(readDomain('beta.example'), sha256);
  for (let index = 0; index < PLACES; index++) {
    properties.setProperty(other.problem(digestOf(`${index}`)), 'x');
    properties.setProperty(KEYS.user(digestOf(`${index}`)), '1aaou9');
  }
  note(GRACE, OWN);
  expect(read(GRACE)).toEqual(OWN);
});

test('words that nobody can read are none', () => {
  expect(bench({ [KEYS.problem(GRACE)]: 'garbage' }).read(GRACE)).toBeUndefined();
});
