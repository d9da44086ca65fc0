/** Owns the proof that of cache and property the higher revision counts where it matters, and that a miss is survived. */

import { record, text, whole } from '../../../src/decode';
import type { ValueKind } from '../../../src/store/json-value';
import { createKeys, readDomain } from '../../../src/store/keys';
import { createSharedValue } from '../../../src/store/shared-value';
import { appErrorOf, fakeCache, fakeProperties, fixedClock, sha256 } from '../fakes';

interface Counted {
  revision: number;
  words: string;
}

const KIND: ValueKind<Counted> = {
  name: 'counted',
  version: 1,
  decoder: record({ revision: whole, words: text }),
};
const KEY = createKeys(readDomain('acme.example'), sha256).connection;
const at = (revision: number): Counted => ({ revision, words: `as of ${revision}` });

function bench() {
  const journal: string[] = [];
  const note = (entry: string) => void journal.push(entry);
  const clock = fixedClock();
  const properties = fakeProperties({}, note);
  const cache = fakeCache(clock.nowMs, note);
  const value = createSharedValue({ properties, cache }, KEY, KIND);
  return { journal, clock, properties, cache, value };
}

test('before the first write there is nothing, wherever one looks', () => {
  const { value } = bench();
  expect([value.peek(), value.read(), value.readLatest()]).toEqual([undefined, undefined, undefined]);
});

test('a write goes to the property first, then to the cache', () => {
  const { value, journal } = bench();
  value.write(at(1));
  expect(journal).toEqual([`set ${KEY}`, `cache put ${KEY}@1`]);
});

test('a value that is too large changes neither', () => {
  const { value } = bench();
  value.write(at(1));
  expect(appErrorOf(() => value.write({ revision: 2, words: 'a'.repeat(9_300) })).code).toBe('store.full');
  expect([value.peek(), value.read(), value.readLatest()]).toEqual([at(1), at(1), at(1)]);
});

test('a property that the store refuses leaves the copy old too', () => {
  const { properties, cache, value } = bench();
  value.write(at(1));
  const refusing = createSharedValue(
    {
      properties: {
        ...properties,
        setProperty: () => {
          throw new Error('Service invoked too many times for one day: properties write.');
        },
      },
      cache,
    },
    KEY,
    KIND,
  );
  expect(() => refusing.write(at(2))).toThrow('too many times');
  expect(value.read()).toEqual(at(1));
});

describe('the property is read in its old state', () => {
  test('readLatest takes the copy, and so does read', () => {
    const { properties, value } = bench();
    value.write(at(1));
    properties.freezeReads();
    value.write(at(2));
    expect(value.peek()).toEqual(at(1));
    expect([value.read(), value.readLatest()]).toEqual([at(2), at(2)]);
  });

  test('also where it was never written before', () => {
    const { properties, value } = bench();
    properties.freezeReads();
    value.write(at(1));
    expect(value.peek()).toBeUndefined();
    expect(value.readLatest()).toEqual(at(1));
  });
});

describe('the cache has lost its copy', () => {
  test.each(['cleared', 'over time'])('the property counts (%s)', (how) => {
    const { clock, cache, value } = bench();
    value.write(at(3));
    if (how === 'cleared') cache.clear();
    else clock.advance(3_600_000);
    expect([value.read(), value.readLatest()]).toEqual([at(3), at(3)]);
  });

  test('the copy is there until its hour is over', () => {
    const { clock, properties, value } = bench();
    value.write(at(3));
    properties.values.clear();
    clock.advance(3_599_999);
    expect(value.read()).toEqual(at(3));
    clock.advance(1);
    expect(value.read()).toBeUndefined();
  });
});

describe('the cache has an old copy, since a kill came between two writes', () => {
  function killed() {
    const all = bench();
    all.value.write(at(1));
    const beforeKill = createSharedValue(
      { properties: all.properties, cache: { ...all.cache, put: () => undefined } },
      KEY,
      KIND,
    );
    beforeKill.write(at(2));
    return all;
  }

  test('readLatest takes the property', () => {
    expect(killed().value.readLatest()).toEqual(at(2));
  });

  test('a later write heals the copy', () => {
    const { value } = killed();
    value.write(at(3));
    expect([value.read(), value.readLatest()]).toEqual([at(3), at(3)]);
  });
});

test('of two of the same revision the property counts: it is what lasts', () => {
  const { cache, value } = bench();
  value.write(at(1));
  cache.put(`${KEY}@1`, '{"v":1,"d":{"revision":1,"words":"another"}}');
  expect(value.readLatest()).toEqual(at(1));
});

test('what another version of the add-on copied is not read', () => {
  const { properties, cache, value } = bench();
  value.write(at(1));
  const newer = createSharedValue({ properties: fakeProperties(), cache }, KEY, { ...KIND, version: 2 });
  newer.write(at(9));
  expect([value.read(), value.readLatest()]).toEqual([at(1), at(1)]);
  expect(properties.values.size).toBe(1);
});

test.each(['{"v":2,"d":{"revision":1,"words":"a"}}', 'broken'])(
  'a property %j is store.corrupt, not absence',
  (stored) => {
    const { properties, value } = bench();
    properties.values.set(KEY, stored);
    const ways = [() => value.peek(), () => value.read(), () => value.readLatest()];
    expect(ways.map((way) => appErrorOf(way).code)).toEqual([
      'store.corrupt',
      'store.corrupt',
      'store.corrupt',
    ]);
  },
);

test('two domains on one store never read each other', () => {
  const { properties, cache, value } = bench();
  value.write(at(5));
  const theirs = createKeys(readDomain('globex.example'), sha256).connection;
  expect(createSharedValue({ properties, cache }, theirs, KIND).readLatest()).toBeUndefined();
});
