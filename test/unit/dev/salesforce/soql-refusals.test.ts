import { type OrgBench, openOrg } from './data/org-bench';
import { createQuerying, type Querying } from './query';

let querying: Querying;
let org: OrgBench;
beforeAll(async () => {
  querying = await createQuerying();
  // In process, since an address is too short for some of these.
  org = openOrg();
});
afterAll(() => org.store.close());
const refusal = (soql: string) => querying.refusal(soql);

describe('a refusal', () => {
  test('of a field shows the place', async () => {
    expect(await refusal('SELECT Id, Foo FROM User')).toEqual({
      errorCode: 'INVALID_FIELD',
      message:
        '\nSELECT Id, Foo FROM User\n           ^\nERROR at Row:1:Column:12\n' +
        "No such column 'Foo' on entity 'User'. If you are attempting to use a custom field, be sure to append the " +
        "'__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.",
    });
  });

  test.each([
    ["SELECT Id FROM User WHERE Foo = 'x'", "No such column 'Foo' on entity 'User'."],
    ['SELECT Id FROM User ORDER BY Foo', "No such column 'Foo' on entity 'User'."],
    [
      'SELECT PermissionsFly FROM UserPermissionAccess',
      "No such column 'PermissionsFly' on entity 'UserPermissionAccess'.",
    ],
    [
      'SELECT PermissionSet.Foo FROM PermissionSetAssignment',
      "No such column 'Foo' on entity 'PermissionSet'.",
    ],
    ['SELECT Boss.Name FROM User', "Didn't understand relationship 'Boss' in field path."],
    ['SELECT Id, ID FROM User', 'duplicate field selected: Id'],
    [
      "SELECT Id FROM User WHERE IsActive = 'true'",
      "value of filter criterion for field 'IsActive' must be of type boolean and should not be enclosed in quotes",
    ],
    [
      'SELECT Id FROM User WHERE Name = 5',
      "value of filter criterion for field 'Name' must be of type string and should be enclosed in quotes",
    ],
  ])('%s is INVALID_FIELD', async (soql, words) => {
    const { errorCode, message } = await refusal(soql);
    expect(errorCode).toBe('INVALID_FIELD');
    expect(message).toContain(words);
  });

  test.each([['Foo'], ['Contacts'], ['Task__c']])('SELECT Id FROM %s is INVALID_TYPE', async (name) => {
    const { errorCode, message } = await refusal(`SELECT Id FROM ${name}`);
    expect(errorCode).toBe('INVALID_TYPE');
    expect(message).toContain(
      `sObject type '${name}' is not supported. If you are attempting to use a custom object`,
    );
  });

  test.each([
    ["SELECT Id FROM User WHERE Id = 'mia'", 'invalid ID field: mia'],
    ["SELECT Id FROM User WHERE Id = '005Hp0000027oiUIAX'", 'invalid ID field: 005Hp0000027oiUIAX'],
    ["SELECT Id FROM User WHERE Id LIKE '005%'", 'invalid operator on id field'],
  ])('%s is INVALID_QUERY_FILTER_OPERATOR', async (soql, words) => {
    expect(await refusal(soql)).toEqual({ errorCode: 'INVALID_QUERY_FILTER_OPERATOR', message: words });
  });

  test.each([
    ['SELECT Id FRM User', "unexpected token: 'User'"],
    ['SELECT FROM User', "unexpected token: 'FROM'"],
    ['SELECT Id FROM', "unexpected token: '<EOF>'"],
    ["SELECT Id FROM User WHERE Name = 'a'b'", "unexpected token: ''"],
    ['SELECT Id FROM User ALL ROWS', 'ALL ROWS not allowed in this context'],
    ['SELECT COUNT(Id) n, MAX(Name) n FROM User', 'duplicate alias: n'],
    ["SELECT Id FROM User WHERE Name = 'a' AND Name = 'b' OR Name = 'c'", "unexpected token: 'OR'"],
    ["SELECT Id FROM User WHERE (Name = 'a' OR Name = 'b' AND Name = 'c')", "unexpected token: 'AND'"],
    ["SELECT Id FROM User WHERE Name = 'a\\q'", "Illegal character sequence '\\q' in string literal."],
    ["SELECT Id FROM User WHERE Name = 'a\\%'", "Illegal character sequence '\\%' in string literal."],
    [`SELECT Id FROM User WHERE Name = '${'x'.repeat(4001)}'`, 'too long'],
    ['SELECT COUNT(), Id FROM User', "unexpected token: ','"],
  ])('%.80s is MALFORMED_QUERY', async (soql, words) => {
    const { errorCode, message } = await refusal(soql);
    expect(errorCode).toBe('MALFORMED_QUERY');
    expect(message).toContain(words);
  });

  test.each([
    ['SELECT FIELDS(ALL) FROM User', 'The SOQL FIELDS function must have a LIMIT of at most 200'],
    ['SELECT Name n FROM User', 'only aggregate expressions use field aliasing'],
    ['SELECT Id FROM User WITH SECURITY_ENFORCED', "unexpected token: 'WITH'"],
    ['SELECT COUNT() FROM User ORDER BY Name', 'Ordering and grouping are not allowed with COUNT()'],
    ['SELECT Name, COUNT(Id) FROM User', 'Field must be grouped or aggregated: Name'],
    ['SELECT SUM(Name) FROM User', 'field Name does not support aggregate operator SUM'],
    ['SELECT Id FROM User WHERE CreatedDate = LAST_N_DAYS:0', 'is out of range'],
    ['SELECT Id FROM User USING SCOPE team', 'USING SCOPE team is not built in this simulator'],
    [
      "SELECT Id FROM User WHERE DISTANCE(Name, GEOLOCATION(1,2), 'mi') < 2",
      'is not built in this simulator',
    ],
    [
      "SELECT Id FROM User WHERE Name = 'a' OR Id IN (SELECT AssigneeId FROM PermissionSetAssignment)",
      'Semi join sub-selects are only allowed at the top level WHERE expressions',
    ],
    [`SELECT Id FROM User WHERE Name = '${'x'.repeat(100_000)}'`, 'cannot be longer than 100000 characters'],
    [`SELECT Id FROM User WHERE ${'('.repeat(40_000)}`, 'unexpected token'],
  ])('%.60s is MALFORMED_QUERY too', (soql, words) => {
    const { errorCode, message } = org.refused(soql);
    expect(errorCode).toBe('MALFORMED_QUERY');
    expect(message).toContain(words);
  });

  test.each([
    [
      'SELECT Id, (SELECT Id FROM Contacts) FROM User',
      'INVALID_TYPE',
      "Didn't understand relationship 'Contacts'",
    ],
    [
      'SELECT Id FROM User LIMIT 1 OFFSET 2001',
      'NUMBER_OUTSIDE_VALID_RANGE',
      'Maximum SOQL offset allowed is 2000',
    ],
    [
      "SELECT Id FROM User WHERE Name INCLUDES ('a')",
      'INVALID_QUERY_FILTER_OPERATOR',
      'invalid operator on string field',
    ],
    [
      "SELECT Id FROM User WHERE Id > '005000000000000'",
      'INVALID_QUERY_FILTER_OPERATOR',
      'invalid operator on id field',
    ],
    [
      "SELECT Id FROM Contact WHERE Description = 'a'",
      'INVALID_FIELD',
      "field 'Description' can not be filtered",
    ],
    ['SELECT Id FROM Contact ORDER BY Description', 'INVALID_FIELD', "field 'Description' can not be sorted"],
    [
      'SELECT Id FROM Task WHERE CreatedDate = 2026-01-01',
      'INVALID_FIELD',
      "'CreatedDate' must be of type dateTime",
    ],
    [
      "SELECT Id FROM Task WHERE ActivityDate = '2026-01-01'",
      'INVALID_FIELD',
      "'ActivityDate' must be of type date",
    ],
    ['SELECT Id FROM Task WHERE ActivityDate = 2026-02-30', 'MALFORMED_QUERY', 'Invalid date'],
    ['SELECT Who.Nothing FROM Task', 'INVALID_FIELD', "No such column 'Nothing' on entity 'Name'."],
    [
      "SELECT RecordId FROM UserRecordAccess WHERE RecordId = '001000000000000'",
      'MALFORMED_QUERY',
      'one UserId',
    ],
  ])('%s is %s', (soql, code, words) => {
    const { errorCode, message } = org.refused(soql);
    expect(errorCode).toBe(code);
    expect(message).toContain(words);
  });
});
