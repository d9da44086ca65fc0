import {
  createSettingsStore,
  readAddresses,
  readDomains,
  scopeOf,
  SETTINGS,
} from '../../../src/organization/settings';
import { NEW_SETTINGS } from '../../../src/organization/settings';
import { readDomain } from '../../../src/store/keys';
import { createSharedValue } from '../../../src/store/shared-value';
import { appErrorOf, fakeCache, fakeLock, fakeProperties, START_MS } from '../fakes';
import { ACME, KEYS } from './organization-bench';

const DOMAINS = [ACME, readDomain('acme.test')];
const read = (typed: string) => readAddresses(typed, 'leftOut', DOMAINS);

describe('typed addresses', () => {
  test('are parted by lines, commas, semicolons or spaces, lower case, each once', () => {
    expect(read(' Grace@Acme.Example,ken@acme.test;\n\nmary@acme.example  grace@acme.example\r\n')).toEqual([
      'grace@acme.example',
      'ken@acme.test',
      'mary@acme.example',
    ]);
    expect(read('')).toEqual([]);
  });

  test.each([
    'grace',
    '@acme.example',
    'grace@',
    'a@b@acme.example',
    '<grace@acme.example>',
    "o'k@acme.example",
  ])('%s is no address', (typed) => {
    const { code, facts } = appErrorOf(() => read(`ken@acme.example ${typed}`));
    expect(code).toBe('input.invalid');
    expect(facts).toEqual({ field: 'leftOut', reason: 'address', address: typed });
  });

  test.each(['grace@beta.example', 'grace@sub.acme.example', 'grace@acme.example.evil.test'])(
    '%s is of a foreign domain',
    (typed) => {
      const { code, facts } = appErrorOf(() => read(typed));
      expect(code).toBe('input.invalid');
      expect(facts).toEqual({ field: 'leftOut', reason: 'domain', address: typed });
    },
  );
});

describe('typed domains', () => {
  test('are parted in the same way, lower case, each once', () => {
    expect(readDomains('Acme.Test, beta.example\nacme.test')).toEqual(['acme.test', 'beta.example']);
    expect(readDomains(' \n')).toEqual([]);
  });

  test.each([
    ['acme', 'input.invalid'],
    ['https://acme.test', 'input.invalid'],
    ['ada@acme.test', 'input.invalid'],
    ['gmail.com', 'access.consumer_domain'],
    ['GoogleMail.com', 'access.consumer_domain'],
  ])('%s is refused with %s', (typed, code) => {
    expect(appErrorOf(() => readDomains(typed)).code).toBe(code);
  });
});

test('the scope holds the installation’s domain and the secondary ones', () => {
  const settings = { ...NEW_SETTINGS, domains: ['acme.test'], leftOut: ['grace@acme.example'] };
  expect(scopeOf(settings, ACME)).toEqual({
    kind: 'everyone',
    groups: [],
    leftOut: ['grace@acme.example'],
    domains: ['acme.example', 'acme.test'],
  });
});

describe('the store', () => {
  function storeOf(initial: Readonly<Record<string, string>> = {}) {
    const journal: string[] = [];
    const properties = fakeProperties(initial, (entry) => void journal.push(entry));
    const cache = fakeCache();
    const lock = fakeLock();
    const value = createSharedValue({ properties, cache }, KEYS.settings, SETTINGS);
    /** What one execution has of it. */
    const open = () => createSettingsStore({ value, withLock: lock.withLock, nowMs: () => START_MS });
    return { journal, properties, cache, lock, value, open, store: open() };
  }

  test('has everyone in scope before anybody has set anything', () => {
    expect(storeOf().store.read()).toEqual(NEW_SETTINGS);
  });

  test('is read once an execution, and knows its own change', () => {
    const { store, journal } = storeOf();
    store.read();
    store.read();
    expect(journal).toEqual([`get ${KEYS.settings}`]);
    store.change((known) => ({ ...known, admins: ['ken@acme.example'] }));
    expect(store.read()).toEqual({
      ...NEW_SETTINGS,
      revision: 1,
      admins: ['ken@acme.example'],
      savedAtMs: START_MS,
    });
  });

  test('changes what is stored when the lock is there, not what was read before', () => {
    const { store, lock, value } = storeOf();
    store.read();
    lock.whileWaiting(() => {
      value.write({ ...NEW_SETTINGS, revision: 1, leftOut: ['grace@acme.example'] });
    });
    store.change((known) => ({ ...known, admins: ['ken@acme.example'] }));
    expect(value.read()).toMatchObject({ leftOut: ['grace@acme.example'], admins: ['ken@acme.example'] });
  });

  test('while the property is read in its old state, the copy in the cache decides', () => {
    const { open, properties } = storeOf();
    open().change((known) => ({ ...known, admins: ['ken@acme.example'] }));
    properties.freezeReads();
    open().change((known) => ({ ...known, admins: [] }));
    open().change((known) => ({ ...known, leftOut: ['grace@acme.example'] }));
    expect(open().read()).toMatchObject({ revision: 3, admins: [], leftOut: ['grace@acme.example'] });
    properties.thawReads();
    expect(open().read()).toMatchObject({ revision: 3, admins: [], leftOut: ['grace@acme.example'] });
  });

  test('an emptied cache leaves the property, which counts its changes too', () => {
    const { open, cache } = storeOf();
    open().change((known) => ({ ...known, admins: ['ken@acme.example'] }));
    cache.clear();
    open().change((known) => ({ ...known, leftOut: ['grace@acme.example'] }));
    expect(open().read()).toMatchObject({ revision: 2, admins: ['ken@acme.example'] });
  });

  test('a list that is too long is store.full, and the old one stays', () => {
    const { store, value } = storeOf();
    store.change((known) => ({ ...known, admins: ['ken@acme.example'] }));
    const leftOut = Array.from({ length: 500 }, (_, index) => `some.body.${index}@acme.example`);
    expect(appErrorOf(() => store.change((known) => ({ ...known, leftOut }))).code).toBe('store.full');
    expect(value.read()?.leftOut).toEqual([]);
  });

  test('a corrupt value is told', () => {
    const { store } = storeOf({ [KEYS.settings]: '{"v":1,"d":{"revision":1,"scopeKind":"nobody"}}' });
    expect(appErrorOf(store.read).code).toBe('store.corrupt');
  });

  test('after a change that failed, the settings are read as they are stored', () => {
    const { store } = storeOf();
    const leftOut = Array.from({ length: 500 }, (_, index) => `some.body.${index}@acme.example`);
    expect(appErrorOf(() => store.change((known) => ({ ...known, leftOut }))).code).toBe('store.full');
    expect(store.read().leftOut).toEqual([]);
  });
});
