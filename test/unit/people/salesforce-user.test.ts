import { addressesOf, findSalesforceUser, matchUser } from '../../../src/people/salesforce-user';
import type { SalesforceUser } from '../../../src/salesforce/records';

const SERVICE = '005000000000999AAA';
const address = 'grace@acme.example';
const question = { address, environment: 'production', serviceUserId: SERVICE } as const;
const sandbox = { ...question, environment: 'sandbox' } as const;

let counted = 0;
function user(fields: Partial<SalesforceUser>): SalesforceUser {
  const number = String(++counted).padStart(3, '0');
  return {
    id: `005000000000${number}AAA`,
    name: `User ${number}`,
    username: `user${number}@acme.crm`,
    email: undefined,
    federationIdentifier: undefined,
    ...fields,
  };
}

const found = ({ id, name }: SalesforceUser) => ({ kind: 'found', id, name });
const byFederation = () => user({ federationIdentifier: address });
const byMail = () => user({ email: address });
const byName = () => user({ username: address });

test('the federation id comes before e-mail and user name', () => {
  const federated = byFederation();
  expect(matchUser([byName(), byMail(), federated], question)).toEqual(found(federated));
});

test('a single e-mail comes before the user name', () => {
  const mailed = byMail();
  expect(matchUser([byName(), mailed], question)).toEqual(found(mailed));
});

test('the user name is the last to be looked at', () => {
  const named = byName();
  expect(matchUser([named, user({})], question)).toEqual(found(named));
});

test('two with the same federation id are ambiguous, though a single one has the e-mail', () => {
  expect(matchUser([byFederation(), byFederation(), byMail()], question)).toEqual({
    kind: 'ambiguous',
    field: 'FederationIdentifier',
  });
});

test('two with the same e-mail are ambiguous, though one has the user name', () => {
  expect(matchUser([byMail(), byMail(), byName()], question)).toEqual({ kind: 'ambiguous', field: 'Email' });
});

test('a federation id settles two e-mails', () => {
  const settled = user({ email: address, federationIdentifier: address });
  expect(matchUser([byMail(), settled], question)).toEqual(found(settled));
});

test('nobody is none', () => {
  expect(matchUser([], question)).toEqual({ kind: 'none' });
  expect(matchUser([user({ email: 'ken@acme.example' })], question)).toEqual({ kind: 'none' });
});

test('capitals make no difference', () => {
  for (const one of [
    user({ federationIdentifier: 'Grace@Acme.Example' }),
    user({ email: 'GRACE@acme.example' }),
    user({ username: 'Grace@acme.example' }),
  ])
    expect(matchUser([one], question)).toEqual(found(one));
});

test('the service account is never a person, nor does it make one ambiguous', () => {
  const service = user({ id: SERVICE, email: address, federationIdentifier: address });
  expect(matchUser([service], question)).toEqual({ kind: 'none' });
  const mailed = byMail();
  expect(matchUser([service, mailed], question)).toEqual(found(mailed));
});

describe('.invalid behind an e-mail', () => {
  const copy = () => user({ email: `${address}.invalid` });

  test('is a sandbox’s copy of the address', () => {
    const copied = copy();
    expect(matchUser([copied], sandbox)).toEqual(found(copied));
    expect(matchUser([copied, byMail()], sandbox)).toEqual({ kind: 'ambiguous', field: 'Email' });
  });

  test('is another address in production', () => {
    expect(matchUser([copy()], question)).toEqual({ kind: 'none' });
  });

  test('is asked for in a sandbox alone', () => {
    const asked: (readonly string[])[] = [];
    const records = {
      usersByAddress(addresses: readonly string[]) {
        asked.push(addresses);
        return [];
      },
    };
    findSalesforceUser(records, question);
    findSalesforceUser(records, sandbox);
    expect(asked).toEqual([[address], [address, `${address}.invalid`]]);
  });
});

describe('the addresses that would be matched to a user', () => {
  test('are federation id, e-mail and user name, each once and in lower case', () => {
    const one = user({ federationIdentifier: 'Grace@acme.example', email: address, username: 'G@acme.crm' });
    expect(addressesOf(one, 'production')).toEqual([address, 'g@acme.crm']);
  });

  test('hold a sandbox’s copy without its .invalid, and production’s with it', () => {
    const one = user({ email: 'Grace@acme.example.invalid', username: 'g@acme.crm.uat' });
    expect(addressesOf(one, 'sandbox')).toEqual([address, 'g@acme.crm.uat']);
    expect(addressesOf(one, 'production')).toEqual([`${address}.invalid`, 'g@acme.crm.uat']);
  });

  test('leave out a federation id that is no address', () => {
    expect(
      addressesOf(user({ federationIdentifier: 'E4711', username: 'g@acme.crm' }), 'production'),
    ).toEqual(['g@acme.crm']);
  });
});
