/** Owns the proof of mail's questions and orders against the org simulator: what they do there, and what they cost. */

import type { EmailFields, SaveResult } from '../../../src/salesforce/mail-records';
import { openRealOrg, type RealOrg } from './real-org';

let org: RealOrg;
const ids: Record<'account' | 'ada' | 'bo' | 'lu' | 'deal' | 'mia' | 'service', string> = {
  account: '',
  ada: '',
  bo: '',
  lu: '',
  deal: '',
  mia: '',
  service: '',
};
const key = (n: number) => n.toString(16).padStart(64, '0');

beforeAll(async () => {
  org = await openRealOrg();
  const { made } = org.admin;
  ids.account = await made('Account', { Name: 'Alder' });
  ids.ada = await made('Contact', { LastName: 'Ada', Email: 'Ada@x.example', AccountId: ids.account });
  ids.bo = await made('Contact', { LastName: 'Bo', Email: 'bo@y.example' });
  ids.lu = await made('Lead', { LastName: 'Lu', Company: 'L', Email: 'lu@x.example' });
  const deal = { AccountId: ids.account, StageName: 'Prospecting', CloseDate: '2026-12-01' };
  ids.deal = await made('Opportunity', { ...deal, Name: 'Open' });
  await made('Opportunity', { ...deal, Name: 'Over', StageName: 'Closed Won' });
  ids.mia = org.userId('mia@acme.example');
  ids.service = org.userId('trunkline.service@acme.example');
});
afterAll(() => org.close());

const email = (n: number, more: Partial<EmailFields> = {}): EmailFields => ({
  TrunklineKey__c: key(n),
  MessageIdentifier: `<${n}@x.example>`,
  ClientThreadIdentifier: 'thread-1',
  Status: '3',
  IsClientManaged: true,
  Incoming: true,
  MessageDate: '2026-11-20T10:00:00Z',
  Subject: 'Offer',
  TextBody: 'Hello',
  FromAddress: 'ada@x.example',
  FromName: 'Ada',
  ToIds: [ids.mia],
  ...more,
});

const idOf = (saved: SaveResult | undefined) => (saved?.ok ? saved.id : 'not saved');
const NOTHING = { contacts: [], leads: [], users: [], openOpportunities: [], logged: [] };

describe('match', () => {
  test('finds people, users, open opportunities and logged mails in one call', async () => {
    const { value: saved } = await org.drive((mail) => mail.create([email(1)]));
    const { value, requests, calls, usage } = await org.drive((mail) =>
      mail.match({
        addresses: ['ADA@x.example', 'bo@y.example', 'lu@x.example', 'mia@acme.example', 'nobody@z.example'],
        keys: [key(1), key(999)],
      }),
    );
    const made = { ownerId: org.userId('sfadmin@acme.example'), createdAtMs: Date.UTC(2026, 10, 23, 9) };
    expect(value).toEqual({
      contacts: [
        { id: ids.ada, name: 'Ada', email: 'ada@x.example', accountId: ids.account, ...made },
        { id: ids.bo, name: 'Bo', email: 'bo@y.example', accountId: undefined, ...made },
      ],
      leads: [{ id: ids.lu, name: 'Lu', email: 'lu@x.example', accountId: undefined, ...made }],
      users: [expect.objectContaining({ id: ids.mia, name: 'Mia Larsen', username: 'mia@acme.example' })],
      openOpportunities: [{ id: ids.deal, accountId: ids.account }],
      logged: [
        {
          id: idOf(saved[0]),
          key: key(1),
          activityId: expect.stringMatching(/^00T/) as string,
          ownerId: ids.service,
          senderIds: [],
        },
      ],
    });
    expect([requests.length, calls]).toEqual([1, 1]);
    expect(usage).toEqual({ used: org.apiCalls(), max: 100_000 });
  });

  test('a converted lead is nobody any more', async () => {
    const leadId = await org.admin.made('Lead', { LastName: 'Gone', Company: 'G', Email: 'gone@x.example' });
    const ask = { addresses: ['gone@x.example'], keys: [] };
    expect((await org.drive((mail) => mail.match(ask))).value.leads).toHaveLength(1);
    org.convert(leadId);
    const { value } = await org.drive((mail) => mail.match(ask));
    expect([value.leads, value.contacts.map(({ name }) => name)]).toEqual([[], ['Gone']]);
  });

  test('more rows than a page holds are followed to the last', async () => {
    const people = Array.from({ length: 2_001 }, (_, n) => ({ LastName: `P${n}`, Email: 'many@x.example' }));
    org.create('Contact', people);
    const ask = { addresses: ['many@x.example'], keys: [] };
    const { value, calls } = await org.drive((mail) => mail.match(ask));
    expect([value.contacts.length, calls]).toEqual([2_001, 2]);
  });

  test('1,500 addresses are more than one statement holds, and two calls', async () => {
    const addresses = Array.from({ length: 1_500 }, (_, n) => `somebody.${n}@company-${n}.example`);
    const { value, calls } = await org.drive((mail) =>
      mail.match({ addresses: [...addresses, 'bo@y.example', 'ada@x.example'], keys: [key(1)] }),
    );
    expect(value.contacts.map(({ id }) => id).sort()).toEqual([ids.ada, ids.bo].sort());
    expect([value.logged.length, calls]).toEqual([1, 2]);
  });

  test('nothing to ask is no call', async () => {
    const { value, calls } = await org.drive((mail) => mail.match({ addresses: ['odd'], keys: [] }));
    expect([value, calls]).toEqual([NOTHING, 0]);
  });
});

describe('create', () => {
  test('200 mails are one call, and each stands on its own', async () => {
    const mails = Array.from({ length: 200 }, (_, n) => email(1_000 + n));
    // One is there twice, and one is about an account that nobody has.
    mails[5] = mails[4]!;
    mails[7] = { ...mails[7]!, RelatedToId: '001000000000000AAA' };
    const { value, calls } = await org.drive((mail) => mail.create(mails));
    expect([value.length, calls]).toEqual([200, 1]);
    const failed = value.flatMap((one, at) => (one.ok ? [] : [[at, one.code]]));
    expect(failed).toEqual([
      [5, 'DUPLICATE_VALUE'],
      [7, 'INVALID_CROSS_REFERENCE_KEY'],
    ]);
  });

  test('a key that is there is refused, with the record that has it', async () => {
    const { value: first } = await org.drive((mail) => mail.create([email(2)]));
    const { value: again, calls } = await org.drive((mail) => mail.create([email(2), email(3)]));
    expect(again).toEqual([
      {
        ok: false,
        code: 'DUPLICATE_VALUE',
        words: `DUPLICATE_VALUE: duplicate value found: TrunklineKey__c duplicates value on record with id: ${idOf(first[0]).slice(0, 15)}`,
        fields: [],
      },
      { ok: true, id: expect.stringMatching(/^02s/) as string },
    ]);
    expect(calls).toBe(1);
  });

  test('an answer that was lost leaves nothing to be logged twice', async () => {
    await expect(org.drive((mail) => mail.create([email(4)]), { loseAnswer: 1 })).rejects.toMatchObject({
      code: 'http.unreachable',
    });
    const { value } = await org.drive((mail) => mail.create([email(4)]));
    expect(value).toMatchObject([{ ok: false, code: 'DUPLICATE_VALUE' }]);
  });

  test('a subject that is too long does not stand in the words', async () => {
    const { value } = await org.drive((mail) => mail.create([email(5, { Subject: 'Secret. '.repeat(400) })]));
    expect(value).toMatchObject([{ ok: false, code: 'STRING_TOO_LONG', fields: ['Subject'] }]);
    expect(JSON.stringify(value)).not.toContain('Secret');
  });

  test('an org without room is no fault of the mail', async () => {
    org.data().switches.storageFull = true;
    await expect(org.drive((mail) => mail.create([email(6)]))).rejects.toMatchObject({
      code: 'salesforce.storage_full',
      facts: { words: 'STORAGE_LIMIT_EXCEEDED: storage limit exceeded' },
    });
    org.data().switches.storageFull = false;
    expect((await org.drive((mail) => mail.create([email(6)]))).value).toMatchObject([{ ok: true }]);
  });

  test('F31: an org that only can be read is no fault of the mail either, and its reads go on', async () => {
    org.data().switches.readOnly = true;
    await expect(org.drive((mail) => mail.create([email(10)]))).rejects.toMatchObject({
      code: 'salesforce.unavailable',
    });
    expect((await org.drive((mail) => mail.logged([key(1)]))).value).toHaveLength(1);
    org.data().switches.readOnly = false;
    expect((await org.drive((mail) => mail.create([email(10)]))).value).toMatchObject([{ ok: true }]);
  });

  test('a locked row and a rule of the admin’s are each told by their code, and the rest is logged', async () => {
    const { switches, hooks } = org.data();
    switches.lockRows = { times: 1 };
    hooks.validations.push({
      object: 'EmailMessage',
      isWrong: ({ Subject }) => Subject === 'wrong',
      message: 'Not like this.',
    });
    const { value, calls } = await org.drive((mail) =>
      mail.create([email(7), email(8, { Subject: 'wrong' }), email(9)]),
    );
    hooks.validations.length = 0;
    expect(value.map((one) => (one.ok ? 'ok' : one.words.replace(/\b02s\w+/, 'ID')))).toEqual([
      'UNABLE_TO_LOCK_ROW: unable to obtain exclusive access to this record or 1 records: ID',
      'FIELD_CUSTOM_VALIDATION_EXCEPTION: Not like this.',
      'ok',
    ]);
    expect(calls).toBe(1);
  });

  test('nothing to log is no call', async () => {
    expect(await org.drive((mail) => mail.create([]))).toMatchObject({ value: [], calls: 0 });
  });
});

describe('the finish step', () => {
  test('says who sent a mail and whose its task is, in one call each', async () => {
    await org.drive((mail) => mail.create([email(20), email(21)]));
    const before = await org.drive((mail) => mail.logged([key(20), key(21), key(998)]));
    expect([before.value.length, before.calls]).toEqual([2, 1]);
    expect(before.value.map(({ senderIds, ownerId }) => [senderIds, ownerId])).toEqual([
      [[], ids.service],
      [[], ids.service],
    ]);
    const senders = await org.drive((mail) =>
      mail.addSenders(
        before.value.map(({ id }) => ({ emailId: id, personId: ids.ada, address: 'ada@x.example' })),
      ),
    );
    const owners = await org.drive((mail) =>
      mail.setOwners(before.value.map(({ activityId }) => ({ taskId: activityId!, ownerId: ids.mia }))),
    );
    expect([senders.calls, owners.calls]).toEqual([1, 1]);
    expect([...senders.value, ...owners.value].filter(({ ok }) => !ok)).toEqual([]);
    const after = await org.drive((mail) => mail.logged([key(20), key(21)]));
    expect(after.value).toEqual(
      before.value.map((one) => ({ ...one, ownerId: ids.mia, senderIds: [ids.ada] })),
    );
    const { body } = await org.admin.get(
      `/query?q=${encodeURIComponent(`SELECT RelationType, RelationAddress FROM EmailMessageRelation WHERE RelationId = '${ids.ada}'`)}`,
    );
    expect(body).toMatchObject({
      records: [
        { RelationType: 'FromAddress', RelationAddress: 'ada@x.example' },
        { RelationType: 'FromAddress', RelationAddress: 'ada@x.example' },
      ],
    });
  });

  test('an owner who cannot be one is told, and the others are set', async () => {
    await org.drive((mail) => mail.create([email(22), email(23)]));
    const { value: mails } = await org.drive((mail) => mail.logged([key(22), key(23)]));
    const [first, second] = mails.map(({ activityId }) => activityId!);
    const { value } = await org.drive((mail) =>
      mail.setOwners([
        { taskId: first!, ownerId: ids.ada },
        { taskId: second!, ownerId: ids.mia },
      ]),
    );
    expect(value.map(({ ok }) => ok)).toEqual([false, true]);
  });

  test('nothing to finish is no call', async () => {
    const { calls } = await org.drive((mail) => [mail.logged([]), mail.addSenders([]), mail.setOwners([])]);
    expect(calls).toBe(0);
  });
});

test('without Enhanced Email a match fails as a whole rather than forget what is logged', async () => {
  org.data().switches.enhancedEmail = false;
  const match = org.drive((mail) => mail.match({ addresses: ['ada@x.example'], keys: [key(1)] }));
  await expect(match).rejects.toMatchObject({
    code: 'salesforce.rejected',
    facts: { words: expect.stringMatching(/^INVALID_TYPE: /) as string, status: 400 },
  });
  org.data().switches.enhancedEmail = true;
});
