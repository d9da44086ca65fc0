import { openOrg, type OrgBench } from './org-bench';

let org: OrgBench;
let account: string;
beforeAll(() => {
  org = openOrg();
  account = org.made('Account', { Name: 'Alder' }, 'sfadmin');
});
afterAll(() => org.store.close());

const wrong = (object: string, fields: Record<string, unknown>, who = 'sfadmin') =>
  org.wrong(object, fields, who);
const contact = (fields: Record<string, unknown> = {}) =>
  org.made('Contact', { LastName: 'Ek', ...fields }, 'sfadmin');
const GHOST = '003Hp00000ZZZZZIA4'.slice(0, 15);

describe('a new record', () => {
  test('has what the client gave, defaults, and the platform’s fields', () => {
    const id = contact({ firstname: 'Ada', EMAIL: 'Ada@x.example', AccountId: account.slice(0, 15) });
    expect(id).toMatch(/^003Hp00000\w{5}[A-Z0-5]{3}$/);
    expect(
      org.rows(
        `SELECT Name, Email, AccountId, DoNotCall, OwnerId, CreatedById, CreatedDate, IsDeleted FROM Contact WHERE Id = '${id}'`,
      ),
    ).toEqual([
      {
        Name: 'Ada Ek',
        Email: 'Ada@x.example',
        AccountId: account,
        DoNotCall: false,
        OwnerId: org.as('sfadmin').userId,
        CreatedById: org.as('sfadmin').userId,
        CreatedDate: '2026-11-23T09:30:15.000+0000',
        IsDeleted: false,
      },
    ]);
  });

  test('follows what its pick lists mean', () => {
    const fields = { Name: 'Deal', StageName: 'Closed Won', CloseDate: '2026-05-02', Amount: '1000' };
    const id = org.made('Opportunity', fields, 'sfadmin');
    const soql = `SELECT IsClosed, IsWon, Probability, ForecastCategory, ExpectedRevenue, Fiscal FROM Opportunity WHERE Id = '${id}'`;
    expect(org.rows(soql)).toEqual([
      {
        IsClosed: true,
        IsWon: true,
        Probability: 100,
        ForecastCategory: 'Closed',
        ExpectedRevenue: 1000,
        Fiscal: '2026 2',
      },
    ]);
    expect(org.changed('Opportunity', id, { StageName: 'Prospecting' }, 'sfadmin').success).toBe(true);
    expect(org.rows(soql)[0]).toMatchObject({ IsClosed: false, Probability: 10, ExpectedRevenue: 100 });
  });
});

describe('what is wrong with it', () => {
  test.each<[string, string, Record<string, unknown>, string, string, string[]]>([
    [
      'a missing field',
      'Contact',
      {},
      'REQUIRED_FIELD_MISSING',
      'Required fields are missing: [LastName]',
      ['LastName'],
    ],
    [
      'blank text',
      'Contact',
      { LastName: '  ' },
      'REQUIRED_FIELD_MISSING',
      'Required fields are missing: [LastName]',
      ['LastName'],
    ],
    [
      'an unknown field',
      'Contact',
      { LastName: 'x', Foo: 1 },
      'INVALID_FIELD',
      "No such column 'Foo' on sobject of type Contact",
      [],
    ],
    [
      'a field of the platform',
      'Contact',
      { LastName: 'x', CreatedDate: '2026-01-01T00:00:00Z', Name: 'y' },
      'INVALID_FIELD_FOR_INSERT_UPDATE',
      'Unable to create/update fields: CreatedDate, Name. Please check the security settings of this field and verify that it is read/write for your profile or permission set.',
      ['CreatedDate', 'Name'],
    ],
    [
      'an id',
      'Contact',
      { Id: GHOST, LastName: 'x' },
      'INVALID_FIELD_FOR_INSERT_UPDATE',
      'cannot specify Id in an insert call',
      ['Id'],
    ],
    [
      'a long text',
      'Contact',
      { LastName: 'x'.repeat(81) },
      'STRING_TOO_LONG',
      `Last Name: data value too large: ${'x'.repeat(81)} (max length=80)`,
      ['LastName'],
    ],
    [
      'no email',
      'Contact',
      { LastName: 'x', Email: 'a b@c' },
      'INVALID_EMAIL_ADDRESS',
      'Email: invalid email address: a b@c',
      ['Email'],
    ],
    [
      'no id',
      'Contact',
      { LastName: 'x', AccountId: 'abc' },
      'MALFORMED_ID',
      'Account ID: id value of incorrect type: abc',
      ['AccountId'],
    ],
    [
      'an id of another object',
      'Contact',
      { LastName: 'x', AccountId: GHOST },
      'FIELD_INTEGRITY_EXCEPTION',
      'Account ID: id value of incorrect type: ',
      ['AccountId'],
    ],
    [
      'an id of no record',
      'Contact',
      { LastName: 'x', ReportsToId: GHOST },
      'INVALID_CROSS_REFERENCE_KEY',
      'invalid cross reference id',
      ['ReportsToId'],
    ],
    [
      'a value outside a restricted list',
      'Task',
      { TaskSubtype: 'Fax' },
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
      'Task Subtype: bad value for restricted picklist field: Fax',
      ['TaskSubtype'],
    ],
    [
      'a number with too many digits',
      'Opportunity',
      { Name: 'x', StageName: 'x', CloseDate: '2026-01-01', Amount: 1e17 },
      'NUMBER_OUTSIDE_VALID_RANGE',
      'Amount: value outside of valid range on numeric field: 100000000000000000',
      ['Amount'],
    ],
  ])('%s', (_, object, fields, statusCode, message, names) => {
    const [error, ...more] = wrong(object, fields);
    expect(error).toMatchObject({ statusCode, fields: names });
    expect(error!.message).toContain(message);
    expect(more).toEqual([]);
  });

  test.each([
    ['Contact', { LastName: 5 }, 'Cannot deserialize instance of string from VALUE_NUMBER_INT value 5'],
    [
      'Contact',
      { LastName: 'x', DoNotCall: 'maybe' },
      'Cannot deserialize instance of boolean from VALUE_STRING value maybe',
    ],
    [
      'Opportunity',
      { CloseDate: '2026-02-30' },
      'Cannot deserialize instance of date from VALUE_STRING value 2026-02-30',
    ],
    [
      'Event',
      { StartDateTime: 'noon' },
      'Cannot deserialize instance of datetime from VALUE_STRING value noon',
    ],
    ['Opportunity', { Amount: 'much' }, 'Cannot deserialize instance of double from VALUE_STRING value much'],
  ])('%s %j cannot be read at all', (object, fields, words) => {
    expect(() => wrong(object, fields)).toThrow(words);
  });

  test('an owner who is inactive, or a deleted parent', () => {
    const gone = org.made('Account', { Name: 'Gone' }, 'sfadmin');
    org.data.remove(org.as('sfadmin'), [gone]);
    expect(wrong('Contact', { LastName: 'x', AccountId: gone })).toMatchObject([
      { statusCode: 'ENTITY_IS_DELETED' },
    ]);
    const service = org.as().userId;
    const account = { id: service, name: 'Trunkline Service', username: 'trunkline.service@acme.example' };
    org.store.settle({
      organizationId: '00DHp000001gPLaMAM',
      serviceUser: { ...account, active: false },
      servicePermissions: [],
    });
    const [error] = wrong('Task', { OwnerId: service });
    expect(error).toMatchObject({ statusCode: 'INACTIVE_OWNER_OR_USER', fields: ['OwnerId'] });
    org.store.settle({
      organizationId: '00DHp000001gPLaMAM',
      serviceUser: { ...account, active: true },
      servicePermissions: ['ApiEnabled', 'ViewAllData', 'EditTask', 'ActivitiesAccess', 'EditEvent'],
    });
  });

  test('an object that the user may not create', () => {
    expect(org.wrong('Contact', { LastName: 'x' })).toMatchObject([
      {
        statusCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
        message: 'entity type cannot be inserted: Contact',
      },
    ]);
    expect(() => org.wrong('Nothing', {})).toThrow("sObject type 'Nothing' is not supported.");
  });
});

describe('several records', () => {
  const records = () => ['a', '', 'c'].map((LastName) => ({ object: 'Contact', fields: { LastName } }));

  test('fail each alone', () => {
    const results = org.data.create(org.as('sfadmin'), records());
    expect(results.map(({ success }) => success)).toEqual([true, false, true]);
    expect(
      org.column(`SELECT LastName FROM Contact WHERE Id IN ('${results[0]!.id}', '${results[2]!.id}')`),
    ).toEqual(['a', 'c']);
  });

  test('or all together', () => {
    const before = org.data.query(org.as(), 'SELECT COUNT() FROM Contact').totalSize;
    const results = org.data.create(org.as('sfadmin'), records(), { allOrNone: true });
    expect(results.map(({ errors }) => errors[0]!.statusCode)).toEqual([
      'ALL_OR_NONE_OPERATION_ROLLED_BACK',
      'REQUIRED_FIELD_MISSING',
      'ALL_OR_NONE_OPERATION_ROLLED_BACK',
    ]);
    expect(org.data.query(org.as(), 'SELECT COUNT() FROM Contact').totalSize).toBe(before);
  });

  test('a transaction is undone when it throws, or when asked', () => {
    const count = () => org.data.query(org.as(), 'SELECT COUNT() FROM Contact').totalSize;
    const before = count();
    expect(() =>
      org.data.transaction(() => {
        contact();
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(org.data.transaction((undo) => (undo(), contact()))).toMatch(/^003/);
    expect(count()).toBe(before);
  });
});

describe('changing', () => {
  test('touches what is given, and when', () => {
    const id = contact({ Title: 'Boss' });
    org.advance(5000);
    expect(org.changed('Contact', id, { FirstName: 'Bo', Title: null }, 'sfadmin')).toEqual({
      id,
      success: true,
      errors: [],
    });
    const [row] = org.rows(
      `SELECT Name, Title, CreatedDate, LastModifiedDate FROM Contact WHERE Id = '${id}'`,
    );
    expect(row).toEqual({
      Name: 'Bo Ek',
      Title: null,
      CreatedDate: '2026-11-23T09:30:15.000+0000',
      LastModifiedDate: '2026-11-23T09:30:20.000+0000',
    });
  });

  test.each([
    ['zzz', 'MALFORMED_ID', 'bad id zzz'],
    [GHOST, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id'],
  ])('%s is no record', (id, statusCode, message) => {
    expect(org.changed('Contact', id, { Title: 'x' }, 'sfadmin').errors).toEqual([
      { statusCode, message, fields: ['Id'] },
    ]);
  });

  test('a deleted record, or one that the user may only read, is refused', () => {
    const id = contact();
    expect(org.changed('Contact', id, { Title: 'x' }).errors[0]!.statusCode).toBe(
      'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
    );
    const task = org.made('Task', { Subject: 'Mine' }, 'sfadmin');
    expect(org.changed('Task', task, { Subject: 'Yours' }).errors).toEqual([
      {
        statusCode: 'INSUFFICIENT_ACCESS_OR_READONLY',
        message: 'insufficient access rights on object id',
        fields: [],
      },
    ]);
    org.data.remove(org.as('sfadmin'), [id]);
    expect(org.changed('Contact', id, { Title: 'x' }, 'sfadmin').errors[0]!.statusCode).toBe(
      'ENTITY_IS_DELETED',
    );
  });
});

describe('deleting', () => {
  test('takes children along into the bin, and undelete brings all back', () => {
    const parent = org.made('Account', { Name: 'Parent' }, 'sfadmin');
    const child = contact({ AccountId: parent });
    const other = contact({ ReportsToId: child });
    org.data.remove(org.as('sfadmin'), [parent]);
    const alive = () => org.column(`SELECT Id FROM Contact WHERE Id IN ('${child}', '${other}')`);
    expect(alive()).toEqual([other]);
    expect(
      org.data.query(org.as(), `SELECT Id FROM Contact WHERE AccountId = '${parent}'`, { all: true }).records,
    ).toHaveLength(1);
    expect(org.data.remove(org.as('sfadmin'), [child])[0]!.errors[0]).toMatchObject({
      statusCode: 'ENTITY_IS_DELETED',
      message: 'entity is deleted',
    });
    expect(org.data.undelete(org.as('sfadmin'), [parent])[0]!.success).toBe(true);
    expect(alive()).toEqual([child, other]);
  });
});

describe('upsert', () => {
  test('by idLookup creates, changes, or names the several it finds', () => {
    const upsert = (Email: string, LastName: string) =>
      org.data.upsert(org.as('sfadmin'), [{ object: 'Contact', fields: { Email, LastName } }], {
        field: 'email',
      })[0]!;
    const first = upsert('up@x.example', 'One');
    expect(first).toMatchObject({ created: true, success: true });
    expect(upsert('UP@x.example', 'Two')).toMatchObject({ created: false, id: first.id });
    const second = contact({ Email: 'up@x.example' });
    expect(upsert('up@x.example', 'Three')).toMatchObject({ success: false, candidates: [first.id, second] });
  });

  test('needs a field that can find records', () => {
    expect(() =>
      org.data.upsert(org.as('sfadmin'), [{ object: 'Contact', fields: { Title: 'x' } }], { field: 'Title' }),
    ).toThrow('Provided external ID field does not exist or is not accessible: Title');
  });
});

describe('switches and hooks', () => {
  test('row locks, read-only mode, full storage, validation rules and triggers', () => {
    const { switches, hooks } = org.data;
    switches.lockRows = { times: 1 };
    expect(wrong('Task', {})).toMatchObject([{ statusCode: 'UNABLE_TO_LOCK_ROW' }]);
    expect(wrong('Task', {})).toEqual([]);
    switches.readOnly = true;
    expect(wrong('Task', {})).toMatchObject([{ statusCode: 'INSUFFICIENT_ACCESS_OR_READONLY' }]);
    switches.readOnly = false;
    const task = org.made('Task', {});
    switches.storageFull = true;
    expect(wrong('Task', {})).toEqual([
      { statusCode: 'STORAGE_LIMIT_EXCEEDED', message: 'storage limit exceeded', fields: [] },
    ]);
    expect(org.changed('Task', task, { Subject: 'There already' }).success).toBe(true);
    switches.storageFull = false;
    hooks.validations.push({
      object: 'Task',
      isWrong: ({ Subject }) => Subject === null,
      message: 'Say what.',
      field: 'Subject',
    });
    hooks.triggers.push({
      object: 'Task',
      name: 'Shout',
      on: 'insert',
      run: (task) => {
        if (task['Subject'] === 'bad') throw new Error('no such call');
        task['Subject'] = `${String(task['Subject'] ?? '')}!`.replace(/^!$/, '') || null;
      },
    });
    expect(wrong('Task', {})).toEqual([
      { statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'Say what.', fields: ['Subject'] },
    ]);
    expect(wrong('Task', { Subject: 'bad' })).toMatchObject([
      {
        statusCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
        message: 'Shout: execution of BeforeInsert caused by: no such call',
      },
    ]);
    const id = org.made('Task', { Subject: 'Call' }, 'sfadmin');
    expect(org.column(`SELECT Subject FROM Task WHERE Id = '${id}'`)).toEqual(['Call!']);
    hooks.validations.length = hooks.triggers.length = 0;
  });

  test('duplicate rules block, or warn and let through', () => {
    contact({ Email: 'twin@x.example' });
    const twin = { object: 'Contact', fields: { LastName: 'Twin', Email: 'TWIN@x.example' } };
    const save = (allowSave: boolean) =>
      org.data.create(org.as('sfadmin'), [twin], { duplicateRule: { allowSave } })[0]!;
    org.data.switches.duplicateRules = 'block';
    expect(save(true).errors[0]).toMatchObject({
      statusCode: 'DUPLICATES_DETECTED',
      message: 'Use one of these records?',
      duplicates: { allowSave: false },
    });
    org.data.switches.duplicateRules = 'alert';
    expect(save(false).errors[0]!.duplicates).toMatchObject({
      allowSave: true,
      entityType: 'Contact',
      records: [{ attributes: { type: 'Contact' } }],
    });
    expect(save(true).success).toBe(true);
    org.data.switches.duplicateRules = 'off';
  });
});

test('merging hands over what hung on the others', () => {
  const [master, loser] = [contact({ Title: 'A' }), contact({ Title: 'B' })];
  const task = org.made('Task', { WhoId: loser }, 'sfadmin');
  const result = org.data.merge(org.as('sfadmin'), {
    object: 'Contact',
    masterId: master,
    mergedIds: [loser],
    fields: { Title: 'C' },
  });
  expect(result).toMatchObject({ id: master, success: true });
  expect(org.rows(`SELECT WhoId, Who.Title FROM Task WHERE Id = '${task}'`)).toEqual([
    { WhoId: master, Who: { Title: 'C' } },
  ]);
  const { records } = org.data.query(
    org.as(),
    `SELECT MasterRecordId, IsDeleted FROM Contact WHERE Id = '${loser}'`,
    { all: true },
  );
  expect(records[0]).toMatchObject({ MasterRecordId: master, IsDeleted: true });
});

test('a converted lead becomes account, contact and opportunity, and changes no more', () => {
  const lead = org.made('Lead', { LastName: 'Claes', Company: 'Claes', Email: 'c@x.example' }, 'sfadmin');
  const task = org.made('Task', { WhoId: lead }, 'sfadmin');
  const result = org.data.convertLead(org.as('sfadmin'), {
    leadId: lead,
    convertedStatus: 'Closed - Converted',
  });
  expect(result).toMatchObject({
    success: true,
    accountId: expect.stringMatching(/^001/) as string,
    opportunityId: expect.stringMatching(/^006/) as string,
  });
  expect(org.rows(`SELECT IsConverted, ConvertedContactId FROM Lead WHERE Id = '${lead}'`)).toEqual([
    { IsConverted: true, ConvertedContactId: result.contactId },
  ]);
  expect(org.rows(`SELECT WhoId FROM Task WHERE Id = '${task}'`)).toEqual([{ WhoId: result.contactId }]);
  expect(org.changed('Lead', lead, { Title: 'x' }, 'sfadmin').errors[0]!.statusCode).toBe(
    'CANNOT_UPDATE_CONVERTED_LEAD',
  );
});
