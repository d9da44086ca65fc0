/** Owns the proof of mail as Tasks against the org simulator without Enhanced Email, its key unique and not. */

import { readKeyField } from '../../../src/salesforce/key-field';
import { salesforceMailFor } from '../../../src/salesforce/mail-choice';
import type { NewMail, SalesforceMail } from '../../../src/salesforce/mail-records';
import { openRealOrg, type RealOrg } from './real-org';

let org: RealOrg;
const ids = { account: '', ada: '', bo: '', lu: '', mia: '' };
const key = (n: number) => n.toString(16).padStart(64, '0');

beforeAll(async () => {
  org = await openRealOrg();
  const { made } = org.admin;
  ids.account = await made('Account', { Name: 'Alder' });
  ids.ada = await made('Contact', { LastName: 'Ada', Email: 'ada@x.example', AccountId: ids.account });
  ids.bo = await made('Contact', { LastName: 'Bo', Email: 'bo@y.example' });
  ids.lu = await made('Lead', { LastName: 'Lu', Company: 'L', Email: 'lu@x.example' });
  ids.mia = org.userId('mia@acme.example');
  const { switches } = org.data();
  Object.assign(switches, { enhancedEmail: false, alsoDeployed: ['without-enhanced-email'] });
});
afterAll(() => org.close());

const mail = (n: number, more: Partial<NewMail> = {}): NewMail => ({
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
  ToIds: [ids.mia, ids.bo],
  RelatedToId: ids.account,
  asTask: { senderId: ids.ada, lines: ['From: Ada <ada@x.example>', 'To: mia@acme.example'] },
  ...more,
});

/** As a run does it: what the org says decides. The locks taken are counted. */
async function drive<T>(act: (mail: SalesforceMail) => T) {
  let locks = 0;
  const driven = await org.drive((_mail, client) => {
    locks = 0;
    const withLock = <R>(work: () => R) => (locks++, work());
    return act(salesforceMailFor(readKeyField(client), { client, hasty: client, withLock }));
  });
  // Without the two looks.
  return { ...driven, calls: driven.calls - 2, locks };
}

const tasks = async (n: number) => {
  const soql =
    'SELECT Subject, TaskSubtype, Status, IsClosed, ActivityDate, Description, WhoId, WhatId, OwnerId, WhoCount, ' +
    `(SELECT RelationId FROM TaskRelations WHERE IsWhat = false) FROM Task WHERE TrunklineKey__c = '${key(n)}'`;
  // As the service account: the field is nobody else's to see.
  const path = `/query?q=${encodeURIComponent(soql)}` as const;
  const { value } = await org.drive((_mail, client) => client.get(path));
  return (JSON.parse(value) as { records: Record<string, unknown>[] }).records;
};

const notUnique = () => void (org.data().switches.notUnique = ['Activity.TrunklineKey__c']);
const uniqueAgain = () => void (org.data().switches.notUnique = []);

test('the org says what a mail is', async () => {
  const look = () => org.drive((_mail, client) => readKeyField(client)).then(({ value }) => value);
  expect(await look()).toEqual({ state: 'unique', object: 'Task', namesSeveral: true });
  notUnique();
  expect(await look()).toEqual({ state: 'not-unique', object: 'Task', namesSeveral: true });
  uniqueAgain();
  org.data().switches.alsoDeployed = [];
  expect(await look()).toEqual({ state: 'missing', object: 'Task', namesSeveral: true });
  org.data().switches.alsoDeployed = ['without-enhanced-email'];
});

test('a mail is a completed task of its contacts, with its people in words, found and given to its owner', async () => {
  const { value: saved, calls, locks } = await drive((port) => port.create([mail(1)]));
  expect([saved.map(({ ok }) => ok), calls, locks]).toEqual([[true], 1, 0]);
  const found = await drive((port) =>
    port.match({ addresses: ['ada@x.example', 'mia@acme.example'], keys: [key(1), key(999)] }),
  );
  expect([found.value.contacts.map(({ id }) => id), found.calls]).toEqual([[ids.ada], 1]);
  const [logged] = found.value.logged;
  const service = org.userId('trunkline.service@acme.example');
  expect(logged).toMatchObject({ key: key(1), ownerId: service, senderIds: [] });
  expect(logged!.activityId).toBe(logged!.id);
  const { value: owned } = await drive((port) => [
    port.addSenders([{ emailId: logged!.id, personId: ids.ada, address: 'ada@x.example' }]),
    port.setOwners([{ taskId: logged!.id, ownerId: ids.mia }]),
  ]);
  expect(owned.map((some) => some.map(({ ok }) => ok))).toEqual([[], [true]]);
  const [task, ...others] = await tasks(1);
  expect(others).toEqual([]);
  expect(task).toMatchObject({
    Subject: 'Email: Offer',
    TaskSubtype: 'Email',
    Status: 'Completed',
    IsClosed: true,
    ActivityDate: '2026-11-20',
    Description: 'From: Ada <ada@x.example>\nTo: mia@acme.example\n\nHello',
    WhoId: ids.ada,
    WhatId: ids.account,
    OwnerId: ids.mia,
    WhoCount: 2,
  });
  const { records } = task!['TaskRelations'] as { records: { RelationId: string }[] };
  expect(records.map(({ RelationId }) => RelationId).sort()).toEqual([ids.ada, ids.bo].sort());
});

test('a lead is named alone, and its task is related to nothing', async () => {
  const ofLead = mail(2, { ToIds: [ids.mia], asTask: { senderId: ids.lu, lines: [] } });
  const { value } = await drive((port) => port.create([ofLead]));
  expect(value).toMatchObject([{ ok: true }]);
  expect(await tasks(2)).toMatchObject([{ WhoId: ids.lu, WhatId: null }]);
});

test('without Shared Activities a task names one', async () => {
  org.data().switches.sharedActivities = false;
  expect((await drive((port) => port.create([mail(3)]))).value).toMatchObject([{ ok: true }]);
  org.data().switches.sharedActivities = true;
  expect(await tasks(3)).toMatchObject([{ WhoId: ids.ada }]);
});

test('texts are cut to a task’s lengths, and say so', async () => {
  const long = mail(4, { Subject: 'S'.repeat(300), TextBody: 'b'.repeat(40_000) });
  expect((await drive((port) => port.create([long]))).value).toMatchObject([{ ok: true }]);
  const [task] = await tasks(4);
  expect(String(task!['Subject'])).toHaveLength(255);
  expect(String(task!['Description'])).toHaveLength(32_000);
  expect(task!['Description']).toMatch(/the mail is longer\]$/);
});

test.each(['unique', 'not unique'])('F40: where the key is %s a second task is a duplicate', async (kind) => {
  const n = kind === 'unique' ? 5 : 6;
  if (kind !== 'unique') notUnique();
  const first = await drive((port) => port.create([mail(n)]));
  const again = await drive((port) => port.create([mail(n), mail(n + 100)]));
  uniqueAgain();
  expect([first.value, again.value].map((saved) => saved.map((one) => (one.ok ? 'new' : one.code)))).toEqual([
    ['new'],
    ['DUPLICATE_VALUE', 'new'],
  ]);
  // Under the lock one query and one create; else the create alone.
  const once = kind === 'unique' ? [1, 0] : [2, 1];
  expect([first.calls, first.locks, again.calls, again.locks]).toEqual([...once, ...once]);
  expect(await tasks(n)).toHaveLength(1);
});

test('201 mails are two holds of the lock, of a query and a create each', async () => {
  notUnique();
  const many = Array.from({ length: 201 }, (_, n) => mail(1_000 + n, { TextBody: '' }));
  const { value, calls, locks } = await drive((port) => port.create(many));
  uniqueAgain();
  expect([value.filter(({ ok }) => ok).length, calls, locks]).toEqual([201, 6, 3]);
});
