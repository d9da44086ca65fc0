import { openOrg, type OrgBench } from './org-bench';

let org: OrgBench;
let mias: string;
let contact: string;
let deal: string;
let task: string;
let alone: string;
beforeAll(() => {
  org = openOrg();
  mias = org.made('Account', { Name: 'Mia’s' }, 'mia');
  contact = org.made('Contact', { LastName: 'Ek', AccountId: mias }, 'mia');
  deal = org.made(
    'Opportunity',
    { Name: 'Deal', AccountId: mias, StageName: 'Prospecting', CloseDate: '2026-12-01' },
    'mia',
  );
  task = org.made('Task', { Subject: 'Call', WhoId: contact }, 'mia');
  alone = org.made('Contact', { LastName: 'Alone' }, 'mia');
});
afterAll(() => org.store.close());

/** What UserRecordAccess says of a person, by record. */
function levels(who: string): unknown[] {
  const { userId } = org.as(who);
  const ids = [mias, contact, deal, task, alone];
  const list = ids.map((id) => `'${id}'`).join(', ');
  const rows = org.rows(
    `SELECT RecordId, MaxAccessLevel FROM UserRecordAccess WHERE UserId = '${userId}' AND RecordId IN (${list})`,
  );
  return ids.map((id) => rows.find(({ RecordId }) => RecordId === id)?.['MaxAccessLevel']);
}

/** How many of the same records a query of theirs finds. */
const found = (who: string) =>
  ['Account', 'Contact', 'Opportunity', 'Task'].map(
    (name) => org.data.query(org.as(who), `SELECT Id FROM ${name}`).totalSize,
  );

describe('a record is reached', () => {
  test.each([
    ['its owner', 'mia', ['All', 'All', 'All', 'All', 'All'], [1, 2, 1, 1]],
    ['those above in the role hierarchy', 'priya', ['All', 'All', 'All', 'All', 'All'], [1, 2, 1, 1]],
    ['nobody beside', 'jonas', ['None', 'None', 'None', 'None', 'None'], [0, 0, 0, 0]],
    ['View All Data: reading', 'trunkline.service', ['Read', 'Read', 'Read', 'Read', 'Read'], [1, 2, 1, 1]],
    ['Modify All Data', 'sfadmin', ['All', 'All', 'All', 'All', 'All'], [1, 2, 1, 1]],
  ])('by %s', (_, who, expected, counts) => {
    expect(levels(who)).toEqual(expected);
    expect(found(who)).toEqual(counts);
  });

  test('by whom it is shared with, as far as the share goes, with what hangs on it', () => {
    const share = org.made(
      'AccountShare',
      { AccountId: mias, UserOrGroupId: org.as('tom').userId, AccountAccessLevel: 'Read' },
      'mia',
    );
    expect(levels('tom')).toEqual(['Read', 'Read', 'None', 'Read', 'None']);
    expect(org.changed('Account', mias, { Phone: '1' }, 'tom').success).toBe(false);
    expect(org.changed('AccountShare', share, { AccountAccessLevel: 'Edit' }, 'mia').success).toBe(true);
    expect(levels('tom').slice(0, 2)).toEqual(['Edit', 'All']);
    expect(org.changed('Account', mias, { Phone: '1' }, 'tom').success).toBe(true);
    expect(org.data.remove(org.as('tom'), [mias])[0]!.errors[0]!.statusCode).toBe(
      'INSUFFICIENT_ACCESS_OR_READONLY',
    );
    org.data.remove(org.as('mia'), [share]);
    expect(levels('tom')[0]).toBe('None');
  });

  test('upwards: who has the deal reads its account', () => {
    const id = org.made(
      'Opportunity',
      { Name: 'Sams', StageName: 'Prospecting', CloseDate: '2026-12-01' },
      'sam',
    );
    expect(
      org.wrong(
        'Opportunity',
        { Name: 'x', StageName: 'x', CloseDate: '2026-01-01', AccountId: mias },
        'sam',
      ),
    ).toMatchObject([{ statusCode: 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY' }]);
    org.changed('Opportunity', id, { AccountId: mias }, 'sfadmin');
    expect(levels('sam')[0]).toBe('Read');
    expect(org.rows(`SELECT Account.Name FROM Opportunity WHERE Id = '${id}'`, 'sam')).toEqual([
      { Account: { Name: 'Mia’s' } },
    ]);
    org.data.remove(org.as('sfadmin'), [id]);
  });

  test('by everyone where the organization says so', () => {
    org.data.switches.sharing = { Account: 'Read', Opportunity: 'ReadWrite' };
    expect(levels('jonas')).toEqual(['Read', 'Read', 'Edit', 'Read', 'None']);
    org.data.switches.sharing = {};
  });
});

test('a parent that the caller does not reach is not in the answer', () => {
  const id = org.made('Case', { Subject: 'Help', AccountId: mias }, 'sfadmin');
  org.changed('Case', id, { OwnerId: org.as('lucia').userId }, 'sfadmin');
  // Implicit sharing opens the account of a case that one owns; the contact's own owner stays hidden from the list.
  expect(org.rows(`SELECT Subject, Account.Name FROM Case WHERE Id = '${id}'`, 'lucia')).toEqual([
    { Subject: 'Help', Account: { Name: 'Mia’s' } },
  ]);
  const about = org.made('Task', { Subject: 'Read it', WhoId: alone }, 'mia');
  org.changed('Task', about, { OwnerId: org.as('ben').userId }, 'mia');
  expect(org.rows(`SELECT WhoId, Who.Name FROM Task WHERE Id = '${about}'`, 'ben')).toEqual([
    { WhoId: alone, Who: null },
  ]);
});

test('an email is reached through its task, and always by who made it', () => {
  const id = org.made('EmailMessage', { Status: '3', Subject: 'x', ToIds: [alone] });
  const reaches = (who: string) =>
    org.data.query(org.as(who), `SELECT Id FROM EmailMessage WHERE Id = '${id}'`).totalSize === 1;
  expect(['trunkline.service', 'mia', 'jonas'].map(reaches)).toEqual([true, true, false]);
  const task = String(org.column(`SELECT ActivityId FROM EmailMessage WHERE Id = '${id}'`)[0]);
  expect(org.changed('Task', task, { OwnerId: org.as('jonas').userId }).success).toBe(true);
  expect(reaches('jonas')).toBe(true);
  expect(org.changed('Task', task, { Subject: 'Mine no more' }).success).toBe(false);
  expect(org.changed('EmailMessage', id, { IsExternallyVisible: true }).success).toBe(true);
});

describe('permissions', () => {
  test('an object that a user may not read does not exist for them', () => {
    const bare = openOrg({ servicePermissions: ['ApiEnabled'] });
    expect(bare.refused('SELECT Id FROM Contact').message).toContain(
      "sObject type 'Contact' is not supported",
    );
    expect(bare.data.describe(bare.as(), 'Contact')).toBeUndefined();
    expect(bare.refused('SELECT Contact.Name FROM OpportunityContactRole').errorCode).toBe('INVALID_TYPE');
    bare.store.close();
  });

  test('a permission set opens an object and a field; without read access to it a field does not exist', () => {
    const set = org.column("SELECT Id FROM PermissionSet WHERE Name = 'Trunkline_Service_Account'")[0];
    const profile = org.column(
      "SELECT Id FROM PermissionSet WHERE IsOwnedByProfile = true AND Profile.Name = 'Minimum Access - Salesforce'",
    )[0];
    expect([set, profile].map((id) => /^0PS/.test(String(id)))).toEqual([true, true]);
    expect(
      org.rows(`SELECT Field, PermissionsEdit FROM FieldPermissions WHERE ParentId = '${String(set)}'`),
    ).toEqual([
      { Field: 'EmailMessage.TrunklineKey__c', PermissionsEdit: true },
      // Of the folder for orgs without Enhanced Email: here it is there before its field, and opens nothing.
      { Field: 'Task.TrunklineKey__c', PermissionsEdit: true },
    ]);
    expect(org.rows('SELECT TrunklineKey__c FROM EmailMessage LIMIT 1')[0]).toHaveProperty('TrunklineKey__c');
    expect(org.refused('SELECT TrunklineKey__c FROM EmailMessage', 'mia').errorCode).toBe('INVALID_FIELD');
  });
});
