/** Owns the proof of the typed questions to an org: which SOQL is asked, and what its rows become. */

import { AppError } from '../../../src/errors';
import type { SalesforceClient } from '../../../src/salesforce/client';
import { createSalesforceRecords, PERMISSION_FIELDS } from '../../../src/salesforce/records';
import { appErrorOf } from '../fakes';

type Reply = unknown;

/** An org that answers in order; an error in place of an answer is thrown. */
function org(...replies: Reply[]) {
  const queue = [...replies];
  const paths: string[] = [];
  const client: Pick<SalesforceClient, 'get'> = {
    get(path) {
      paths.push(path);
      const next = queue.shift();
      if (next instanceof Error) throw next;
      return JSON.stringify(next);
    },
  };
  const queries = () => paths.map((path) => new URL(path, 'https://x.example').searchParams.get('q'));
  return { paths, queries, records: createSalesforceRecords(client) };
}

const rows = (...records: unknown[]) => ({ totalSize: records.length, done: true, records });

const MIA = {
  attributes: { type: 'User' },
  Id: '005000000000002AAA',
  Name: 'Mia Park',
  Username: 'mia@acme.example',
  Email: 'mia@acme.example',
  FederationIdentifier: 'mia@acme.example',
};

describe('users', () => {
  test('one is asked for by id', () => {
    const { queries, records } = org(rows(MIA));
    expect(records.userById('005000000000002AAA')).toEqual({
      id: '005000000000002AAA',
      name: 'Mia Park',
      username: 'mia@acme.example',
      email: 'mia@acme.example',
      federationIdentifier: 'mia@acme.example',
    });
    expect(queries()).toEqual([
      "SELECT Id, Name, Username, Email, FederationIdentifier FROM User WHERE Id = '005000000000002AAA'",
    ]);
  });

  test('nobody has the id', () => {
    expect(org(rows()).records.userById('005000000000009AAA')).toBeUndefined();
  });

  test('fields without a value are absent, not null', () => {
    const user = org(rows({ ...MIA, Email: null, FederationIdentifier: null })).records.userById('x');
    expect([user?.email, user?.federationIdentifier]).toEqual([undefined, undefined]);
  });

  test('only active people are asked for by address, in all three fields', () => {
    const { queries, records } = org(rows(MIA, { ...MIA, Id: '005000000000003AAA' }));
    expect(
      records.usersByAddress(['mia@acme.example', 'mia@acme.example.invalid']).map(({ id }) => id),
    ).toEqual(['005000000000002AAA', '005000000000003AAA']);
    const any = "('mia@acme.example', 'mia@acme.example.invalid')";
    expect(queries()).toEqual([
      'SELECT Id, Name, Username, Email, FederationIdentifier FROM User ' +
        "WHERE IsActive = true AND UserType = 'Standard' " +
        `AND (FederationIdentifier IN ${any} OR Email IN ${any} OR Username IN ${any})`,
    ]);
  });

  test.each([
    "x' OR Name LIKE '%",
    "o'brien@acme.example",
    'a&q=SELECT Id FROM Contact',
    'a#b',
    'a+b@acme.example',
  ])('an address %j neither ends the string nor the parameter', (address) => {
    const { paths, queries, records } = org(rows());
    records.usersByAddress([address]);
    const literal = `'${address.replace(/'/g, "\\'")}'`;
    expect(queries()[0]?.split(literal)).toHaveLength(4);
    expect(queries()[0]).not.toContain('LIKE %');
    expect([...new URL(paths[0] ?? '', 'https://x.example').searchParams.keys()]).toEqual(['q']);
  });

  test('an address of the longest kind keeps the URL under 2 KB', () => {
    const { paths, records } = org(rows());
    records.usersByAddress([`${'m'.repeat(64)}@${'d'.repeat(185)}.org`]);
    expect(
      `https://${'a'.repeat(63)}.sandbox.my.salesforce.com/services/data/v66.0${paths[0] ?? ''}`.length,
    ).toBeLessThan(2_048);
  });
});

describe('the organization', () => {
  test('is its only row', () => {
    const { queries, records } = org(rows({ Id: '00D000000000001AAA', Name: 'Acme', IsSandbox: false }));
    expect(records.organization()).toEqual({ id: '00D000000000001AAA', name: 'Acme', isSandbox: false });
    expect(queries()).toEqual(['SELECT Id, Name, IsSandbox FROM Organization LIMIT 1']);
  });

  test('without a row the answer cannot be read', () => {
    expect(appErrorOf(() => org(rows()).records.organization())).toMatchObject({
      code: 'http.bad_response',
      facts: { what: 'Organization has no row' },
    });
  });
});

describe('permissions', () => {
  const INVALID_FIELD = new AppError('salesforce.rejected', 'x', { words: 'INVALID_FIELD: No such column' });

  test('are read in one query, as flags', () => {
    const all = Object.fromEntries(PERMISSION_FIELDS.map((field, at) => [field, at % 2 === 0]));
    const { queries, records } = org(rows({ ...all, Id: 'ignored' }));
    expect(records.permissions()).toEqual(all);
    expect(queries()).toEqual([`SELECT ${PERMISSION_FIELDS.join(', ')} FROM UserPermissionAccess LIMIT 1`]);
  });

  test('an org that lacks a field is asked for the core alone, and the rest is absent', () => {
    const { queries, records } = org(
      INVALID_FIELD,
      rows({ PermissionsViewAllData: true, PermissionsModifyAllData: false }),
    );
    expect(records.permissions()).toEqual({ PermissionsViewAllData: true, PermissionsModifyAllData: false });
    expect(queries()[1]).toBe(
      'SELECT PermissionsViewAllData, PermissionsModifyAllData FROM UserPermissionAccess LIMIT 1',
    );
  });

  test('an org that refuses twice is not asked a third time', () => {
    const { paths, records } = org(INVALID_FIELD, INVALID_FIELD);
    expect(appErrorOf(() => records.permissions()).code).toBe('salesforce.rejected');
    expect(paths).toHaveLength(2);
  });

  test.each(['salesforce.unavailable', 'salesforce.forbidden', 'auth.lost', 'http.unreachable'] as const)(
    '%s is not taken for a missing field',
    (code) => {
      const { paths, records } = org(new AppError(code, 'x'));
      expect(appErrorOf(() => records.permissions()).code).toBe(code);
      expect(paths).toHaveLength(1);
    },
  );

  test('no row grants nothing', () => {
    expect(org(rows()).records.permissions()).toEqual({});
  });
});

describe('whether records of an object can be made', () => {
  test.each([true, false])('is what the org says: %s', (createable) => {
    const { paths, records } = org({ objectDescribe: { name: 'EmailMessage', createable }, recentItems: [] });
    expect(records.isCreateable('EmailMessage')).toBe(createable);
    expect(paths).toEqual(['/sobjects/EmailMessage']);
  });

  test('an object that is not there cannot', () => {
    const missing = new AppError('salesforce.not_found', 'x', { words: 'NOT_FOUND' });
    expect(org(missing).records.isCreateable('EmailMessage')).toBe(false);
  });

  test('an org that cannot be reached has not said no', () => {
    const down = new AppError('salesforce.unavailable', 'x');
    expect(appErrorOf(() => org(down).records.isCreateable('EmailMessage')).code).toBe(
      'salesforce.unavailable',
    );
  });
});

describe('an answer of another shape', () => {
  test.each<[string, unknown, string]>([
    ['no records', { totalSize: 0 }, 'records is not a list'],
    ['a user without a name', rows({ ...MIA, Name: null }), 'records[0].Name is not a text'],
    ['the second row', rows(MIA, { ...MIA, Id: 5 }), 'records[1].Id is not a text'],
    ['a list', [], 'value is not an object'],
  ])('%s is told by its path', (_case, reply, what) => {
    expect(appErrorOf(() => org(reply).records.userById('x'))).toMatchObject({
      code: 'http.bad_response',
      facts: { what },
    });
  });

  test('a flag in words is no flag', () => {
    const reply = rows({ Id: '00D', Name: 'Acme', IsSandbox: 'false' });
    expect(appErrorOf(() => org(reply).records.organization()).facts.what).toBe(
      'records[0].IsSandbox is not true or false',
    );
  });
});
