import { NOW_MS, openOrg, type OrgBench } from './org-bench';

let org: OrgBench;
let ids: Record<string, string>;
beforeAll(() => {
  org = openOrg();
  const made = (object: string, fields: Record<string, unknown>) => org.made(object, fields, 'sfadmin');
  const alder = made('Account', {
    Name: 'Alder',
    Industry: 'Energy',
    AnnualRevenue: 100,
    BillingCity: 'Bergen',
  });
  const birch = made('Account', { Name: 'birch', Industry: 'Energy', AnnualRevenue: 300 });
  const empty = made('Account', { Name: 'Élan', Industry: 'Media' });
  const ada = made('Contact', {
    LastName: 'Lind',
    FirstName: 'Ada',
    Email: 'Ada@x.example',
    AccountId: alder,
  });
  const bo = made('Contact', { LastName: 'Ek', Email: 'bo@x.example', AccountId: alder, ReportsToId: ada });
  const cy = made('Contact', { LastName: 'Cy', Email: 'cy@x.example' });
  const lead = made('Lead', { LastName: 'Lead', Company: 'New', Email: 'lead@x.example' });
  const deal = made('Opportunity', {
    Name: 'Deal',
    AccountId: alder,
    StageName: 'Prospecting',
    CloseDate: '2026-12-01',
    Amount: 50,
  });
  const task = made('Task', { Subject: 'Call', WhoId: ada, WhatId: deal, ActivityDate: '2026-11-23' });
  const other = made('Task', { Subject: 'Write', WhoId: lead, ActivityDate: '2026-11-20' });
  made('Task', { Subject: 'Think', WhatId: alder });
  ids = { alder, birch, empty, ada, bo, cy, lead, deal, task, other };
});
afterAll(() => org.store.close());

describe('parents', () => {
  test('nest, and a missing one is null', () => {
    expect(
      org.rows(
        "SELECT LastName, Account.Name, Account.Owner.Username, ReportsTo.Email FROM Contact WHERE Email IN ('bo@x.example', 'cy@x.example') ORDER BY Email",
      ),
    ).toEqual([
      {
        LastName: 'Ek',
        Account: { Name: 'Alder', Owner: { Username: 'sfadmin@acme.example' } },
        ReportsTo: { Email: 'Ada@x.example' },
      },
      { LastName: 'Cy', Account: null, ReportsTo: null },
    ]);
  });

  test('have their own type and address, also where the kind of record differs', () => {
    const { records } = org.data.query(
      org.as(),
      'SELECT Who.Name FROM Task WHERE WhoId != null ORDER BY Subject',
    );
    expect(records.map(({ Who }) => Who)).toEqual([
      {
        attributes: { type: 'Contact', url: `/services/data/v66.0/sobjects/Contact/${ids['ada']}` },
        Name: 'Ada Lind',
      },
      {
        attributes: { type: 'Lead', url: `/services/data/v66.0/sobjects/Lead/${ids['lead']}` },
        Name: 'Lead',
      },
    ]);
  });

  test('of several kinds can be filtered by type, name and email', () => {
    expect(org.column("SELECT Subject FROM Task WHERE Who.Type = 'Lead'")).toEqual(['Write']);
    expect(
      org.column("SELECT Subject FROM Task WHERE Who.Email = 'ADA@x.example' AND What.Name LIKE 'de%'"),
    ).toEqual(['Call']);
    expect(
      org.column("SELECT Subject FROM Task WHERE Owner.Username LIKE 'sfadmin%' AND What.Type = 'Account'"),
    ).toEqual(['Think']);
  });

  test('are told apart by TYPEOF', () => {
    const soql =
      'SELECT TYPEOF What WHEN Opportunity THEN Amount, Account.Name WHEN Account THEN Industry END, Subject FROM Task ORDER BY Subject';
    expect(org.rows(soql)).toEqual([
      { What: { Amount: 50, Account: { Name: 'Alder' } }, Subject: 'Call' },
      { What: { Industry: 'Energy' }, Subject: 'Think' },
      { What: null, Subject: 'Write' },
    ]);
    expect(
      org.rows(
        'SELECT TYPEOF Who WHEN Lead THEN Company ELSE Name END FROM Task WHERE WhoId != null ORDER BY Subject',
      ),
    ).toEqual([{ Who: { Name: 'Ada Lind' } }, { Who: { Company: 'New' } }]);
  });
});

describe('subqueries', () => {
  test('hold the children of each row, or null', () => {
    const soql =
      'SELECT Name, (SELECT LastName FROM Contacts ORDER BY LastName LIMIT 1), (SELECT Name FROM Opportunities WHERE Amount > 10) FROM Account ORDER BY Name LIMIT 2';
    expect(org.rows(soql)).toEqual([
      {
        Name: 'Alder',
        Contacts: { totalSize: 1, done: true, records: [{ LastName: 'Ek' }] },
        Opportunities: { totalSize: 1, done: true, records: [{ Name: 'Deal' }] },
      },
      { Name: 'birch', Contacts: null, Opportunities: null },
    ]);
  });

  test('in WHERE keep or leave rows', () => {
    expect(
      org.column(
        "SELECT Name FROM Account WHERE Id IN (SELECT AccountId FROM Contact WHERE Email LIKE 'bo@%')",
      ),
    ).toEqual(['Alder']);
    expect(
      org.column('SELECT Name FROM Account WHERE Id NOT IN (SELECT AccountId FROM Contact) ORDER BY Name'),
    ).toEqual(['birch', 'Élan']);
    expect(
      org.column(
        "SELECT Name FROM Opportunity WHERE AccountId IN (SELECT AccountId FROM Contact WHERE Email IN ('ADA@X.example')) AND IsClosed = false",
      ),
    ).toEqual(['Deal']);
  });
});

describe('comparisons', () => {
  test.each([
    ["Name = 'ALDER'", ['Alder']],
    ["Name = 'éLAN'", ['Élan']],
    ["Name LIKE 'é%'", ['Élan']],
    ["Name LIKE '%RC%'", ['birch']],
    ["Industry = 'energy' AND AnnualRevenue >= 1e2", ['Alder', 'birch']],
    ['AnnualRevenue > 100', ['birch']],
    ['AnnualRevenue = null', ['Élan']],
    ['AnnualRevenue != 100', ['birch', 'Élan']],
    ["NOT Industry = 'Energy'", ['Élan']],
    ["BillingCity = 'BERGEN'", ['Alder']],
    ["Name > 'b'", ['birch', 'Élan']],
    [Array.from({ length: 1500 }, (_, n) => `AnnualRevenue = ${n}`).join(' OR '), ['Alder', 'birch']],
  ])('%.60s', (where, expected) => {
    expect(org.column(`SELECT Name FROM Account WHERE ${where} ORDER BY Name`)).toEqual(expected);
  });
});

describe('dates', () => {
  test.each([
    ['ActivityDate = TODAY', ['Call']],
    ['ActivityDate = 2026-11-20', ['Write']],
    ['ActivityDate < TODAY', ['Write']],
    ['ActivityDate >= LAST_N_DAYS:3', ['Call', 'Write']],
    ['ActivityDate = LAST_WEEK', ['Write']],
    ['ActivityDate = THIS_WEEK', ['Call']],
    ['ActivityDate = N_DAYS_AGO:3', ['Write']],
    ['ActivityDate IN (TODAY, N_DAYS_AGO:3)', ['Call', 'Write']],
    [
      'ActivityDate = THIS_MONTH AND ActivityDate = THIS_FISCAL_QUARTER AND ActivityDate = THIS_YEAR',
      ['Call', 'Write'],
    ],
    ['ActivityDate = LAST_MONTH OR ActivityDate = NEXT_90_DAYS OR ActivityDate > NEXT_N_WEEKS:2', []],
    ['CALENDAR_MONTH(ActivityDate) = 11 AND DAY_IN_WEEK(ActivityDate) = 2', ['Call']],
    ['CreatedDate = TODAY AND ActivityDate = null', ['Think']],
    ['CreatedDate > 2026-11-23T10:30:14+01:00 AND ActivityDate = TODAY', ['Call']],
    ['CreatedDate > 2026-11-23T10:30:15+01:00', []],
  ])('%s', (where, expected) => {
    expect(org.column(`SELECT Subject FROM Task WHERE ${where} ORDER BY Subject`)).toEqual(expected);
  });

  test('show as text with a zone', () => {
    const [row] = org.rows(`SELECT CreatedDate, ActivityDate FROM Task WHERE Id = '${ids['task']}'`);
    expect(row).toEqual({
      CreatedDate: new Date(NOW_MS).toISOString().replace('Z', '+0000'),
      ActivityDate: '2026-11-23',
    });
  });
});

describe('groups', () => {
  test('have aliases or expr0, and no address', () => {
    const { records } = org.data.query(
      org.as(),
      'SELECT Industry, COUNT(Id), SUM(AnnualRevenue) total FROM Account GROUP BY Industry HAVING COUNT(Id) > 1',
    );
    expect(records).toEqual([
      { attributes: { type: 'AggregateResult' }, Industry: 'Energy', expr0: 2, total: 400 },
    ]);
  });

  test('go over parents and parts of dates, in an order', () => {
    expect(
      org.rows(
        'SELECT Account.Industry i, COUNT(Id) n FROM Contact GROUP BY Account.Industry ORDER BY COUNT(Id) DESC',
      ),
    ).toEqual([
      { i: 'Energy', n: 2 },
      { i: null, n: 1 },
    ]);
    expect(
      org.rows(
        'SELECT CALENDAR_YEAR(CreatedDate) y, MAX(Subject) highest FROM Task GROUP BY CALENDAR_YEAR(CreatedDate)',
      ),
    ).toEqual([{ y: 2026, highest: 'Write' }]);
    expect(
      org.rows('SELECT COUNT_DISTINCT(Industry), MIN(AnnualRevenue), AVG(AnnualRevenue) FROM Account'),
    ).toEqual([{ expr0: 2, expr1: 100, expr2: 200 }]);
  });
});

test('addresses, labels and all fields', () => {
  expect(org.rows("SELECT BillingAddress, ShippingAddress FROM Account WHERE Name = 'Alder'")).toEqual([
    {
      BillingAddress: {
        city: 'Bergen',
        country: null,
        geocodeAccuracy: null,
        latitude: null,
        longitude: null,
        postalCode: null,
        state: null,
        street: null,
      },
      ShippingAddress: null,
    },
  ]);
  expect(org.rows("SELECT FIELDS(ALL) FROM Account WHERE Name = 'Alder' LIMIT 1")[0]).toMatchObject({
    Name: 'Alder',
    IsDeleted: false,
  });
});

describe('pages', () => {
  beforeAll(() => {
    const tasks = Array.from({ length: 450 }, (_, n) => ({
      object: 'Task',
      fields: { Subject: `Bulk ${String(n).padStart(3, '0')}` },
    }));
    org.data.create(org.as('sfadmin'), tasks);
  });
  const SOQL = "SELECT Subject FROM Task WHERE Subject LIKE 'Bulk%' ORDER BY Subject DESC";

  test('follow a locator, and do not change while they are read', () => {
    const first = org.data.query(org.as(), SOQL, { batchSize: 200 });
    expect([first.totalSize, first.done, first.records.length]).toEqual([450, false, 200]);
    org.made('Task', { Subject: 'Bulk 9999' }, 'sfadmin');
    const second = org.data.queryMore(org.as(), first.locator!, { batchSize: 200 });
    expect(second.records[0]!['Subject']).toBe('Bulk 249');
    const last = org.data.queryMore(org.as(), second.locator!, { batchSize: 200 });
    expect([last.done, last.locator, last.records.length]).toEqual([true, undefined, 50]);
  });

  test('have a locator for their own user alone, and for two days', () => {
    const { locator } = org.data.query(org.as(), SOQL, { batchSize: 200 });
    const asked = (who?: string) => () => org.data.queryMore(org.as(who), locator!);
    expect(asked('sfadmin')).toThrow('invalid query locator');
    expect(asked()).not.toThrow();
    org.advance(2 * 24 * 60 * 60 * 1000);
    expect(asked()).toThrow('invalid query locator');
  });
});
