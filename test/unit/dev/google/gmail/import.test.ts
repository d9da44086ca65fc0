/** Importing real mail: separators, dates, labels, and what is broken. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeMbox } from '../../../../../dev/google/gmail/import/write-mbox';
import { createMailBench, DANA, type MailBench, MIA } from './mail-bench';

const directory = mkdtempSync(join(tmpdir(), 'trunkline-'));
afterAll(() => rmSync(directory, { recursive: true }));
let bench: MailBench;
beforeEach(() => {
  bench = createMailBench();
});
afterEach(() => bench.close());

const file = (name: string, text: string | Buffer) => {
  writeFileSync(join(directory, name), text);
  return join(directory, name);
};
const importFile = (mbox: string) => bench.google.gmail.importMail({ user: MIA, source: { mbox } });
const rows = async (q: string) => (await bench.google.gmail.page(MIA, { q })).rows;

const HEAD = 'From: a@north.example\nTo: mia@acme.example\n';

test('thousands of messages, some of them broken: all that can be read is there, the rest is named', async () => {
  const mbox = join(directory, 'many.mbox');
  const counts = await writeMbox(mbox, { messages: 2_000, seed: 3, brokenEvery: 100 });
  expect(counts).toEqual({ good: 1_980, broken: 20 });
  const report = await importFile(mbox);
  expect(report.imported).toBe(1_980);
  expect(report.skipped.map(({ index }) => index)).toEqual(
    Array.from({ length: 20 }, (_, n) => n * 100 + 99),
  );
  const { body } = await bench.ask(MIA, 'me/profile');
  expect(body.messagesTotal).toBe(1_980);
  // Threads of three, but where a broken one took a place.
  expect(body.threadsTotal).toBeLessThan(700);
}, 30_000);

test('the same seed writes the same file', async () => {
  const [first, second] = ['first.mbox', 'second.mbox'].map((name) => join(directory, name));
  await writeMbox(first!, { messages: 50, seed: 9 });
  await writeMbox(second!, { messages: 50, seed: 9 });
  const [one, two] = await Promise.all(
    [first!, second!].map(async (path) => (await import('node:fs/promises')).readFile(path, 'utf8')),
  );
  expect(one).toBe(two);
});

test('a line of a body that begins with From parts nothing, and quoted ones lose one mark', async () => {
  const body = 'From here on\n>From there\n>>From twice\n';
  await importFile(file('quoted.mbox', `From a@b Fri Aug 10 21:02:03 2018\n${HEAD}Subject: Q\n\n${body}\n`));
  const [row] = await rows('subject:q');
  const mail = await bench.google.gmail.read(MIA, row!.id);
  expect(mail!.body).toBe('From here on\nFrom there\n>From twice');
});

test.each([
  ['with a date and nothing of mail before it', 'From user at list.example  Fri Aug 10 21:02:03 2018'],
  ['without a date', 'From MAILER-DAEMON'],
])('messages part at a From line %s, with line feeds or both line ends', async (_what, line) => {
  const one = (n: number) =>
    `${line}\n${HEAD}Subject: P${n}\n\nFrom me at 10:30 it was\nFrom bob\nno head\n\n`;
  const text = [1, 2, 3].map(one).join('');
  expect(await importFile(file('lf.mbox', text))).toMatchObject({ imported: 3, skipped: [] });
  expect(await importFile(file('crlf.mbox', text.replace(/\n/g, '\r\n')))).toMatchObject({
    imported: 3,
    skipped: [],
  });
});

test('what stands before the first separator, an empty message and one without a head are told by their place', async () => {
  const from = (minute: number) => `From a@b Fri Aug 10 21:${minute}:03 2018\n`;
  const text = `stray text\n${from(10)}${HEAD}Subject: Good\n\nyes\n\n${from(11)}\n\n${from(12)}no head\nat all\n`;
  expect(await importFile(file('broken.mbox', text))).toMatchObject({
    imported: 1,
    skipped: [
      { index: 0, reason: 'it does not begin with a header' },
      { index: 2, reason: 'it is empty' },
      { index: 3, reason: 'it does not begin with a header' },
    ],
  });
});

test.each([
  ['Date', 'Date: Fri, 10 Aug 2018 10:00:00 +0200\n', Date.UTC(2018, 7, 10, 8)],
  [
    'Received, where the Date is none',
    'Received: by x; Fri, 10 Aug 2018 09:00:00 +0000\nDate: soon\n',
    Date.UTC(2018, 7, 10, 9),
  ],
  ['the From line, where there is neither', '', Date.UTC(2018, 7, 10, 21, 2, 3)],
  [
    'the From line, where the Date lies in the future',
    'Date: Fri, 10 Aug 2040 10:00:00 +0000\n',
    Date.UTC(2018, 7, 10, 21, 2, 3),
  ],
])('the date is that of %s', async (_what, headers, atMs) => {
  await importFile(
    file('dates.mbox', `From a@b Fri Aug 10 21:02:03 +0000 2018\n${HEAD}${headers}Subject: D\n\nx\n`),
  );
  expect((await rows('subject:d')).map((row) => row.atMs)).toEqual([atMs]);
});

test('labels and threads of a Takeout come along; its own words for no label are none', async () => {
  const takeout = (id: string, labels: string) =>
    `From ${id}@xxx Fri Aug 10 21:02:03 +0000 2018\nX-GM-THRID: 1575476217373951058\nX-Gmail-Labels: ${labels}\n${HEAD}Subject: T ${id}\n\nx\n\n`;
  const text =
    takeout('1', '=?UTF-8?Q?Inbox,Unread,Kunden/M=C3=BCller,Opened?=') + takeout('2', 'Archived,Starred');
  await importFile(file('takeout.mbox', text));
  expect((await rows('label:kunden-müller')).map(({ subject }) => subject)).toEqual(['T 1']);
  expect((await rows('is:starred -in:inbox')).map(({ subject }) => subject)).toEqual(['T 2']);
  const { body } = await bench.ask(MIA, 'me/labels');
  const names = (body.labels as { name: string; type: string }[]).filter(({ type }) => type === 'user');
  expect(names.map(({ name }) => name)).toEqual(['Kunden/Müller']);
  const { status, body: thread } = await bench.ask(
    MIA,
    `me/threads/${1575476217373951058n.toString(16)}?format=minimal`,
  );
  expect(status).toBe(200);
  expect(thread.messages).toHaveLength(2);
});

test('a second import of the same file brings nothing twice; two alike in one file are two', async () => {
  const one = `From a@b Fri Aug 10 21:02:03 2018\n${HEAD}Message-ID: <same@x>\nSubject: S\n\nx\n\n`;
  const path = file('twice.mbox', one + one);
  expect(await importFile(path)).toMatchObject({ imported: 2, skipped: [] });
  expect(await importFile(path)).toMatchObject({
    imported: 0,
    skipped: [
      { index: 0, reason: 'it is in the mailbox already' },
      { index: 1, reason: 'it is in the mailbox already' },
    ],
  });
});

test('a folder of .eml files is read in the order of names, folders in it too', async () => {
  mkdirSync(join(directory, 'eml', 'deep'), { recursive: true });
  file('eml/b.eml', `${HEAD}Subject: B\n\nx\n`);
  file('eml/a.txt', 'not mail');
  file('eml/deep/c.EML', '\n\n');
  const report = await bench.google.gmail.importMail({ user: MIA, source: { eml: join(directory, 'eml') } });
  expect(report).toMatchObject({ imported: 1, skipped: [{ index: 1, reason: 'it is empty' }] });
});

test('mail of a message that is very long in one line, or full of zeros, is taken as it is', async () => {
  const odd = Buffer.concat([
    Buffer.from(`From a@b Fri Aug 10 21:02:03 2018\n${HEAD}Subject: Odd\n\n`),
    Buffer.alloc(3 * 1024 * 1024, 0),
    Buffer.from('\n\nFrom a@b Fri Aug 10 21:03:03 2018\n' + `${HEAD}Subject: After\n\nx\n`),
  ]);
  expect(await importFile(file('odd.mbox', odd))).toMatchObject({ imported: 2, skipped: [] });
  expect((await rows('larger:2M')).map(({ subject }) => subject)).toEqual(['Odd']);
});

test('only a person of the domain can get mail', async () => {
  const order = { user: 'x@acme.example', source: { mbox: file('some.mbox', '') } };
  await expect(bench.google.gmail.importMail(order)).rejects.toThrow('There is no user x@acme.example');
});

test('what is imported is the past: no history tells of it, and Dana’s mailbox is as before', async () => {
  await importFile(file('past.mbox', `From a@b Fri Aug 10 21:02:03 2018\n${HEAD}Subject: P\n\nx\n`));
  const { body } = await bench.ask(MIA, 'me/profile');
  const { body: history } = await bench.ask(MIA, `me/history?startHistoryId=${body.historyId as string}`);
  expect(history).toEqual({ historyId: body.historyId });
  expect((await bench.google.gmail.page(DANA, {})).total).toBe(6);
});
