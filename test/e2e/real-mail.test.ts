/** Odd mail of every kind goes through import and sync on the real host, as `npm run mail` has it: none is lost, and Salesforce has it readable. */

import { createHash } from 'node:crypto';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brokenIdentity, total } from '../../dev/mail/ends';
import { createOrgClient } from '../../dev/host/org-client';
import { type MailFigures, runMail } from '../../dev/mail/run-mail';
import { readMbox } from '../../dev/google/gmail/import/read-mbox';
import { headAndBody, readSeeds, writeSeededMbox } from '../bench/generated-mail';
import { LOGINS, MIA } from './story';

const MESSAGES = 300;
const FROM = 'From a@b Fri Aug 10 21:02:03 2018\n';
const LONG = `From: ada@north.example\nTo: ${MIA}\nMessage-ID: <long@x>\nSubject: Long\n\n${'word '.repeat(40_000)}`;

interface Row {
  TrunklineKey__c: string;
  MessageDate: string;
  Subject: string | null;
  TextBody: string | null;
  HtmlBody: string | null;
}

let figures: MailFigures;
let names: string[];
let messages: string[];
/** What Salesforce has, by the place in the file. */
let rows: Map<number, Row>;
const folder = mkdtempSync(join(tmpdir(), 'trunkline-'));

beforeAll(async () => {
  const mbox = join(folder, 'odd.mbox');
  const people = {
    external: ['ada@north.example', 'ben@north.example', 'cleo@south.example'],
    internal: [MIA, 'jonas@acme.example'],
  };
  names = writeSeededMbox(mbox, { messages: MESSAGES, seed: 11, people });
  appendFileSync(mbox, `${FROM}${LONG}\n\n${FROM}${LONG}\n\n${FROM}no head at all\n`);
  messages = [];
  for await (const { raw } of readMbox(mbox)) messages.push(raw!.toString('latin1'));
  const watching = { tell: () => undefined, signal: new AbortController().signal };
  figures = await runMail({ mbox, user: MIA, contacts: 'all', workerMb: 50 }, watching, async (done) => {
    const org = createOrgClient(done.client, done.orgUrl, LOGINS.production.username);
    const all = await org.rows<Row>(
      'SELECT TrunklineKey__c, MessageDate, Subject, TextBody, HtmlBody FROM EmailMessage WHERE TrunklineKey__c != null',
    );
    const places = new Map(messages.map((_message, n) => [done.arrivedMs(n), n]));
    rows = new Map(all.map((row) => [places.get(Date.parse(row.MessageDate)) ?? -1, row]));
  });
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

const ofSeed = (name: string) => rows.get(names.indexOf(name))!;

test('every kind of seed is among them; each message ends in exactly one way, and none has failed', () => {
  expect(new Set(names)).toEqual(new Set(readSeeds().keys()));
  expect(brokenIdentity(figures)).toBeUndefined();
  expect(figures).toMatchObject({ read: MESSAGES + 3, failed: 0, surplus: 0, quarantined: {} });
  // The same mail twice is one record; what has no head never was a mail.
  expect(figures.skipped).toMatchObject({ copy: 1, 'no-header': 1 });
  expect(figures.logged + total(figures.skipped)).toBe(MESSAGES + 3);
});

test('runs end within their time and little memory', () => {
  expect(figures.runs.broken).toEqual({});
  expect(figures.runs.longestMs).toBeLessThanOrEqual(5 * 60_000);
});

test('a record has the time at which Gmail had the mail, whatever its Date says', () => {
  expect(rows.size).toBe(figures.logged);
  expect([...rows.keys()]).not.toContain(-1);
  for (const name of ['date-1970', 'date-2099', 'date-absent', 'date-nonsense'])
    expect(ofSeed(name).MessageDate).toMatch(/^2026-11-/);
});

test('keys are the digest of the Message-ID', () => {
  const wrong = [...rows].filter(([n, { TrunklineKey__c: key }]) => {
    const [id, ...more] = headAndBody(messages[n]!).head.match(/^message-id:[ \t]*\S+@\S+$/gim) ?? [];
    if (id === undefined || more.length > 0 || /[^\x20-\x7e]/.test(id)) return false;
    const value = id.replace(/^message-id:[ \t]*/i, '').trim();
    return key !== createHash('sha256').update(value).digest('hex');
  });
  expect(wrong.map(([n]) => names[n])).toEqual([]);
  const keys = [...rows.values()].map((row) => row.TrunklineKey__c);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.filter((key) => !/^[0-9a-f]{64}$/.test(key))).toEqual([]);
});

test('subjects and bodies are decoded', () => {
  expect(ofSeed('charset-koi8-r').Subject).toMatch(/^Счёт #\d+$/);
  expect(ofSeed('charset-koi8-r').TextBody).toContain('Добрый день! Счёт готов.');
  expect(ofSeed('encoded-words').Subject).toMatch(/^Grüße😀a b plain/);
});

test('a body that is too long is cut, and says so', () => {
  const { TextBody } = rows.get(MESSAGES)!;
  expect(TextBody!.length).toBe(131_072);
  expect(TextBody!.endsWith('[Cut by Trunkline: the mail is longer]')).toBe(true);
});

test('no control character, half character or script reaches Salesforce', () => {
  expect(ofSeed('nul-bytes').TextBody).toMatch(/^before *after *end/);
  const texts = [...rows.values()].flatMap((row) => [
    row.Subject ?? '',
    row.TextBody ?? '',
    row.HtmlBody ?? '',
  ]);
  // eslint-disable-next-line no-control-regex -- they are what this is about
  expect(texts.filter((text) => /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text))).toEqual([]);
  expect(texts.filter((text) => /[\ud800-\udfff]/u.test(text))).toEqual([]);
  expect([...rows.values()].filter((row) => /<script/i.test(row.HtmlBody ?? ''))).toEqual([]);
});
