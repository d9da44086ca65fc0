/** Owns the proof that no key is without its domain, that domains never meet, and that addresses lie as digests. */

import { addressDigest, createKeys, domainOf, readDomain } from '../../../src/store/keys';
import { appErrorOf, sha256 } from '../fakes';

const acme = createKeys(readDomain('acme.example'), sha256);
const globex = createKeys(readDomain('globex.example'), sha256);
const mia = addressDigest('mia@acme.example', sha256);

const allOf = (keys: typeof acme) => [
  keys.connection,
  keys.organization,
  keys.settings,
  keys.home,
  keys.scopeProblem,
  keys.app('production'),
  keys.app('sandbox'),
  keys.scope(0),
  keys.scope(12),
  keys.user(mia),
  keys.problem(mia),
];

describe('keys', () => {
  test('every key starts with five characters of the domain’s digest', () => {
    const prefix = sha256('acme.example').slice(0, 5);
    expect(allOf(acme)).toEqual(
      [
        'conn',
        'org',
        'settings',
        'home',
        'scope.problem',
        'app.production',
        'app.sandbox',
        'scope.0',
        'scope.12',
        `u.${mia}`,
        `p.${mia}`,
      ].map((name) => `${prefix}.${name}`),
    );
  });

  test('no two names fall together', () => {
    expect(new Set([...allOf(acme), ...allOf(globex)]).size).toBe(2 * allOf(acme).length);
  });

  test('the same domain in another spelling has the same keys', () => {
    expect(allOf(createKeys(readDomain(' ACME.Example '), sha256))).toEqual(allOf(acme));
  });

  test('a domain owns its own keys and nobody else’s', () => {
    expect(allOf(acme).every((key) => acme.owns(key))).toBe(true);
    expect(allOf(globex).some((key) => acme.owns(key))).toBe(false);
    expect(acme.owns(sha256('acme.example').slice(0, 5))).toBe(false);
  });

  test('a user’s digest is read out of the key, and of no other', () => {
    expect(acme.digestIn(acme.user(mia))).toBe(mia);
    expect(acme.digestIn(globex.user(mia))).toBeUndefined();
    expect([acme.connection, acme.scope(1), acme.app('sandbox')].map((key) => acme.digestIn(key))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('addressDigest', () => {
  test('is eight characters, the same for every spelling of the address', () => {
    expect(mia).toMatch(/^[A-Za-z0-9_-]{8}$/);
    expect(addressDigest('Mia@ACME.example', sha256)).toBe(mia);
  });

  test('tells two people apart, and holds nothing of the address', () => {
    expect(addressDigest('max@acme.example', sha256)).not.toBe(mia);
    expect(mia).not.toContain('mia');
  });
});

describe('a domain', () => {
  test.each<[string, string]>([
    ['acme.example', 'acme.example'],
    [' ACME.Example ', 'acme.example'],
    ['mail.eu.acme.co.uk', 'mail.eu.acme.co.uk'],
    ['a.io', 'a.io'],
    ['x-1.example', 'x-1.example'],
    ['xn--bcher-kva.example', 'xn--bcher-kva.example'],
    [`${'a'.repeat(63)}.example`, `${'a'.repeat(63)}.example`],
  ])('%s is one', (typed, domain) => {
    expect(readDomain(typed)).toBe(domain);
  });

  test.each([
    '',
    'acme',
    'acme.',
    '.acme.example',
    'acme.example.',
    'acme..example',
    'acme.example/x',
    'acme.example:8080',
    'https://acme.example',
    'mia@acme.example',
    'acme example',
    'acme_1.example',
    '-acme.example',
    'acme-.example',
    'bücher.example',
    '192.168.0.1',
    'acme.example\nevil.example',
    `${'a'.repeat(64)}.example`,
    `${'a.'.repeat(130)}example`,
  ])('%j is none', (typed) => {
    expect(appErrorOf(() => readDomain(typed))).toMatchObject({
      code: 'input.invalid',
      facts: { field: 'domain' },
    });
  });

  test.each(['gmail.com', 'googlemail.com', 'GMail.com', ' googlemail.com '])(
    '%j is everybody’s',
    (typed) => {
      expect(appErrorOf(() => readDomain(typed)).code).toBe('access.consumer_domain');
    },
  );

  test('a company’s domain that only looks like one of those is the company’s', () => {
    expect(readDomain('notgmail.com')).toBe('notgmail.com');
    expect(readDomain('gmail.com.acme.example')).toBe('gmail.com.acme.example');
  });
});

describe('the domain of an address', () => {
  test.each<[string, string]>([
    ['mia@acme.example', 'acme.example'],
    ['Mia.Park+crm@ACME.EXAMPLE', 'acme.example'],
    ['"a@gmail.com"@acme.example', 'acme.example'],
  ])('of %s is %s', (email, domain) => {
    expect(domainOf(email)).toBe(domain);
  });

  test.each<[string, string]>([
    ['mia@gmail.com', 'access.consumer_domain'],
    ['mia@GoogleMail.com', 'access.consumer_domain'],
    ['mia@', 'input.invalid'],
    ['mia@acme.example.', 'input.invalid'],
    ['', 'input.invalid'],
  ])('of %j there is none: %s', (email, code) => {
    expect(appErrorOf(() => domainOf(email)).code).toBe(code);
  });
});
