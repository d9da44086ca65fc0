/** Owns the proof of which addresses are taken for Salesforce's: as typed, in an answer, and in the identity URL. */

import { MY_DOMAIN_SUFFIXES, readIdentityUrl, readInstanceUrl, readMyDomain } from '../../../src/oauth/hosts';
import type { Environment } from '../../../src/store/keys';
import { appErrorOf } from '../fakes';
import { WRONG_HOSTS } from './wrong-hosts';

const PRODUCTION: [typed: string, host: string][] = [
  ['acme.my.salesforce.com', 'acme.my.salesforce.com'],
  ['https://acme.my.salesforce.com', 'acme.my.salesforce.com'],
  ['https://acme.my.salesforce.com/', 'acme.my.salesforce.com'],
  ['  acme.my.salesforce.com\n', 'acme.my.salesforce.com'],
  ['ACME.My.Salesforce.COM', 'acme.my.salesforce.com'],
  ['HTTPS://ACME.MY.SALESFORCE.COM/', 'acme.my.salesforce.com'],
  ['a.my.salesforce.com', 'a.my.salesforce.com'],
  ['4acme-eu.my.salesforce.com', '4acme-eu.my.salesforce.com'],
  [`${'a'.repeat(63)}.my.salesforce.com`, `${'a'.repeat(63)}.my.salesforce.com`],
  ['acme-dev-ed.develop.my.salesforce.com', 'acme-dev-ed.develop.my.salesforce.com'],
  ['acme.trailblaze.my.salesforce.com', 'acme.trailblaze.my.salesforce.com'],
];

const SANDBOX: [typed: string, host: string][] = [
  ['acme--uat.sandbox.my.salesforce.com', 'acme--uat.sandbox.my.salesforce.com'],
  ['https://Acme--UAT.Sandbox.my.salesforce.com/', 'acme--uat.sandbox.my.salesforce.com'],
  ['acme.scratch.my.salesforce.com', 'acme.scratch.my.salesforce.com'],
];

/** The suffixes themselves: nobody's name stands in front of them. */
const BARE = Object.keys(MY_DOMAIN_SUFFIXES);

const reasonOf = (typed: string, environment: Environment) =>
  appErrorOf(() => readMyDomain(typed, environment)).facts.reason;

describe('what an admin typed', () => {
  test.each(PRODUCTION)('%j is the production host %s', (typed, host) => {
    expect(readMyDomain(typed, 'production')).toBe(host);
  });

  test.each(SANDBOX)('%j is the sandbox host %s', (typed, host) => {
    expect(readMyDomain(typed, 'sandbox')).toBe(host);
  });

  test.each(WRONG_HOSTS)('%s is refused in both fields: %j', (_why, typed) => {
    expect([reasonOf(typed, 'production'), reasonOf(typed, 'sandbox')]).toEqual(['host', 'host']);
    expect(reasonOf(`https://${typed}`, 'production')).toBe('host');
  });

  test.each([
    'http://acme.my.salesforce.com',
    'ftp://acme.my.salesforce.com',
    '//acme.my.salesforce.com',
    'https:acme.my.salesforce.com',
    'https:/acme.my.salesforce.com',
    'https:\\\\acme.my.salesforce.com',
    'javascript:acme.my.salesforce.com',
  ])('only https, or none at all: %j', (typed) => {
    expect(reasonOf(typed, 'production')).toBe('host');
  });

  test.each(BARE)('%s without a name is refused', (suffix) => {
    expect([reasonOf(suffix, 'production'), reasonOf(suffix, 'sandbox')]).toEqual(['host', 'host']);
  });

  test.each(SANDBOX)('%j in the production field is told as the other environment', (typed) => {
    expect(appErrorOf(() => readMyDomain(typed, 'production'))).toMatchObject({
      code: 'input.invalid',
      facts: { field: 'host', reason: 'environment', environment: 'production' },
    });
  });

  test.each(PRODUCTION)('%j in the sandbox field is told as the other environment', (typed) => {
    expect(reasonOf(typed, 'sandbox')).toBe('environment');
  });

  test('every suffix of the list has a name in front of it taken, in its own field', () => {
    for (const [suffix, environment] of Object.entries(MY_DOMAIN_SUFFIXES)) {
      expect(readMyDomain(`acme.${suffix}`, environment)).toBe(`acme.${suffix}`);
    }
  });
});

describe('the instance_url of an answer', () => {
  test.each([...PRODUCTION, ...SANDBOX])('the origin of %j is taken', (_typed, host) => {
    expect(readInstanceUrl(`https://${host}`)).toBe(`https://${host}`);
  });

  test.each(WRONG_HOSTS)('%s is refused: %j', (_why, address) => {
    expect(appErrorOf(() => readInstanceUrl(`https://${address}`))).toMatchObject({
      code: 'auth.host_refused',
      facts: { what: 'instance_url' },
    });
  });

  test.each([
    'http://acme.my.salesforce.com',
    'acme.my.salesforce.com',
    '//acme.my.salesforce.com',
    'https://acme.my.salesforce.com/',
    'https://ACME.my.salesforce.com',
    ' https://acme.my.salesforce.com',
    'https://acme.my.salesforce.com\n',
    ...BARE.map((suffix) => `https://${suffix}`),
  ])('nothing is tidied up: %j is refused', (url) => {
    expect(appErrorOf(() => readInstanceUrl(url)).code).toBe('auth.host_refused');
  });

  test('the refusal does not repeat the address, which is an attacker’s text', () => {
    const error = appErrorOf(() => readInstanceUrl('https://evil.example'));
    expect(JSON.stringify(error.facts) + error.message).not.toContain('evil');
  });
});

describe('the identity URL', () => {
  const ids = '00D000000000001AAA/005000000000001AAA';

  test.each([
    'login.salesforce.com',
    'test.salesforce.com',
    'acme.my.salesforce.com',
    'acme--uat.sandbox.my.salesforce.com',
  ])('of %s gives both ids', (host) => {
    expect(readIdentityUrl(`https://${host}/id/${ids}`)).toEqual({
      organizationId: '00D000000000001AAA',
      userId: '005000000000001AAA',
    });
  });

  test('ids of 15 characters are taken too', () => {
    expect(readIdentityUrl('https://login.salesforce.com/id/00D000000000001/005000000000001')).toEqual({
      organizationId: '00D000000000001',
      userId: '005000000000001',
    });
  });

  test.each(WRONG_HOSTS.filter(([, address]) => !/^(login|test)\.salesforce\.com$/.test(address)))(
    '%s is refused: %j',
    (_why, address) => {
      expect(appErrorOf(() => readIdentityUrl(`https://${address}/id/${ids}`))).toMatchObject({
        code: 'auth.host_refused',
        facts: { what: 'id' },
      });
    },
  );

  test.each([
    `http://login.salesforce.com/id/${ids}`,
    `https://login.salesforce.com/id/${ids}/`,
    `https://login.salesforce.com/id/${ids}?format=json`,
    `https://login.salesforce.com/ID/${ids}`,
    `https://login.salesforce.com/x/id/${ids}`,
    'https://login.salesforce.com/id/005000000000001AAA/00D000000000001AAA',
    'https://login.salesforce.com/id/00D0000000000/005000000000001AAA',
    'https://login.salesforce.com/id/00D00000000000100/005000000000001AAA',
    "https://login.salesforce.com/id/00D000000000001AAA/005' OR Id != ''AA",
    'https://login.salesforce.com/id/00D000000000001AAA/..%2F00500000000AAA',
    '',
  ])('%j is refused', (url) => {
    expect(appErrorOf(() => readIdentityUrl(url)).code).toBe('auth.host_refused');
  });
});
