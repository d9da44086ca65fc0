import { openOrg, type OrgBench } from './org-bench';

let org: OrgBench;
let account: string;
let ada: string;
let bo: string;
let lead: string;
let deal: string;
beforeAll(() => {
  org = openOrg();
  account = org.made('Account', { Name: 'Alder' }, 'sfadmin');
  ada = org.made('Contact', { LastName: 'Ada', Email: 'ada@x.example', AccountId: account }, 'sfadmin');
  bo = org.made('Contact', { LastName: 'Bo', Email: 'bo@x.example' }, 'sfadmin');
  lead = org.made('Lead', { LastName: 'Lu', Company: 'L', Email: 'lu@x.example' }, 'sfadmin');
  deal = org.made(
    'Opportunity',
    { Name: 'Deal', AccountId: account, StageName: 'Prospecting', CloseDate: '2026-12-01' },
    'sfadmin',
  );
});
afterAll(() => org.store.close());

const one = (soql: string) => org.rows(soql)[0]!;

describe('a task', () => {
  test('has its defaults, and the account of what it is about', () => {
    const id = org.made('Task', { WhatId: deal });
    expect(
      one(
        `SELECT Status, Priority, IsClosed, TaskSubtype, AccountId, OwnerId, CompletedDateTime FROM Task WHERE Id = '${id}'`,
      ),
    ).toEqual({
      Status: 'Not Started',
      Priority: 'Normal',
      IsClosed: false,
      TaskSubtype: 'Task',
      AccountId: account,
      OwnerId: org.as().userId,
      CompletedDateTime: null,
    });
    org.changed('Task', id, { Status: 'Completed', Priority: 'High' });
    expect(one(`SELECT IsClosed, IsHighPriority, CompletedDateTime FROM Task WHERE Id = '${id}'`)).toEqual({
      IsClosed: true,
      IsHighPriority: true,
      CompletedDateTime: '2026-11-23T09:30:15.000+0000',
    });
    expect(org.changed('Task', id, { TaskSubtype: 'Call' }).errors[0]!.statusCode).toBe(
      'INVALID_FIELD_FOR_INSERT_UPDATE',
    );
  });

  test('of several people has a relation for each', () => {
    const id = org.made('Task', { TaskWhoIds: [ada, bo], WhatId: deal });
    expect(one(`SELECT WhoId, WhoCount, TaskWhoIds, Email FROM Task WHERE Id = '${id}'`)).toEqual({
      WhoId: ada,
      WhoCount: 2,
      TaskWhoIds: [ada, bo],
      Email: 'ada@x.example',
    });
    expect(org.rows(`SELECT RelationId, IsWhat FROM TaskRelation WHERE TaskId = '${id}'`)).toEqual([
      { RelationId: ada, IsWhat: false },
      { RelationId: bo, IsWhat: false },
      { RelationId: deal, IsWhat: true },
    ]);
    org.changed('Task', id, { WhoId: bo });
    expect(
      org.column(`SELECT RelationId FROM TaskRelation WHERE TaskId = '${id}' AND IsWhat = false`),
    ).toEqual([bo]);
  });

  test('of a lead has no other person, and is related to nothing', () => {
    expect(org.wrong('Task', { TaskWhoIds: [lead, ada] })).toMatchObject([
      { statusCode: 'FIELD_INTEGRITY_EXCEPTION' },
    ]);
    expect(org.wrong('Task', { WhoId: lead, WhatId: deal })).toMatchObject([
      { statusCode: 'FIELD_INTEGRITY_EXCEPTION', fields: ['WhatId'] },
    ]);
  });

  test('knows no list of people where shared activities are off', () => {
    org.data.switches.sharedActivities = false;
    expect(org.wrong('Task', { TaskWhoIds: [ada] })).toMatchObject([{ statusCode: 'INVALID_FIELD' }]);
    expect(org.refused('SELECT Id FROM TaskRelation').errorCode).toBe('INVALID_TYPE');
    org.data.switches.sharedActivities = true;
  });
});

describe('an event', () => {
  const times = (id: string) =>
    one(
      `SELECT StartDateTime, EndDateTime, DurationInMinutes, ActivityDate, EndDate FROM Event WHERE Id = '${id}'`,
    );

  test('has start, end and duration, whichever two are given', () => {
    const expected = {
      StartDateTime: '2026-11-25T09:00:00.000+0000',
      EndDateTime: '2026-11-25T09:45:00.000+0000',
      DurationInMinutes: 45,
      ActivityDate: '2026-11-25',
      EndDate: '2026-11-25',
    };
    const start = '2026-11-25T10:00:00+01:00';
    expect(times(org.made('Event', { StartDateTime: start, DurationInMinutes: 45 }))).toEqual(expected);
    expect(
      times(org.made('Event', { ActivityDateTime: start, EndDateTime: '2026-11-25T09:45:00Z' })),
    ).toEqual(expected);
    const id = org.made('Event', { StartDateTime: '2026-11-24T09:00:00Z', DurationInMinutes: 45 });
    org.changed('Event', id, { StartDateTime: start });
    expect(times(id)).toEqual(expected);
  });

  test('that lasts all day lies at midnight UTC, with its last day in it', () => {
    const fields = { IsAllDayEvent: true, ActivityDate: '2026-11-25', EndDateTime: '2026-11-26T00:00:00Z' };
    expect(times(org.made('Event', fields))).toEqual({
      StartDateTime: '2026-11-25T00:00:00.000+0000',
      EndDateTime: '2026-11-26T00:00:00.000+0000',
      DurationInMinutes: 2880,
      ActivityDate: '2026-11-25',
      EndDate: '2026-11-26',
    });
  });

  test.each([
    [{}, 'REQUIRED_FIELD_MISSING'],
    [{ StartDateTime: '2026-11-25T09:00:00Z' }, 'REQUIRED_FIELD_MISSING'],
    [
      { StartDateTime: '2026-11-25T09:00:00Z', EndDateTime: '2026-11-25T08:00:00Z' },
      'FIELD_INTEGRITY_EXCEPTION',
    ],
    [
      { StartDateTime: '2026-11-25T09:00:00Z', EndDateTime: '2026-11-25T10:00:00Z', DurationInMinutes: 30 },
      'FIELD_INTEGRITY_EXCEPTION',
    ],
    [
      { StartDateTime: '2026-11-01T09:00:00Z', EndDateTime: '2026-11-25T10:00:00Z' },
      'FIELD_INTEGRITY_EXCEPTION',
    ],
  ])('%j is %s', (fields, statusCode) => {
    expect(org.wrong('Event', fields)).toMatchObject([{ statusCode }]);
  });

  test('invites users through its relations', () => {
    const id = org.made('Event', {
      StartDateTime: '2026-11-25T09:00:00Z',
      DurationInMinutes: 45,
      WhoId: ada,
    });
    org.made('EventRelation', { EventId: id, RelationId: org.as('mia').userId, IsInvitee: true });
    expect(
      org.rows(`SELECT RelationId, IsInvitee, IsParent, Status FROM EventRelation WHERE EventId = '${id}'`),
    ).toEqual([
      { RelationId: ada, IsInvitee: false, IsParent: true, Status: 'New' },
      { RelationId: org.as('mia').userId, IsInvitee: true, IsParent: false, Status: 'New' },
    ]);
  });
});

describe('an email', () => {
  let serial = 0;
  const mail = (fields: Record<string, unknown> = {}) => ({
    Status: '3',
    IsClientManaged: true,
    Incoming: true,
    MessageIdentifier: `<${serial++}@x.example>`,
    Subject: 'Offer',
    HtmlBody: '<p>Hello</p><p>you &amp; me</p>',
    MessageDate: '2026-11-20T10:00:00Z',
    ...fields,
  });

  test('is an EmailMessage, a completed task and a relation for each person', () => {
    const id = org.made(
      'EmailMessage',
      mail({ FromId: ada, ToIds: [bo, org.as('mia').userId], CcIds: [lead], RelatedToId: deal }),
    );
    const { ActivityId, ...row } = one(
      `SELECT ActivityId, Name, TextBody, ToIds, CcIds, BccIds FROM EmailMessage WHERE Id = '${id}'`,
    );
    expect(row).toMatchObject({
      Name: 'Offer',
      ToIds: [bo, org.as('mia').userId],
      CcIds: [lead],
      BccIds: null,
    });
    expect(
      one(
        `SELECT Subject, Status, IsClosed, TaskSubtype, ActivityDate, WhoId, WhatId, AccountId, OwnerId FROM Task WHERE Id = '${String(ActivityId)}'`,
      ),
    ).toEqual({
      Subject: 'Email: Offer',
      Status: 'Completed',
      IsClosed: true,
      TaskSubtype: 'Email',
      ActivityDate: '2026-11-20',
      WhoId: ada,
      WhatId: deal,
      AccountId: account,
      OwnerId: org.as().userId,
    });
    expect(
      org.rows(
        `SELECT RelationId, RelationType, RelationAddress, RelationObjectType FROM EmailMessageRelation WHERE EmailMessageId = '${id}'`,
      ),
    ).toEqual([
      {
        RelationId: bo,
        RelationType: 'ToAddress',
        RelationAddress: 'bo@x.example',
        RelationObjectType: 'Contact',
      },
      {
        RelationId: org.as('mia').userId,
        RelationType: 'ToAddress',
        RelationAddress: 'mia@acme.example',
        RelationObjectType: 'User',
      },
      {
        RelationId: lead,
        RelationType: 'CcAddress',
        RelationAddress: 'lu@x.example',
        RelationObjectType: 'Lead',
      },
    ]);
  });

  test('outside cases must be sent, and has no activity of the client’s choice', () => {
    expect(org.wrong('EmailMessage', mail({ Status: '0' }))).toMatchObject([{ fields: ['Status'] }]);
    const task = org.made('Task', {});
    expect(org.wrong('EmailMessage', mail({ ActivityId: task }))).toMatchObject([
      { statusCode: 'INSUFFICIENT_ACCESS_OR_READONLY' },
    ]);
  });

  test('hardly changes afterwards', () => {
    const id = org.made('EmailMessage', mail());
    expect(org.changed('EmailMessage', id, { Subject: 'Other' }).errors[0]!.statusCode).toBe(
      'INSUFFICIENT_ACCESS_OR_READONLY',
    );
    expect(org.changed('EmailMessage', id, { TrunklineKey__c: 'abc', RelatedToId: deal }).success).toBe(true);
    expect(one(`SELECT TrunklineKey__c, RelatedToId FROM EmailMessage WHERE Id = '${id}'`)).toEqual({
      TrunklineKey__c: 'abc',
      RelatedToId: deal,
    });
    expect(
      one(`SELECT WhatId FROM Task WHERE Id IN (SELECT ActivityId FROM EmailMessage WHERE Id = '${id}')`),
    ).toEqual({ WhatId: deal });
    const unmanaged = org.made('EmailMessage', mail({ IsClientManaged: false }));
    expect(org.changed('EmailMessage', unmanaged, { RelatedToId: deal }).success).toBe(false);
  });

  test('goes when its task goes, and takes it along', () => {
    const [first, second] = [org.made('EmailMessage', mail()), org.made('EmailMessage', mail())];
    const task = (id: string) =>
      org.data.query(org.as(), `SELECT ActivityId FROM EmailMessage WHERE Id = '${id}'`, { all: true })
        .records[0]!['ActivityId'];
    const tasks = [String(task(first)), String(task(second))];
    org.data.remove(org.as(), [first, tasks[1]!]);
    expect(
      org.data.query(org.as(), `SELECT Id FROM Task WHERE Id IN ('${tasks.join("','")}')`).totalSize,
    ).toBe(0);
    expect(org.data.query(org.as(), `SELECT Id FROM EmailMessage WHERE Id = '${second}'`).totalSize).toBe(0);
  });

  test('is logged once by its key, which the org itself guards, and no key is without its field', () => {
    const key = 'k'.repeat(64);
    const id = org.made('EmailMessage', mail({ TrunklineKey__c: key }));
    expect(org.wrong('EmailMessage', mail({ TrunklineKey__c: key }))).toEqual([
      {
        statusCode: 'DUPLICATE_VALUE',
        message: `duplicate value found: TrunklineKey__c duplicates value on record with id: ${id.slice(0, 15)}`,
        fields: [],
      },
    ]);
    expect(
      org.data.findByKey(org.as(), { object: 'EmailMessage', field: 'TrunklineKey__c', value: key }),
    ).toEqual([id]);
    expect(org.refused('SELECT TrunklineKey__c FROM EmailMessage', 'sfadmin').message).toContain(
      "No such column 'TrunklineKey__c'",
    );
    org.data.switches.metadataDeployed = false;
    expect(org.wrong('EmailMessage', mail({ TrunklineKey__c: 'x' }))).toMatchObject([
      { statusCode: 'INVALID_FIELD' },
    ]);
    org.data.switches.metadataDeployed = true;
  });
});
