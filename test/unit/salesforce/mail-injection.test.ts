/** Owns the proof of quality.md S31, S32 and S38: what stands in a header is a value, in no query and no reference. */

import type { EmailFields } from '../../../src/salesforce/mail-records';
import { isPlainAddress } from '../../../src/salesforce/plain-address';
import { openRealOrg, type RealOrg } from './real-org';

let org: RealOrg;
let ada: string;
beforeAll(async () => {
  org = await openRealOrg();
  ada = await org.admin.made('Contact', { LastName: 'Ada', Email: 'ada@x.example' });
  await org.admin.made('Contact', { LastName: 'Other', Email: 'other@x.example' });
  await org.admin.made('Contact', { LastName: 'None' });
  await org.admin.made('Lead', { LastName: 'Lu', Company: 'L', Email: 'lu@x.example' });
});
afterAll(() => org.close());

/** Each would add rows, fields or errors somewhere, if it were ever more than a value. */
const PAYLOADS = [
  "x' OR Name LIKE '%",
  "x' OR Name LIKE '%'@x.example",
  "x'OR'1'='1@x.example",
  "' OR Id != null OR Email = '@x.example",
  "x') OR (Email != '@x.example",
  "x') OR Id IN (SELECT ContactId FROM Case) OR Email IN ('@x.example",
  "ada'@x.example",
  "''@x.example",
  "\\'@x.example",
  "\\\\'@x.example",
  'x\\@x.example',
  '\\u0027 OR Name LIKE \\u0027%@x.example',
  '\\u0027@x.example',
  'x\\u0027)OR(Id!=null)OR(Name=\\u0027@x.example',
  '"x\' OR Id != null"@x.example',
  '"x"@x.example OR Id != null',
  'x@x.example\n OR Id != null',
  "x@x.example'\r\n OR Id != null",
  'x\t@x.example',
  'x\u0000@x.example',
  'x\u0008@x.example',
  'x@x.example\u2028OR',
  'x\u00a0@x.example',
  '\ud800@x.example',
  'x@\udc00.example',
  'x@x.example) LIMIT 1',
  'x@x.example ORDER BY Id',
  'x@x.example; DROP TABLE Contact',
  'x;--@x.example',
  '/**/OR/**/1=1@x.example',
  '%@x.example',
  '%25@x.example',
  '_@_._',
  '%27@x.example',
  '%2527%20OR%20Id!=null@x.example',
  '%40%7Bq0.records[0].Id%7D@x.example',
  '@{x.records[0].Id}',
  '@{q0.records[0].Email}',
  '"@{q0.records[0].Id}"@x.example',
  'x@{q0.records[0].Id}',
  'x{q0}@x.example',
  '${7*7}@x.example',
  '{{7*7}}@x.example',
  ':email@x.example',
  'null@x.example',
  'true',
  '*@x.example',
  '?@x.example',
  '()@x.example',
  '＇OR＇1＇=＇1@x.example',
  'ʼ@x.example',
  `${'a'.repeat(250)}@x.example`,
  `${"'".repeat(60_000)}@x.example`,
  '',
  '@',
  '@x.example',
  'x@',
];

const THERE = { contacts: [{ id: '', email: 'ada@x.example' }], leads: [], users: [], openOpportunities: [] };
const sent = (request: { body?: { text: string } }) =>
  (JSON.parse(request.body!.text) as { compositeRequest: { url: string }[] }).compositeRequest.map(
    ({ url }) => decodeURIComponent(url),
  );

test('S31: there are 50 of them or more, each once', () => {
  expect(PAYLOADS.length).toBeGreaterThanOrEqual(50);
  expect(new Set(PAYLOADS).size).toBe(PAYLOADS.length);
});

test.each(PAYLOADS)(
  'S31, S32, S38: beside an address, %j finds nobody else and breaks nothing',
  async (payload) => {
    const { value, calls, requests } = await org.drive((mail) =>
      mail.match({ addresses: ['ada@x.example', payload], keys: [] }),
    );
    expect(value).toMatchObject({ ...THERE, contacts: [{ id: ada, email: 'ada@x.example' }] });
    expect(calls).toBe(1);
    // What is sent at all is one text in quotes, as it was given.
    for (const url of sent(requests[0]!)) {
      expect(url.match(/'[^']*@[^']*'/g)).toEqual(
        Array.from({ length: url.includes('FROM User') ? 3 : 1 }).flatMap(() => [
          "'ada@x.example'",
          ...(isPlainAddress(payload) ? [`'${payload.toLowerCase()}'`] : []),
        ]),
      );
      expect(url).not.toMatch(/@\{|LIKE/);
    }
  },
);

test.each([...PAYLOADS, 'A'.repeat(64), 'a'.repeat(65)])(
  'S31: %j is no key, and is never sent',
  async (payload) => {
    const key = 'a'.repeat(64);
    for (const ask of [[payload], [key, payload]]) {
      await expect(org.drive((mail) => mail.logged(ask))).rejects.toMatchObject({ code: 'unexpected' });
      const match = org.drive((mail) => mail.match({ addresses: ['ada@x.example'], keys: ask }));
      await expect(match).rejects.toMatchObject({ code: 'unexpected' });
    }
  },
);

const email = (key: string, text: string): EmailFields => ({
  TrunklineKey__c: key.repeat(64),
  ClientThreadIdentifier: text.slice(0, 700),
  Status: '3',
  IsClientManaged: true,
  Incoming: true,
  MessageDate: '2026-11-20T10:00:00Z',
  Subject: text,
  TextBody: `${text}\n${text}`,
  FromAddress: text.slice(0, 900),
  FromName: text.slice(0, 900),
  ToAddress: text,
});

test.each(['@{x.records[0].Id}', '@{q0.records[0].Id} @{refAccount.id}', "'; @{q0} \\' %40%7Bq0%7D"])(
  'S38: %j in subject, body, names and addresses is stored as it stands',
  async (text) => {
    const key = String(text.length % 10);
    const { value, requests } = await org.drive((mail) => mail.create([email(key, text)]));
    expect(value).toMatchObject([{ ok: true }]);
    expect(requests.map(({ url }) => new URL(url).pathname)).toEqual([
      '/services/data/v66.0/composite/sobjects',
    ]);
    const fields = 'Subject,TextBody,FromAddress,FromName,ToAddress,ClientThreadIdentifier';
    const id = value[0]!.ok ? value[0]!.id : '';
    const { body } = await org.admin.get(`/sobjects/EmailMessage/${id}?fields=${fields}`);
    expect(body).toMatchObject({
      Subject: text,
      TextBody: `${text}\n${text}`,
      FromAddress: text,
      FromName: text,
      ToAddress: text,
      ClientThreadIdentifier: text,
    });
  },
);

test('S38: the sender’s address, too, travels in a collection alone', async () => {
  const { value: saved } = await org.drive((mail) => mail.create([email('f', 'Hello')]));
  const emailId = saved[0]!.ok ? saved[0]!.id : '';
  const address = '"@{q0.records[0].Id}"@x.example';
  const { value, requests } = await org.drive((mail) =>
    mail.addSenders([{ emailId, personId: ada, address }]),
  );
  expect(value).toMatchObject([{ ok: true }]);
  expect(requests.map(({ url }) => new URL(url).pathname)).toEqual([
    '/services/data/v66.0/composite/sobjects',
  ]);
});
