/** What Gmail and the senders do to a sync (facts/quality.md, Table 2): each row that is true without a host. */

import { AppError } from '../../../../src/errors';
import type { Mail } from '../../../../src/google/mailbox';
import { START_MS } from '../../fakes';
import { base64, headers, idsIn, message, refusal } from '../../google/mailbox-bench';
import { busiestMinute, gmailBench, type GmailBench } from './gmail-bench';
import { expectInvariants, expectNothingLost } from './invariants';
import { GRACE, HANNAH, HOUR, mailOf, syncBench } from './mail-bench';

const range = (count: number) => Array.from({ length: count }, (_, n) => n);
const mails = (count: number): Mail[] => range(count).map((n) => mailOf({ id: `m${n}` }));

/** Run after run, an hour apart, until one has nothing left. */
function untilDone(bench: GmailBench): string[] {
  const ends: string[] = [];
  while (ends.length < 20) {
    bench.clock.ms += HOUR;
    const { end } = bench.runOver();
    ends.push(end);
    if (end === 'done') break;
  }
  return ends;
}

describe('F01: what a forgotten cursor has missed', () => {
  const archived = (id: string, more: Partial<Mail> = {}) =>
    mailOf({ id, labelIds: ['CATEGORY_UPDATES'], ...more });

  test('is found where it was archived meanwhile, and nothing of the spam, the trash or a draft, also by several runs', () => {
    const bench = gmailBench();
    bench.runOver();
    bench.clock.ms += 9 * 24 * HOUR;
    const eligible = range(450).map((n) => archived(`m${n}`, { receivedAtMs: START_MS + (n + 1) * 60_000 }));
    const outside = ['SPAM', 'TRASH', 'DRAFT'].map((label) =>
      mailOf({ id: label, labelIds: [label], receivedAtMs: START_MS + HOUR }),
    );
    bench.mailbox.receive([...eligible, ...outside]);
    bench.mailbox.forgetBefore();
    expect(bench.runOver(60_000).end).toBe('more');
    expect(bench.state().progress?.listing?.of).toBe('everything');
    expect(untilDone(bench).at(-1)).toBe('done');
    expectInvariants({ bench, eligible });
    expect(bench.mailbox.readIds).toEqual(expect.not.arrayContaining(['SPAM', 'TRASH', 'DRAFT']));
  });

  test('is not all there is: the first run lists Inbox and Sent', () => {
    const bench = gmailBench();
    const eligible = mails(2);
    bench.mailbox.receive([...eligible, archived('old')]);
    bench.runOver();
    expectInvariants({ bench, eligible });
  });

  test('begins no later than what the first listing had left', () => {
    const bench = syncBench();
    const eligible = [mailOf({ id: 'early', receivedAtMs: START_MS - 10 * 24 * HOUR })];
    bench.mailbox.receive(eligible);
    bench.mailbox.failNext('listed', new AppError('google.cursor_expired', 'a page that is gone'));
    bench.run();
    expectInvariants({ bench, eligible });
  });
});

test('F02: history page 3 of 5 answers 500: pages 1 and 2 are kept, no more is passed, and the next run goes on there', () => {
  const bench = gmailBench();
  bench.runOver();
  const eligible = mails(2_500);
  bench.mailbox.receive(eligible);
  const isThird = ({ path }: { path: string }) => path.includes('pageToken=1000');
  bench.refuse = (asked) => (isThird(asked) ? [500, {}] : undefined);
  bench.clock.ms += HOUR;
  expect(() => bench.runOver()).toThrow(expect.objectContaining({ code: 'google.unavailable' }));
  // The page is asked for five times, not more.
  expect(bench.requests.filter(({ request }) => request.url.includes('pageToken=1000'))).toHaveLength(5);
  const kept = bench.org.rows.length;
  expect(kept).toBeGreaterThanOrEqual(800);
  expect(bench.state().progress?.historyId).toBe(String(100 + kept));
  expectNothingLost({ bench, eligible });
  bench.refuse = () => undefined;
  bench.mailbox.readIds.length = 0;
  expect(untilDone(bench).at(-1)).toBe('done');
  expect(bench.mailbox.readIds).toEqual(range(2_500 - kept).map((n) => `m${kept + n}`));
  expectInvariants({ bench, eligible });
});

test('F07: a burst of 5,000 messages is paced under 6,000 units a minute, takes several runs, and all are there once', () => {
  const bench = gmailBench();
  bench.runOver();
  const eligible = mails(5_000);
  bench.mailbox.receive(eligible);
  bench.answersInMs = 700;
  const ends = untilDone(bench);
  expect(ends).toEqual(['more', 'more', 'more', 'more', 'done']);
  expect(busiestMinute(bench)).toBeLessThanOrEqual(6_000);
  // What the last request of a run brought while the next had no time is read again.
  expect(bench.mailbox.readIds.length).toBeLessThanOrEqual(5_000 + 50 * ends.length);
  expectInvariants({ bench, eligible });
});

test('F08: of a batch of 50, seven parts are refused with 429 and one with 403: those eight alone are asked again, each run after a wait of its own', () => {
  const waits = [0, 0.9].map((chance) => {
    const bench = gmailBench();
    bench.runOver();
    bench.chance = chance;
    const eligible = mails(50);
    bench.mailbox.receive(eligible);
    const eight = range(8).map((n) => `m${n}`);
    const refused = new Set(eight);
    bench.refuse = ({ id }) => {
      if (id === undefined || !refused.delete(id)) return undefined;
      return id === 'm7' ? refusal(403, 'userRateLimitExceeded') : refusal(429, 'rateLimitExceeded');
    };
    expect(bench.runOver()).toMatchObject({ end: 'done', logged: 50 });
    const batches = bench.requests.map(({ request }) => idsIn(request)).filter((ids) => ids.length > 0);
    expect(batches).toEqual([range(50).map((n) => `m${n}`), eight]);
    expectInvariants({ bench, eligible });
    return bench.slept;
  });
  expect(waits).toEqual([[5_000], [9_500]]);
});

test('F05: a draft that is edited ten times is never read; once it is sent it is there once', () => {
  const bench = syncBench();
  bench.run();
  // Gmail makes another message of each edit, and takes the one before away.
  for (const n of range(10)) {
    bench.mailbox.receive([mailOf({ id: `draft${n}`, labelIds: ['DRAFT'] })]);
    if (n > 0) bench.mailbox.remove(`draft${n - 1}`);
    if (n % 3 === 0) bench.run();
  }
  bench.run();
  expect([bench.mailbox.readIds, bench.org.calls]).toEqual([[], []]);
  bench.mailbox.remove('draft9');
  const sent = mailOf({
    id: 'sent',
    labelIds: ['SENT'],
    from: { address: GRACE.address, name: '' },
    to: [{ address: HANNAH.address, name: '' }],
  });
  bench.mailbox.receive([sent]);
  expect(bench.run().logged).toBe(1);
  expectInvariants({ bench, eligible: [sent] });
});

describe('F15: a Message-ID', () => {
  test.each<[string, string | undefined]>([
    ['that is missing', undefined],
    ['of 2 KB', `<${'a'.repeat(2_000)}@northwind.example>`],
    ['that is no ASCII', '<grüße-日本@northwind.example>'],
  ])('%s has a key that stays: the mail is there once, also where the cursor is lost', (_what, messageId) => {
    const bench = gmailBench();
    bench.runOver();
    const eligible = [mailOf({ id: 'odd', messageId }), ...mails(2)];
    bench.mailbox.receive(eligible);
    bench.runOver();
    bench.clock.ms += HOUR;
    // Forgotten as soon as it is given, so that all is listed and met again.
    bench.mailbox.forgetBefore(999);
    expect(() => bench.runOver()).toThrow(expect.objectContaining({ code: 'google.cursor_expired' }));
    bench.mailbox.forgetBefore(0);
    bench.runOver();
    expectInvariants({ bench, eligible });
    for (const { fields } of bench.org.rows) expect(fields.TrunklineKey__c).toMatch(/^[0-9a-f]{64}$/);
  });

  test('that is empty counts as missing: two such mails are two', () => {
    const bench = gmailBench();
    bench.runOver();
    const eligible = ['a', 'b'].map((id) => mailOf({ id, messageId: undefined }));
    bench.mailbox.receive(eligible);
    for (const mail of eligible)
      bench.payloads.set(
        mail.id,
        message(mail.id, {
          headers: headers(['From', HANNAH.address], ['To', GRACE.address], ['Message-ID', '< >']),
        }),
      );
    bench.runOver();
    expectInvariants({ bench, eligible });
  });
});

test.each(['Thu, 01 Jan 1970 00:00:00 +0000', 'Fri, 31 Dec 2099 23:59:59 +0000'])(
  'F17: a mail whose Date says %s is logged under Gmail’s own date',
  (date) => {
    const bench = gmailBench();
    bench.runOver();
    const mail = mailOf({ id: 'm1', receivedAtMs: START_MS - HOUR });
    bench.mailbox.receive([mail]);
    const dated = headers(
      ['From', HANNAH.address],
      ['To', GRACE.address],
      ['Message-ID', mail.messageId!],
      ['Date', date],
    );
    bench.payloads.set('m1', { ...message('m1', { headers: dated }), internalDate: String(START_MS - HOUR) });
    bench.runOver();
    expect(bench.org.rows[0]?.fields.MessageDate).toBe(new Date(START_MS - HOUR).toISOString());
    expectInvariants({ bench, eligible: [mail] });
  },
);

describe('F18: what no sender should send is logged, clean and cut', () => {
  const MOST_BODY = 131_072;
  const plain = (text: string | Buffer, type = 'text/plain') => ({
    mimeType: 'text/plain',
    headers: [{ name: 'Content-Type', value: type }],
    body: { size: text.length, data: base64(text) },
  });
  const ODD: Record<string, object> = {
    'an unknown charset': plain('Grüße', 'text/plain; charset=x-klingon'),
    'broken UTF-8': plain(Buffer.from([0x47, 0xff, 0xc3, 0x28, 0x00, 0x21]), 'text/plain; charset=utf-8'),
    'NUL and other controls': plain('a\0b\u0001c\u001fd'),
    'lone surrogates': plain(Buffer.from('a\ud800b', 'utf16le'), 'text/plain; charset=utf-16le'),
    'data that is no base64': { mimeType: 'text/plain', body: { size: 9, data: '%%%§§' } },
    'a multipart without parts': { mimeType: 'multipart/mixed', parts: [] },
    '25 MB of text': plain('x'.repeat(25 * 1024 * 1024)),
  };

  test('all of it in one run, none of which ends it', () => {
    const bench = gmailBench();
    bench.runOver();
    const eligible = Object.keys(ODD).map((_name, n) => mailOf({ id: `odd${n}`, text: '' }));
    bench.mailbox.receive(eligible);
    Object.values(ODD).forEach((payload, n) => {
      const own = headers(
        ['From', HANNAH.address],
        ['To', GRACE.address],
        ['Subject', 'odd \0 \ud800 subject'],
        ['Message-ID', `<odd${n}@northwind.example>`],
      );
      const { headers: more = [] } = payload as { headers?: object[] };
      bench.payloads.set(`odd${n}`, message(`odd${n}`, { ...payload, headers: [...own, ...more] }));
    });
    expect(bench.runOver()).toMatchObject({ end: 'done', logged: eligible.length });
    expectInvariants({ bench, eligible });
    const texts = bench.org.rows.map(({ fields }) => [fields.Subject, fields.TextBody ?? ''].join('\n'));
    // eslint-disable-next-line no-control-regex -- it is what is looked for.
    for (const text of texts) expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f]|\p{Cs}/u);
    const long = bench.org.rows.at(-1)!.fields.TextBody!;
    expect(long.length).toBeLessThanOrEqual(MOST_BODY);
    expect(long).toMatch(/\[Cut by Trunkline: the mail is longer\]$/);
  });
});

describe('one mail that Gmail cannot deliver', () => {
  const OTHERS = mails(3);
  const poison = mailOf({ id: 'poison' });
  const started = () => {
    const bench = gmailBench();
    bench.runOver();
    return bench;
  };
  const ownTrouble: [string, (bench: GmailBench) => void][] = [
    ['always answers 500', (bench) => (bench.refuse = ({ id }) => (id === 'poison' ? [500, ''] : undefined))],
    ['has no date of Gmail’s', (bench) => bench.payloads.set('poison', { id: 'poison', threadId: 't' })],
  ];

  test.each(ownTrouble)('%s: the rest goes on; after three runs only a person has it tried', (_what, set) => {
    const bench = started();
    bench.mailbox.receive([OTHERS[0]!, poison, OTHERS[1]!]);
    set(bench);
    expect(bench.runOver()).toMatchObject({ end: 'done', logged: 2 });
    expectNothingLost({ bench, eligible: [...OTHERS.slice(0, 2), poison] });
    // Alone among what is due, and new mail behind it. I5 counts the reads of a run.
    bench.mailbox.readIds.length = 0;
    bench.mailbox.receive([OTHERS[2]!]);
    bench.clock.ms += HOUR;
    expect(bench.runOver()).toMatchObject({ end: 'done', logged: 1 });
    bench.mailbox.readIds.length = 0;
    bench.clock.ms += HOUR;
    bench.runOver();
    expect(bench.state().refused).toMatchObject([{ id: 'poison', kind: 'other', tries: 3 }]);
    expect(bench.state().refused[0]?.nextTryAtMs).toBeUndefined();
    expectInvariants({ bench, eligible: [...OTHERS, poison], refused: ['poison'] });
  });

  test('is logged by the next run where Gmail gives it out again', () => {
    const bench = started();
    bench.mailbox.receive([...OTHERS, poison]);
    bench.refuse = ({ id }) => (id === 'poison' ? [500, ''] : undefined);
    bench.runOver();
    bench.refuse = () => undefined;
    bench.mailbox.readIds.length = 0;
    bench.clock.ms += HOUR;
    expect(bench.runOver()).toMatchObject({ end: 'done', logged: 1 });
    expectInvariants({ bench, eligible: [...OTHERS, poison] });
  });

  test('is not blamed where Gmail gives out none: the cursor stays', () => {
    const bench = started();
    const before = bench.state().progress?.historyId;
    bench.mailbox.receive(OTHERS);
    bench.refuse = ({ id }) => (id === undefined ? undefined : [500, '']);
    expect(() => bench.runOver()).toThrow(expect.objectContaining({ code: 'google.unavailable' }));
    expect(bench.state()).toMatchObject({ refused: [], progress: { historyId: before } });
  });
});
