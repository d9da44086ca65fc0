import { createQuerying, type Querying } from './query';

let querying: Querying;
beforeAll(async () => {
  querying = await createQuerying();
});
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
    ['SELECT Profile.Name FROM User', "Didn't understand relationship 'Profile' in field path."],
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

  test.each([['Foo'], ['Contact'], ['Task']])('SELECT Id FROM %s is INVALID_TYPE', async (name) => {
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
    ['SELECT Id FROM User ALL ROWS', "unexpected token: 'ROWS'"],
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
    'SELECT COUNT(Id) FROM User',
    'SELECT FIELDS(ALL) FROM User',
    'SELECT Name n FROM User',
    'SELECT Id, (SELECT Id FROM Contacts) FROM User',
    'SELECT Id FROM User u',
    'SELECT Id FROM User USING SCOPE mine',
    'SELECT Id FROM User WITH SECURITY_ENFORCED',
    'SELECT UserType FROM User GROUP BY UserType',
    'SELECT Id FROM User LIMIT 1 OFFSET 1',
    'SELECT Id FROM User FOR VIEW',
    'SELECT COUNT() FROM User ORDER BY Name',
    "SELECT Id FROM User WHERE Name > 'a'",
    'SELECT Id FROM User WHERE CreatedDate = TODAY',
    'SELECT Id FROM User WHERE Id IN (SELECT AssigneeId FROM PermissionSetAssignment)',
    "SELECT Id FROM User WHERE Name INCLUDES ('a')",
    "SELECT Id FROM User WHERE toLabel(UserType) = 'x'",
  ])('%s is refused, not guessed', async (soql) => {
    const { errorCode, message } = await refusal(soql);
    expect(errorCode).toBe('MALFORMED_QUERY');
    expect(message).toMatch(/is not built in this simulator$/);
  });
});
