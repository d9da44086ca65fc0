import { appErrorOf } from '../fakes';
import { type Connect, connecting, ORG, withUser } from './connect-bench';
import { connectedRecord, failed } from './organization-bench';
import type { OrgContents } from './rest-org';

describe('a person’s account', () => {
  const people = { 'grace@acme.example': 'Grace Hopper' };
  const refused = (connect: Connect) => {
    const bench = connecting(connect);
    const error = appErrorOf(bench.vet);
    expect(bench.record()).toEqual(connect.before);
    return error;
  };

  test.each([
    ['federation id', { FederationIdentifier: 'grace@acme.example' }],
    ['e-mail', { Email: 'grace@acme.example' }],
    ['user name', { Username: 'grace@acme.example' }],
    ['e-mail in capitals', { Email: 'Grace@Acme.Example' }],
  ])('is refused by its %s, with who that is', (_field, fields) => {
    const { code, facts } = refused({ org: withUser(fields), people });
    expect(code).toBe('auth.person_account');
    expect(facts).toEqual({ address: 'grace@acme.example', name: 'Grace Hopper' });
  });

  test('is refused on a reconnect too, and the old connection stays', () => {
    const before = connectedRecord({ failure: failed('lost') });
    expect(refused({ org: withUser({ Email: 'grace@acme.example' }), people, before }).code).toBe(
      'auth.person_account',
    );
  });

  test('is refused in a sandbox, where its address ends in .invalid', () => {
    const org = withUser({ Email: 'grace@acme.example.invalid' });
    expect(refused({ org, people, candidate: { environment: 'sandbox' } }).code).toBe('auth.person_account');
  });

  test('is another address with .invalid in production', () => {
    const org = withUser({ Email: 'grace@acme.example.invalid' });
    expect(connecting({ org, people }).vet).not.toThrow();
  });

  test('is taken where the Google account is left out of the scope', () => {
    const org = withUser({ Email: 'grace@acme.example' });
    expect(connecting({ org, people, leftOut: ['grace@acme.example'] }).vet).not.toThrow();
  });

  test('is taken where no Google account has the address', () => {
    const org = withUser({ Email: 'service@acme.example' });
    expect(connecting({ org, people }).vet).not.toThrow();
  });

  test('is taken where the person is in none of the groups, and refused where nobody has read them', () => {
    const org = withUser({ Email: 'grace@acme.example' });
    expect(connecting({ org, people, isMember: () => false }).vet).not.toThrow();
    expect(refused({ org, people, isMember: () => true }).code).toBe('auth.person_account');
    expect(refused({ org, people, isMember: () => undefined }).code).toBe('auth.person_account');
  });

  test('of a foreign domain is nobody’s business', () => {
    const asked: string[] = [];
    const org = withUser({ Email: 'ken@beta.example' });
    const named = new Proxy(people, {
      get: (_all, address) => {
        asked.push(String(address));
        return 'Ken';
      },
    });
    expect(connecting({ org, people: named }).vet).not.toThrow();
    expect(asked).toEqual([]);
  });

  test('is looked for under each of its addresses', () => {
    const org = withUser({ Email: 'service@acme.example', Username: 'grace@acme.example' });
    expect(refused({ org, people }).facts).toMatchObject({ address: 'grace@acme.example' });
  });
});

describe('another organization', () => {
  const OTHER = '00D000000000002EAA';
  const before = connectedRecord();
  const org: OrgContents = { ...ORG, organizationId: OTHER, name: 'Beta Ltd' };

  test('than the connected one is refused, with its name and its id', () => {
    const bench = connecting({ before, org, candidate: { organizationId: OTHER } });
    const error = appErrorOf(bench.vet);
    expect([error.code, error.facts]).toEqual([
      'auth.other_organization',
      { name: 'Beta Ltd', found: OTHER },
    ]);
    expect(bench.record()).toEqual(before);
  });

  test('is taken where an admin expects it', () => {
    const candidate = { organizationId: OTHER, expectedOrganizationId: OTHER };
    const bench = connecting({ before, org, candidate });
    bench.vet()();
    expect(bench.record()?.connected).toMatchObject({ organizationId: OTHER, name: 'Beta Ltd' });
  });

  test('is refused where an admin expects a third', () => {
    const candidate = { organizationId: OTHER, expectedOrganizationId: '00D000000000003EAA' };
    expect(appErrorOf(connecting({ before, org, candidate }).vet).code).toBe('auth.other_organization');
  });

  test('is none where nothing was connected before', () => {
    expect(connecting({ org, candidate: { organizationId: OTHER } }).vet).not.toThrow();
  });

  test('the same one is taken again', () => {
    expect(connecting({ before }).vet).not.toThrow();
  });
});
