import { createUserStore, pauseOf, type RunFacts } from '../../../src/sync/user-record';
import { appErrorOf, fakeLock, fakeProperties, START_MS } from '../fakes';

function storeOf(initial: Readonly<Record<string, string>> = {}) {
  const properties = fakeProperties(initial);
  const lock = fakeLock();
  return { properties, lock, store: createUserStore(properties, lock.withLock) };
}

test('someone who was never here has an empty record', () => {
  const { store } = storeOf();
  expect(store.read()).toEqual({});
  expect(store.readIn({})).toEqual({});
});

test('a change is made under the lock, on what is stored then', () => {
  const { store, lock, properties } = storeOf();
  store.change((record) => ({ ...record, lastRunAtMs: 1 }));
  lock.whileWaiting(() => {
    properties.setProperty('run', JSON.stringify({ v: 1, d: { lastRunAtMs: 1, isAdmin: true } }));
  });
  expect(store.change((record) => ({ ...record, lastRunAtMs: 2 }))).toEqual({
    lastRunAtMs: 2,
    isAdmin: true,
  });
  expect(store.read()).toEqual({ lastRunAtMs: 2, isAdmin: true });
  expect(lock.taken()).toBe(2);
});

test('every field comes back as it was written', () => {
  const { store, properties } = storeOf();
  const all: Required<RunFacts> = {
    domain: 'acme.example',
    isAdmin: false,
    isInScope: true,
    triggerLookedAtMs: 1,
    triggerProblem: 'This script has too many triggers.',
    lastRunAtMs: 2,
    lastSuccessAtMs: 3,
    result: { kind: 'suspended', words: 'MALFORMED_QUERY: no', sinceMs: 4, field: 'Email' },
    adminPausedAtMs: 5,
    salesforceUser: 'Grace Hopper',
    userAskedAtMs: 6,
  };
  store.change(() => all);
  expect(store.read()).toEqual(all);
  expect(store.readIn(properties.getProperties())).toEqual(all);
});

test.each([
  ['{', 'no JSON'],
  ['{"v":2,"d":{}}', 'a newer version'],
  ['{"v":1,"d":{"result":{"kind":"fine","sinceMs":1}}}', 'an unknown value'],
])('%s is corrupt: %s', (text) => {
  const { store } = storeOf({ run: text });
  expect(appErrorOf(() => store.read()).code).toBe('store.corrupt');
});

describe('one’s own pause', () => {
  test('begins and ends by oneself', () => {
    const { store } = storeOf();
    store.change(() => ({ lastRunAtMs: 1 }));
    const paused = { lastRunAtMs: 1, ownPauseAtMs: START_MS };
    expect([store.pause(START_MS), store.read()]).toEqual([paused, paused]);
    expect(pauseOf(store.read())).toEqual({ by: 'me', atMs: START_MS });
    expect([store.resume(), store.read()]).toEqual([{ lastRunAtMs: 1 }, { lastRunAtMs: 1 }]);
    expect(pauseOf(store.read())).toBeUndefined();
  });

  test('is told, begun and ended rightly while the store is read as it was before', () => {
    const { store, properties } = storeOf();
    properties.freezeReads();
    expect(store.pause(START_MS)).toEqual({ ownPauseAtMs: START_MS });
    expect(store.resume()).toEqual({});
    properties.thawReads();
    expect(store.read()).toEqual({});
  });

  test('is no business of a change', () => {
    const { store, properties } = storeOf();
    store.pause(START_MS);
    const before = properties.getProperty('pause');
    expect(store.change((facts) => ({ ...facts, lastRunAtMs: 1 }))).toEqual({
      lastRunAtMs: 1,
      ownPauseAtMs: START_MS,
    });
    expect(properties.getProperty('pause')).toBe(before);
  });

  test('leaves an admin’s as it is, and is told before it', () => {
    const { store } = storeOf();
    store.change(() => ({ adminPausedAtMs: 1 }));
    expect(pauseOf(store.pause(2))).toEqual({ by: 'me', atMs: 2 });
    expect(pauseOf(store.resume())).toEqual({ by: 'admin', atMs: 1 });
  });
});
