/** Owns the proof of mail's questions on a plain fake: the SOQL that is asked, and what odd rows become. */

import { createSalesforceMail } from '../../../src/salesforce/mail-records';
import { isPlainAddress, plainAddresses } from '../../../src/salesforce/plain-address';
import { appErrorOf } from '../fakes';
import { fakeClient, type Reply } from './client-fake';

const KEY = 'a1'.repeat(32);
const rows = (...records: unknown[]) => ({ records });
const composite = (...bodies: object[]) => ({
  compositeResponse: bodies.map((body, at) => ({ referenceId: `q${at}`, httpStatusCode: 200, body })),
});

function bench(...replies: Reply[]) {
  const { asked, client } = fakeClient(...replies);
  const queries = () =>
    asked.map(({ body }) =>
      (body as { compositeRequest: { url: string }[] }).compositeRequest.map(({ url }) =>
        new URL(url, 'https://x.example').searchParams.get('q'),
      ),
    );
  return { asked, queries, mail: createSalesforceMail(client) };
}

const nothing = () => composite(rows(), rows(), rows(), rows(), rows());

describe('match', () => {
  test('asks five questions, of addresses in lower case and each once', () => {
    const { queries, mail } = bench(nothing());
    mail.match({ addresses: ['B@x.example', 'b@x.example', 'odd', 'c@y.example'], keys: [KEY, KEY] });
    const any = "('b@x.example', 'c@y.example')";
    expect(queries()).toEqual([
      [
        `SELECT Id, Name, Email, OwnerId, CreatedDate, AccountId FROM Contact WHERE Email IN ${any}`,
        `SELECT Id, Name, Email, OwnerId, CreatedDate FROM Lead WHERE IsConverted = false AND Email IN ${any}`,
        'SELECT Id, Name, Username, Email, FederationIdentifier FROM User ' +
          "WHERE IsActive = true AND UserType = 'Standard' " +
          `AND (FederationIdentifier IN ${any} OR Email IN ${any} OR Username IN ${any})`,
        'SELECT Id, AccountId FROM Opportunity WHERE IsClosed = false AND AccountId IN ' +
          `(SELECT AccountId FROM Contact WHERE Email IN ${any})`,
        'SELECT Id, TrunklineKey__c, ActivityId, Activity.OwnerId, ' +
          "(SELECT RelationId FROM EmailMessageRelations WHERE RelationType = 'FromAddress') " +
          `FROM EmailMessage WHERE TrunklineKey__c IN ('${KEY}')`,
      ],
    ]);
  });

  test('asks only what there is to ask', () => {
    const ofKeys = bench(composite(rows()));
    ofKeys.mail.match({ addresses: [], keys: [KEY] });
    expect(ofKeys.queries()).toEqual([[expect.stringContaining('FROM EmailMessage')]]);
    const ofAddresses = bench(composite(rows(), rows(), rows(), rows()));
    ofAddresses.mail.match({ addresses: ['b@x.example'], keys: [] });
    expect(ofAddresses.queries()[0]).toHaveLength(4);
  });

  test('no statement is over 100,000 characters, and nobody is found twice', () => {
    const user = { Id: '0051', Name: 'U', Username: 'u@x.example', Email: null, FederationIdentifier: null };
    const answer = composite(rows(), rows(), rows(user), rows({ Id: '0061', AccountId: '0011' }), rows());
    const { queries, mail } = bench(answer, answer, answer, answer);
    const addresses = Array.from({ length: 400 }, (_, n) => `${n}${'a'.repeat(230)}@x.example`);
    const found = mail.match({ addresses, keys: [KEY] });
    const all = queries();
    expect(all.map((one) => one.length)).toEqual([5, 4, 4, 4]);
    expect(Math.max(...all.flat().map((soql) => soql!.length))).toBeLessThanOrEqual(100_000);
    const named = all.flatMap(([contacts]) => contacts!.match(/\d+a+@x\.example/g) ?? []);
    expect(named).toEqual(addresses);
    expect([found.users.length, found.openOpportunities.length]).toEqual([1, 1]);
  });

  test('reads times, empty relations and what is not there', () => {
    const person = { Id: '003', Name: 'P', Email: 'P@X.example', OwnerId: '005' };
    const logged = { Id: '02s', TrunklineKey__c: KEY };
    const next = '/services/data/v66.0/query/01g-200';
    const { mail } = bench(
      composite(
        rows({ ...person, AccountId: null, CreatedDate: '2026-11-23T12:00:00.000+0000' }),
        rows({ ...person, CreatedDate: '2026-11-23T12:00:00.000-0130' }),
        rows(),
        rows(),
        rows(
          { ...logged, ActivityId: null, Activity: null, EmailMessageRelations: null },
          {
            ...logged,
            ActivityId: '00T',
            Activity: { OwnerId: '005' },
            EmailMessageRelations: {
              ...rows({ RelationId: '003' }, { RelationId: null }),
              nextRecordsUrl: next,
            },
          },
        ),
      ),
      rows({ RelationId: '00Q' }),
    );
    const found = mail.match({ addresses: ['p@x.example'], keys: [KEY] });
    expect(found.contacts).toEqual([
      {
        id: '003',
        name: 'P',
        email: 'p@x.example',
        accountId: undefined,
        ownerId: '005',
        createdAtMs: Date.UTC(2026, 10, 23, 12),
      },
    ]);
    expect(found.leads[0]!.createdAtMs).toBe(Date.UTC(2026, 10, 23, 13, 30));
    // Two of one id are one: the last.
    expect(found.logged).toEqual([
      { id: '02s', key: KEY, activityId: '00T', ownerId: '005', senderIds: ['003', '00Q'] },
    ]);
  });

  test('a time that is none cannot be read', () => {
    const person = { Id: '003', Name: 'P', Email: 'p@x.example', OwnerId: '005', CreatedDate: 'yesterday' };
    const { mail } = bench(composite(rows(person), rows(), rows(), rows()));
    const error = appErrorOf(() => mail.match({ addresses: ['p@x.example'], keys: [] }));
    expect([error.code, error.facts]).toEqual(['http.bad_response', { what: 'CreatedDate is not a time' }]);
  });
});

describe('a plain address', () => {
  test.each([
    'a@b',
    'o+tag@x-y.example',
    'ünïcode@exämple.org',
    '日本@例え.jp',
    'a/b=c!#$%&*?^`|~@x.example',
  ])('%j is', (address) => {
    expect(isPlainAddress(address)).toBe(true);
  });

  test('is as long as an address may be, and no longer', () => {
    const of = (length: number) => `${'a'.repeat(length - 10)}@x.example`;
    expect([of(254), of(255)].map(isPlainAddress)).toEqual([true, false]);
  });

  test('of a million characters is refused as fast as a short one', () => {
    expect(plainAddresses(['@'.repeat(1_000_000), 'a'.repeat(1_000_000)])).toEqual([]);
  });
});
