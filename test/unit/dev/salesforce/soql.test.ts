import { id18 } from '../../../../dev/salesforce/ids';
import { connect } from './browser';
import { type Answer, createQuerying, orgs, type Querying } from './query';
import { api, createWorld, PERSON, SERVICE } from './world';

let querying: Querying;
beforeAll(async () => {
  querying = await createQuerying();
});
const rows = (soql: string, as?: string) => querying.rows(soql, as);

/** The part of the user names before the at sign, of the users that a condition leaves. */
async function found(where: string): Promise<string[]> {
  const { records } = await rows(`SELECT Username FROM User WHERE ${where}`);
  return records.map((record) => String(record['Username']).split('@')[0]!);
}

describe('an answer', () => {
  test('has attributes, the order of SELECT, and the spelling of the schema', async () => {
    const answer = await rows("select name, iD, ISACTIVE from uSeR where username = 'MIA@acme.example'");
    const { attributes, ...fields } = answer.records[0]!;
    expect(answer).toMatchObject({ totalSize: 1, done: true });
    expect(Object.keys(fields)).toEqual(['Name', 'Id', 'IsActive']);
    expect(fields).toMatchObject({ Name: 'Mia Larsen', IsActive: true });
    expect(attributes).toEqual({
      type: 'User',
      url: `/services/data/v66.0/sobjects/User/${String(fields['Id'])}`,
    });
  });

  test('is empty when nothing fits', async () => {
    expect(await rows("SELECT Id FROM User WHERE Name = 'Nobody'")).toEqual({
      totalSize: 0,
      done: true,
      records: [],
    });
  });

  test('of COUNT() has a size and no records', async () => {
    expect(await rows("SELECT count() FROM User WHERE UserType = 'Standard'")).toEqual({
      totalSize: 13,
      done: true,
      records: [],
    });
    expect((await rows('SELECT COUNT() FROM User LIMIT 4')).totalSize).toBe(4);
  });

  test('ends at LIMIT', async () => {
    expect((await rows('SELECT Id FROM User LIMIT 3')).records).toHaveLength(3);
    expect((await rows('SELECT Id FROM User LIMIT 0')).totalSize).toBe(0);
  });

  test('tells the organization', async () => {
    const { records } = await rows(
      'SELECT Id, Name, IsSandbox, InstanceName, OrganizationType, NamespacePrefix FROM Organization',
    );
    expect(records).toEqual([
      {
        attributes: expect.anything() as unknown,
        Id: id18('00DHp000001gPLa'),
        Name: 'Acme Corp',
        IsSandbox: false,
        InstanceName: 'EU47',
        OrganizationType: 'Enterprise Edition',
        NamespacePrefix: null,
      },
    ]);
  });
});

describe('conditions', () => {
  test.each([
    ["Name = 'mia larsen'", ['mia']],
    ["Name != 'Mia Larsen' AND Name LIKE 'm%'", []],
    ["Email IN ('MIA@acme.example', 'tom@acme.example')", ['mia', 'tom']],
    ["UserType NOT IN ('Standard')", []],
    ["Name LIKE '%weBER'", ['jonas']],
    ["Name LIKE '_ia%'", ['mia']],
    ["Name LIKE '%50\\%\\_Weber'", ['jonas']],
    ["Name LIKE '%50\\%\\_Larsen'", []],
    ["Name LIKE 'Mia.Larsen'", []],
    ["Name = 'Omar O\\'Haddad'", ['omar']],
    ["Name = 'Luc\\u00eda Ortega'", ['lucia']],
    ["FederationIdentifier = 'Mia@acme.example'", ['mia']],
    ["FederationIdentifier = 'mia@acme.example'", []],
    ["FederationIdentifier LIKE 'mia%'", []],
    ['FederationIdentifier != null', ['mia']],
    ["FederationIdentifier != '' AND IsActive = TRUE", ['mia']],
    ["FederationIdentifier IN (null, 'x') AND Name LIKE 'T%'", ['trunkline.service', 'tom']],
    ["FederationIdentifier != 'x' AND Name LIKE 'Tom%'", ['tom']],
    ['IsActive = false', []],
    ["User.Name = 'Mia Larsen'", ['mia']],
    ["(Name LIKE 'Mia%' OR Name LIKE 'Tom%') AND NOT Name LIKE 'T%'", ['mia']],
    ["NOT (Name LIKE 'M%' OR NOT Name LIKE '%Larsen')", []],
    ["Name LIKE 'T%' AND (NOT Name LIKE 'Tom%')", ['trunkline.service']],
    ["((Name = 'Mia Larsen')) OR (Name = 'Tom Okafor' AND (IsActive = TRUE OR Name = 'x'))", ['mia', 'tom']],
  ])('%s', async (where, expected) => {
    expect(await found(where)).toEqual(expected);
  });

  test('take ids of 15 and of 18 characters, and tell their case', async () => {
    const { records } = await rows("SELECT Id FROM User WHERE Name = 'Mia Larsen'");
    const id = String(records[0]!['Id']);
    const other = [...id.slice(0, 15)].map((char) =>
      /[a-z]/.test(char) ? char.toUpperCase() : char.toLowerCase(),
    );
    expect(await found(`Id = '${id}'`)).toEqual(['mia']);
    expect(await found(`Id IN ('${id.slice(0, 15)}')`)).toEqual(['mia']);
    expect(await found(`Id = '${other.join('')}'`)).toEqual([]);
  });

  test('find the Salesforce user of a Google user in one query', async () => {
    const address = "'sam@acme.example'";
    const where = `IsActive = true AND UserType = 'Standard' AND (Email IN (${address}) OR FederationIdentifier IN (${address}) OR Username IN (${address}))`;
    expect(await found(where)).toEqual(['sam', 'second.sam']);
  });
});

describe('ORDER BY', () => {
  const ordered = async (by: string) => {
    const where = "Name LIKE 'M%' OR Name LIKE 'T%' OR Name LIKE 'Sam%'";
    const { records } = await rows(`SELECT Username FROM User WHERE ${where} ORDER BY ${by}`);
    return records.map((record) => String(record['Username']).split('@')[0]);
  };

  test.each([
    ['Name, Username DESC', ['mia', 'second.sam', 'sam', 'tom', 'trunkline.service']],
    ['name DESC, username', ['trunkline.service', 'tom', 'sam', 'second.sam', 'mia']],
    ['FederationIdentifier, Name, Username', ['sam', 'second.sam', 'tom', 'trunkline.service', 'mia']],
    [
      'FederationIdentifier NULLS LAST, Name, Username',
      ['mia', 'sam', 'second.sam', 'tom', 'trunkline.service'],
    ],
  ])('%s', async (by, expected) => {
    expect(await ordered(by)).toEqual(expected);
  });
});

describe('permissions', () => {
  const SOQL = 'SELECT PermissionsViewAllData, PermissionsModifyAllData FROM UserPermissionAccess LIMIT 1';
  const flags = async (as?: string) => {
    const { records } = await rows(SOQL, as);
    return [records[0]!['PermissionsViewAllData'], records[0]!['PermissionsModifyAllData']];
  };

  test("are the caller's own, as they are now", async () => {
    expect(await flags()).toEqual([true, false]);
    expect(await flags((await connect(querying.world, PERSON))['access_token'])).toEqual([false, false]);
    const own = createWorld({ orgs: orgs() });
    own.salesforce.org('production').set({ servicePermissions: ['ApiEnabled', 'ModifyAllData'] });
    const access = (await connect(own))['access_token']!;
    const answer = (await (await api(own, access, `/query?q=${encodeURIComponent(SOQL)}`)).json()) as Answer;
    expect(answer.records[0]).toMatchObject({
      PermissionsViewAllData: false,
      PermissionsModifyAllData: true,
    });
  });

  test('of any user are found through the assignment, with the parent in the answer', async () => {
    const soql =
      'SELECT Assignee.Username, PermissionSet.Label, PermissionSet.IsOwnedByProfile FROM PermissionSetAssignment';
    const { records } = await rows(`${soql} WHERE permissionset.permissionsModifyAllData = true`);
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({
      Assignee: { attributes: { type: 'User' }, Username: 'sfadmin@acme.example' },
      PermissionSet: { attributes: { type: 'PermissionSet' }, IsOwnedByProfile: true },
    });
    // One assignment for the set that the profile owns, one for the deployed permission set.
    const own = await rows(
      `SELECT PermissionSet.Label FROM PermissionSetAssignment WHERE Assignee.Username = '${SERVICE.username}'`,
    );
    expect(own.records).toMatchObject([
      { PermissionSet: { Label: 'Minimum Access - Salesforce' } },
      { PermissionSet: { Label: 'Trunkline Service Account' } },
    ]);
  });
});
