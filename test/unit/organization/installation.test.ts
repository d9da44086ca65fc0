import { homeOf, pointHome, requireOwnInstallation } from '../../../src/organization/installation';
import { findPlace } from '../../../src/organization/place';
import { createKeys, readDomain } from '../../../src/store/keys';
import { appErrorOf, fakeCache, fakeProperties, sha256 } from '../fakes';
import { ACME, connectedRecord, KEYS, organizationBench } from './organization-bench';

const TEST = readDomain('acme.test');
const BETA = readDomain('beta.example');

describe('the pointer of a secondary domain', () => {
  function pointed(before: readonly string[] = []) {
    const properties = fakeProperties();
    const stores = { properties, sha256 };
    const point = (...after: (typeof ACME)[]) => pointHome(stores, ACME, { before, after });
    return { properties, stores, point };
  }

  test('leads to the installation', () => {
    const { properties, point } = pointed();
    point(TEST);
    expect(homeOf(properties, TEST, sha256)).toBe(ACME);
    expect(homeOf(properties, ACME, sha256)).toBeUndefined();
  });

  test('may be set again', () => {
    const { properties, point } = pointed(['acme.test']);
    point(TEST);
    point(TEST);
    expect(homeOf(properties, TEST, sha256)).toBe(ACME);
  });

  test('is not taken from another installation, and nothing at all is written then', () => {
    const { properties, stores, point } = pointed();
    pointHome(stores, BETA, { before: [], after: [TEST] });
    const gamma = readDomain('gamma.example');
    const { code, facts } = appErrorOf(() => point(gamma, TEST));
    expect([code, facts]).toEqual(['access.other_installation', { domain: 'acme.test' }]);
    expect(homeOf(properties, TEST, sha256)).toBe(BETA);
    expect(homeOf(properties, gamma, sha256)).toBeUndefined();
  });
});

describe('an admin’s first write', () => {
  const foreign = createKeys(BETA, sha256);

  test.each<[string, string[]]>([
    ['in an empty store', []],
    ['among the domain’s own values', [KEYS.organization]],
    ['among its own and another’s pointer', [foreign.home, KEYS.settings]],
  ])('is allowed %s', (_where, keys) => {
    const properties = fakeProperties(Object.fromEntries(keys.map((key) => [key, 'value'])));
    expect(() => requireOwnInstallation(properties, KEYS)).not.toThrow();
  });

  test('is refused in a copy that serves another domain', () => {
    const properties = fakeProperties({ [foreign.organization]: 'value' });
    expect(appErrorOf(() => requireOwnInstallation(properties, KEYS)).code).toBe('access.other_installation');
  });
});

describe('where a caller’s values lie', () => {
  /** Acme is connected, acme.test is its secondary domain; notes each storage call. */
  function placed() {
    const bench = organizationBench(connectedRecord());
    pointHome({ properties: bench.properties, sha256 }, ACME, { before: [], after: [TEST] });
    const journal: string[] = [];
    const initial = Object.fromEntries(bench.properties.values);
    const properties = fakeProperties(initial, (entry) => void journal.push(entry));
    const stores = { properties, cache: fakeCache(), sha256 };
    return { journal, find: (email: string, known?: string) => findPlace(stores, email, known) };
  }

  test('the installation’s own people need one storage call', () => {
    const { find, journal } = placed();
    const { keys, organization, newHome } = find('grace@acme.example');
    expect([keys.domain, organization, newHome]).toEqual([ACME, connectedRecord(), undefined]);
    expect(journal).toHaveLength(1);
  });

  test('a secondary domain’s people are led there, and told to remember it', () => {
    const { find, journal } = placed();
    const { keys, organization, newHome } = find('ken@acme.test');
    expect([keys.domain, organization, newHome]).toEqual([ACME, connectedRecord(), ACME]);
    expect(journal).toHaveLength(3);
  });

  test('who remembers it needs one storage call', () => {
    const { find, journal } = placed();
    const { keys, newHome } = find('ken@acme.test', 'acme.example');
    expect([keys.domain, newHome]).toEqual([ACME, undefined]);
    expect(journal).toHaveLength(1);
  });

  test('people of a domain that nobody has added have a place of their own, which is empty', () => {
    const { find } = placed();
    const { keys, organization, newHome } = find('ken@beta.example');
    expect([keys.domain, organization, newHome]).toEqual([BETA, undefined, undefined]);
  });

  test.each([
    ['ada@gmail.com', 'access.consumer_domain'],
    ['nobody', 'input.invalid'],
  ])('%s has none: %s', (email, code) => {
    expect(appErrorOf(() => placed().find(email)).code).toBe(code);
  });
});
