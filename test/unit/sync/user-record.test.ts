import { createUserStore, pausedByMe, resumedByMe, type UserRecord } from '../../../src/sync/user-record';
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
  const all: Required<UserRecord> = {
    domain: 'acme.example',
    isAdmin: false,
    isInScope: true,
    triggerLookedAtMs: 1,
    triggerProblem: 'This script has too many triggers.',
    lastRunAtMs: 2,
    lastSuccessAtMs: 3,
    result: { kind: 'suspended', words: 'MALFORMED_QUERY: no', sinceMs: 4, field: 'Email' },
    pausedBy: 'me',
    pausedAtMs: 5,
    salesforceUser: 'Grace Hopper',
  };
  store.change(() => all);
  expect(store.read()).toEqual(all);
  expect(store.readIn(properties.getProperties())).toEqual(all);
});

test.each([
  ['{', 'no JSON'],
  ['{"v":2,"d":{}}', 'a newer version'],
  ['{"v":1,"d":{"pausedBy":"nobody"}}', 'an unknown value'],
])('%s is corrupt: %s', (text) => {
  const { store } = storeOf({ run: text });
  expect(appErrorOf(() => store.read()).code).toBe('store.corrupt');
});

test('one’s own pause begins and ends by oneself', () => {
  const paused = pausedByMe({ lastRunAtMs: 1 }, START_MS);
  expect(paused).toEqual({ lastRunAtMs: 1, pausedBy: 'me', pausedAtMs: START_MS });
  expect(resumedByMe(paused)).toEqual({ lastRunAtMs: 1 });
});

test('an admin’s pause is not one’s own to end', () => {
  const paused: UserRecord = { pausedBy: 'admin', pausedAtMs: START_MS };
  expect(resumedByMe(paused)).toBe(paused);
});
