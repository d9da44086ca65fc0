/** Accounts that are people, in an org that has them. */

import { openOrg, type OrgBench } from './org-bench';

let org: OrgBench;
beforeAll(() => (org = openOrg()));
beforeEach(() => (org.data.switches.personAccounts = true));
afterAll(() => org.store.close());

const ADMIN = 'sfadmin';
const FIELDS = 'Name, IsPersonAccount, PersonEmail, PersonContact.Name';
const account = (id: string) => org.rows(`SELECT ${FIELDS} FROM Account WHERE Id = '${id}'`, ADMIN)[0];
const contacts = (id: string) =>
  org.rows(`SELECT Name, Email, MobilePhone, IsPersonAccount FROM Contact WHERE AccountId = '${id}'`, ADMIN);

test('one has a contact that follows it, and both are found by the address', () => {
  const person = {
    FirstName: 'Ida',
    LastName: 'Berg',
    PersonEmail: 'ida@example.com',
    PersonMobilePhone: '1',
  };
  const id = org.made('Account', person, ADMIN);
  expect(account(id)).toEqual({
    Name: 'Ida Berg',
    IsPersonAccount: true,
    PersonEmail: 'ida@example.com',
    PersonContact: { Name: 'Ida Berg' },
  });
  expect(contacts(id)).toEqual([
    { Name: 'Ida Berg', Email: 'ida@example.com', MobilePhone: '1', IsPersonAccount: true },
  ]);
  expect(org.changed('Account', id, { LastName: 'Holm', PersonEmail: null }, ADMIN).success).toBe(true);
  expect(account(id)).toMatchObject({ Name: 'Ida Holm', PersonContact: { Name: 'Ida Holm' } });
  expect(contacts(id)).toMatchObject([{ Name: 'Ida Holm', Email: null }]);
  const [contact] = org.column(`SELECT Id FROM Contact WHERE AccountId = '${id}'`, ADMIN);
  expect(org.changed('Contact', String(contact), { Email: 'x@example.com' }, ADMIN).success).toBe(true);
  expect(account(id)).toMatchObject({ Name: 'Ida Holm', PersonEmail: 'x@example.com' });
  expect(org.changed('Contact', String(contact), { AccountId: null }, ADMIN).errors[0]!.message).toBe(
    'Account: bad field names on insert/update call: AccountId',
  );
  expect(org.changed('Account', id, { Name: 'x' }, ADMIN).errors[0]!.message).toMatch(/call: Name$/);
  org.data.remove(org.as(ADMIN), [id]);
  expect(contacts(id)).toEqual([]);
});

test.each<[object, string, RegExp]>([
  [
    { LastName: 'Berg', Name: 'Berg' },
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    /^Unable to create\/update fields: Name\./,
  ],
  [
    { Name: 'Berg Ltd', PersonEmail: 'x@example.com' },
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    /call: PersonEmail$/,
  ],
])('%j is refused', (fields, statusCode, message) => {
  const [error] = org.wrong('Account', { ...fields }, ADMIN);
  expect(error!.statusCode).toBe(statusCode);
  expect(error!.message).toMatch(message);
});

test('a business account stays one, and a person keeps the last name', () => {
  const business = org.made('Account', { Name: 'Berg Ltd' }, ADMIN);
  expect(account(business)).toMatchObject({ IsPersonAccount: false, PersonContact: null });
  expect(org.changed('Account', business, { LastName: 'Berg' }, ADMIN).errors[0]!.statusCode).toBe(
    'INVALID_FIELD_FOR_INSERT_UPDATE',
  );
  const person = org.made('Account', { LastName: 'Berg' }, ADMIN);
  expect(org.changed('Account', person, { LastName: null }, ADMIN).errors).toMatchObject([
    { statusCode: 'REQUIRED_FIELD_MISSING', fields: ['LastName'] },
  ]);
});

test('an org without them has none of the fields', () => {
  org.data.switches.personAccounts = false;
  expect(org.refused('SELECT PersonEmail FROM Account').errorCode).toBe('INVALID_FIELD');
  expect(org.refused('SELECT IsPersonAccount FROM Contact').errorCode).toBe('INVALID_FIELD');
  expect(org.wrong('Account', { LastName: 'Berg' }, ADMIN)[0]!.message).toBe(
    "No such column 'LastName' on sobject of type Account",
  );
});
