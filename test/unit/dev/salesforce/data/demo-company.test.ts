import { demoMail } from '../../../../../dev/google/gmail/delivery/demo-mail';
import { openOrg, type OrgBench } from './org-bench';

let org: OrgBench;
beforeAll(() => {
  org = openOrg({ kind: 'demo' });
});
afterAll(() => org.store.close());

const count = (from: string) => org.data.query(org.as(), `SELECT COUNT() FROM ${from}`).totalSize;

test('has enough of everything, dated around now', () => {
  expect(count('Account')).toBeGreaterThanOrEqual(60);
  expect(count('Contact')).toBeGreaterThanOrEqual(300);
  expect(count('Lead')).toBeGreaterThanOrEqual(100);
  expect(count('Opportunity WHERE IsClosed = false AND CloseDate > TODAY')).toBeGreaterThanOrEqual(60);
  expect(count('OpportunityContactRole')).toBeGreaterThan(100);
  expect(count('Case WHERE IsClosed = false')).toBeGreaterThan(10);
  expect(count('Task WHERE IsClosed = false AND ActivityDate >= TODAY')).toBeGreaterThan(10);
  expect(count('EmailMessage')).toBeGreaterThan(3);
});

test('knows everybody who writes to the demo mailbox', () => {
  const senders = demoMail({ email: 'mia@acme.example', name: 'Mia' }).map(({ from }) => from);
  const known = ['Contact', 'Lead'].flatMap((object) =>
    org
      .rows(`SELECT Name, Email FROM ${object}`)
      .map(({ Name, Email }) => `${String(Name)} <${String(Email)}>`),
  );
  expect(senders).not.toEqual([]);
  expect(senders.filter((sender) => !known.includes(sender))).toEqual([]);
});

test('has owners among its people, and records that a colleague does not see', () => {
  expect(org.column('SELECT COUNT_DISTINCT(OwnerId) FROM Account')).toEqual([8]);
  const all = count('Account');
  const seen = org.data.query(org.as('jonas'), 'SELECT COUNT() FROM Account').totalSize;
  expect(seen).toBeGreaterThan(5);
  expect(seen).toBeLessThan(all / 2);
});

test('is the same each time', () => {
  const again = openOrg({ kind: 'demo' });
  const soql = 'SELECT Id, Name, Email, OwnerId, Account.Name FROM Contact ORDER BY Id';
  expect(again.rows(soql)).toEqual(org.rows(soql));
  again.store.close();
});

test('searches by words find people by name and address', () => {
  const search = (text: string, kind: 'NAME' | 'EMAIL' | 'ALL') =>
    org.data
      .search(org.as(), {
        text,
        in: kind,
        objects: [
          { name: 'Contact', fields: ['Name'] },
          { name: 'Lead', fields: ['Id', 'Name'], limit: 3 },
        ],
      })
      .map(({ attributes, Name }) => `${attributes.type} ${String(Name)}`);
  expect(search('hannah bra*', 'NAME')).toEqual(['Contact Hannah Brandt']);
  expect(search('"sofie@claes-partners.example"', 'EMAIL')).toEqual(['Lead Sofie Claes']);
  expect(search('northwind.example', 'EMAIL').length).toBe(5);
  expect(search('?', 'ALL')).toEqual([]);
});

test('describes its objects as their fields are', () => {
  const describe = org.data.describe(org.as(), 'emailmessage') as {
    fields: Record<string, unknown>[];
    childRelationships: object[];
  };
  const field = (name: string) => describe.fields.find((one) => one['name'] === name);
  expect(field('MessageIdentifier')).toMatchObject({
    type: 'string',
    length: 765,
    idLookup: true,
    createable: true,
    unique: false,
  });
  expect(field('TrunklineKey__c')).toMatchObject({
    type: 'string',
    length: 64,
    unique: true,
    externalId: true,
    custom: true,
    createable: true,
  });
  expect(field('Status')).toMatchObject({
    restrictedPicklist: true,
    picklistValues: expect.arrayContaining([
      expect.objectContaining({ value: '3', label: 'Sent' }),
    ]) as unknown,
  });
  expect(field('RelatedToId')).toMatchObject({
    referenceTo: ['Account', 'Opportunity', 'Case'],
    relationshipName: 'RelatedTo',
  });
  expect(describe.childRelationships).toContainEqual(
    expect.objectContaining({
      childSObject: 'EmailMessageRelation',
      relationshipName: 'EmailMessageRelations',
      cascadeDelete: true,
    }),
  );
});
