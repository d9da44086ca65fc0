/** Owns the proof that the add-on's mailbox and the local host's Gmail speak the same REST: real bytes, real refusals. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createMailbox, type Mailbox } from '../../src/google/mailbox';
import type { HttpRequest, HttpResponse } from '../../src/ports';
import { createMailBench, mail, type MailBench, MIA, START_MS } from '../unit/dev/google/gmail/mail-bench';
import { decodeBody } from '../unit/google/mailbox-bench';

const SEEDS = 'test/fixtures/mail-seeds';

let bench: MailBench;
beforeEach(() => {
  bench = createMailBench();
});
afterEach(() => bench.close());

/** Thrown by a request that nobody has answered yet. */
class Unanswered extends Error {
  constructor(
    readonly request: HttpRequest,
    readonly atMs: number,
  ) {
    super(request.url);
  }
}

interface Driven<T> {
  value: T;
  requests: HttpRequest[];
  slept: number[];
}

/**
 * Runs `act` on a mailbox over the REST of Gmail. The port answers at once and the host later, so `act` is run again
 * from its beginning after each answer, with all those that are known.
 */
async function driven<T>(act: (mailbox: Mailbox) => T, scopes = ['gmail.readonly']): Promise<Driven<T>> {
  const answers: HttpResponse[] = [];
  const startMs = bench.clock.nowMs();
  for (;;) {
    const requests: HttpRequest[] = [];
    const slept: number[] = [];
    const nowMs = () => startMs + slept.reduce((sum, ms) => sum + ms, 0);
    const mailbox = createMailbox({
      http(request) {
        const known = answers[requests.length];
        if (!known) throw new Unanswered(request, nowMs());
        requests.push(request);
        return known;
      },
      accessToken: () => bench.token(MIA, ...scopes),
      nowMs,
      sleep: (ms) => void slept.push(ms),
      random: () => 0,
      decodeBody,
      deadlineMs: startMs + 300_000,
    });
    try {
      return { value: act(mailbox), requests, slept };
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
      bench.clock.moveTo(error.atMs);
      answers.push(await sent(error.request));
    }
  }
}

async function sent({ method, url, headers, body }: HttpRequest): Promise<HttpResponse> {
  const response = await bench.google.handle(
    new Request(url, {
      method: method.toUpperCase(),
      headers: { ...headers, ...(body ? { 'content-type': body.contentType } : {}) },
      ...(body ? { body: body.text } : {}),
    }),
  );
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    text: await response.text(),
  };
}

const place = async () => (await driven((mailbox) => mailbox.historyId())).value;
const refusalOf = (act: (mailbox: Mailbox) => unknown, scopes?: string[]) =>
  driven(act, scopes).then(
    () => 'nothing was thrown',
    (error: unknown) => (error as { code?: string }).code,
  );

const HEAD = `From: Ada North <ada@north.example>\nTo: ${MIA}\nMessage-ID: <1@north.example>\n`;

async function delivered(raw: string | Buffer): Promise<string> {
  const bytes = typeof raw === 'string' ? mail(raw) : raw;
  const { delivered: copies } = await bench.google.gmail.deliver(bytes);
  return copies.find(({ user }) => user === MIA)!.id;
}

async function received(raw: string | Buffer, as: 'full' | 'headers' = 'full') {
  const id = await delivered(raw);
  return (await driven((mailbox) => mailbox.read([id], as).mails)).value[0]!;
}

describe('from one place to the next', () => {
  test('what came, was sent and drafted is told in order, and read with its bodies', async () => {
    const start = await place();
    const id = await delivered(`${HEAD}Subject: Offer\n\nHello Mia\n`);
    await bench.google.gmail.send(
      { from: MIA, to: 'ada@north.example', subject: 'Re: Offer', text: 'x' },
      MIA,
    );
    const raw = mail(`From: ${MIA}\nSubject: Later\n\nx\n`).toString('base64url');
    await bench.ask(MIA, 'me/drafts', { method: 'POST', body: { message: { raw } } });
    const { value: page } = await driven((mailbox) => mailbox.addedSince(start));
    expect(page.added[0]).toMatchObject({ id, labelIds: expect.arrayContaining(['INBOX']) as unknown });
    expect(
      page.added.map(({ labelIds }) => ['INBOX', 'SENT', 'DRAFT'].filter((one) => labelIds.includes(one))),
    ).toEqual([['INBOX'], ['SENT'], ['DRAFT']]);
    expect(page.historyId).toBe(await place());
    const { value: mails } = await driven((mailbox) => mailbox.read([id], 'full').mails);
    expect(mails).toEqual([
      {
        id,
        threadId: page.added[0]!.threadId,
        labelIds: expect.arrayContaining([...page.added[0]!.labelIds]) as unknown,
        receivedAtMs: START_MS,
        messageId: '<1@north.example>',
        subject: 'Offer',
        from: { address: 'ada@north.example', name: 'Ada North' },
        to: [{ address: MIA, name: '' }],
        cc: [],
        bcc: [],
        text: 'Hello Mia\n',
        html: '',
        isAutomated: false,
      },
    ]);
  });

  test('F06: labels that changed are nothing', async () => {
    const id = await delivered(`${HEAD}Subject: Offer\n\nx\n`);
    const start = await place();
    await bench.ask(MIA, `me/messages/${id}/modify`, {
      method: 'POST',
      body: { removeLabelIds: ['UNREAD'] },
    });
    expect((await driven((mailbox) => mailbox.addedSince(start))).value.added).toEqual([]);
  });

  test('what is taken out of spam comes like a new mail, once', async () => {
    const id = await delivered(`${HEAD}Subject: Offer\n\nx\n`);
    const change = async (add: string, remove: string) =>
      bench.ask(MIA, `me/messages/${id}/modify`, {
        method: 'POST',
        body: { addLabelIds: [add], removeLabelIds: [remove] },
      });
    await change('SPAM', 'INBOX');
    const start = await place();
    await change('INBOX', 'SPAM');
    const { value: page } = await driven((mailbox) => mailbox.addedSince(start));
    expect(page.added).toMatchObject([{ id, labelIds: expect.arrayContaining(['INBOX']) as unknown }]);
  });

  test('F01: a place that Gmail no longer knows is an expired cursor', async () => {
    const start = await place();
    await delivered(`${HEAD}Subject: Offer\n\nx\n`);
    bench.google.gmail.expireHistory();
    expect(await refusalOf((mailbox) => mailbox.addedSince(start))).toBe('google.cursor_expired');
    expect(await refusalOf((mailbox) => mailbox.addedSince('no id'))).toBe('google.cursor_expired');
  });
});

test('what is listed lies between two moments, in Inbox and Sent alone', async () => {
  const old = await delivered(`${HEAD}Subject: Old\n\nx\n`);
  bench.clock.moveTo(START_MS + 3_600_000);
  const fromMs = bench.clock.nowMs();
  const inbox = await delivered(`${HEAD}Subject: In\n\nx\n`);
  await bench.google.gmail.send({ from: MIA, to: 'ada@north.example', subject: 'Out', text: 'x' }, MIA);
  const spam = await delivered(`${HEAD}Subject: Spam\n\nx\n`);
  await bench.ask(MIA, `me/messages/${spam}/modify`, {
    method: 'POST',
    body: { addLabelIds: ['SPAM'], removeLabelIds: ['INBOX'] },
  });
  const trash = await delivered(`${HEAD}Subject: Trash\n\nx\n`);
  await bench.ask(MIA, `me/messages/${trash}/trash`, { method: 'POST' });
  const { value: page } = await driven((mailbox) => mailbox.listed({ fromMs, untilMs: fromMs + 60_000 }));
  const { value: mails } = await driven(
    (mailbox) =>
      mailbox.read(
        page.refs.map(({ id }) => id),
        'headers',
      ).mails,
  );
  expect(mails.map(({ subject }) => subject)).toEqual(['Out', 'In']);
  expect(page.refs[1]!.id).toBe(inbox);
  await bench.ask(MIA, `me/messages/${inbox}/modify`, {
    method: 'POST',
    body: { removeLabelIds: ['INBOX'] },
  });
  const span = { fromMs, untilMs: fromMs + 60_000 };
  const { value: kept } = await driven((mailbox) => mailbox.listed(span).refs);
  expect(kept).toEqual([page.refs[0]]);
  const { value: all } = await driven((mailbox) => mailbox.listed({ ...span, of: 'everything' }).refs);
  expect(all).toEqual(page.refs);
  const { value: before } = await driven((mailbox) =>
    mailbox.listed({ fromMs: START_MS, untilMs: START_MS + 1_000 }),
  );
  expect(before.refs.map(({ id }) => id)).toContain(old);
});

test('F04: what is gone is left out', async () => {
  const [kept, gone] = [await delivered(`${HEAD}\nx\n`), await delivered(`${HEAD}\nx\n`)];
  bench.google.gmail.clear();
  expect((await driven((mailbox) => mailbox.read([kept, gone, 'no id'], 'full').mails)).value).toEqual([]);
});

test('headers are read without the bodies, those of machines among them', async () => {
  const mailRead = await received(
    `${HEAD}Subject: News\nList-Id: <news.north.example>\n\nHello\n`,
    'headers',
  );
  expect(mailRead).toMatchObject({
    subject: 'News',
    text: '',
    isAutomated: true,
    messageId: '<1@north.example>',
  });
});

test('a label is found by its name in any case', async () => {
  await bench.ask(MIA, 'me/labels', { method: 'POST', body: { name: 'Do not log' } });
  const { value } = await driven((mailbox) => [mailbox.labelId('do NOT log'), mailbox.labelId('inbox')]);
  expect(value).toEqual([expect.stringMatching(/^Label_/), undefined]);
});

describe('F18, F15: what senders make of a mail is read', () => {
  const multipart = (...parts: string[]) =>
    `Content-Type: multipart/mixed; boundary=b\n\n${parts.map((part) => `--b\n${part}\n`).join('')}--b--\n`;
  test.each<[string, string | Buffer, object]>([
    ['an encoded subject', `${HEAD}Subject: =?iso-8859-1?Q?Gr=FC=DFe?=\n\nx\n`, { subject: 'Grüße' }],
    [
      'an encoded subject in a charset nobody knows',
      `${HEAD}Subject: =?x-martian?Q?Gr=C3=BC?=\n\nx\n`,
      { subject: 'Grü' },
    ],
    [
      'a text in another charset',
      Buffer.concat([
        mail(`${HEAD}Content-Type: text/plain; charset=windows-1251\nContent-Transfer-Encoding: 8bit\n\n`),
        Buffer.from([0xcf, 0xf0, 0xe8]),
      ]),
      { text: 'При' },
    ],
    [
      'no From and no id',
      `To: ${MIA}\nMessage-ID:\n\nx\n`,
      { from: undefined, messageId: undefined, text: 'x\n' },
    ],
    [
      'a forward within a forward',
      HEAD +
        multipart(
          'Content-Type: text/plain\n\nouter',
          'Content-Type: message/rfc822\n\nSubject: in\n\ninner',
        ),
      { text: 'outer' },
    ],
    [
      'an invitation',
      HEAD + multipart('Content-Type: text/plain\n\nCome', 'Content-Type: text/calendar\n\nBEGIN:VCALENDAR'),
      { text: 'Come' },
    ],
    [
      'a multipart without parts',
      `${HEAD}Content-Type: multipart/mixed; boundary=b\n\nno boundary\n`,
      { text: 'no boundary\n' },
    ],
    ['NUL in the body', `${HEAD}\na\u0000b\n`, { text: 'ab\n' }],
    [
      'a group and repeated headers',
      `From: a@north.example\nTo: Team: ${MIA}, B <b@x.example>;\nTo: c@x.example\nSubject: one\nSubject: two\n\nx\n`,
      {
        to: [
          { address: MIA, name: '' },
          { address: 'b@x.example', name: 'B' },
          { address: 'c@x.example', name: '' },
        ],
        subject: 'one',
      },
    ],
  ])('%s', async (_what, raw, expected) => {
    expect(await received(raw)).toMatchObject(expected);
  });
});

test('F18: all the hand-made odd mails are read, and nothing odd is left in them', async () => {
  const seeds = readdirSync(SEEDS).filter((name) => name.endsWith('.eml'));
  const ids: string[] = [];
  for (const name of seeds) {
    const raw = readFileSync(join(SEEDS, name)).toString('base64url');
    const { body } = await bench.ask(MIA, 'me/messages/import', { method: 'POST', body: { raw } });
    ids.push(body.id as string);
  }
  const { value: mails } = await driven((mailbox) => mailbox.read(ids, 'full').mails);
  expect(mails.map(({ id }) => id)).toEqual(ids);
  for (const { from, to, cc, bcc, subject, text, html } of mails) {
    const people = [...(from ? [from] : []), ...to, ...cc, ...bcc];
    for (const { address } of people) expect(address).toMatch(/^(".+"|[^\s@"]+)@[^\s@"]+$/);
    for (const line of [subject, ...people.map(({ name }) => name)])
      expect(line).not.toMatch(/[\p{Cc}\p{Cs}]/u);
    for (const body of [text, html]) expect(body.replace(/[\n\t]/g, '')).not.toMatch(/[\p{Cc}\p{Cs}]/u);
  }
});

describe('under Gmail’s limits', () => {
  const fifty = () =>
    Promise.all(Array.from({ length: 50 }, (_, n) => delivered(`${HEAD}Subject: ${n}\n\nx\n`)));

  test('F08: parts that are too many at once are asked for again alone', async () => {
    const ids = await fifty();
    bench.google.set({ gmailBatchAtOnce: 25 });
    const { value, requests, slept } = await driven((mailbox) => mailbox.read(ids, 'full').mails);
    expect(value.map(({ id }) => id)).toEqual(ids);
    expect(requests.map(({ body }) => body!.text.match(/^GET /gm)!.length)).toEqual([50, 25]);
    expect(slept).toEqual([500]);
  });

  test('F07: a burst stays under the quota of a minute, which refuses whoever does not wait', async () => {
    const ids = await fifty();
    const { slept } = await driven((mailbox) =>
      Array.from({ length: 7 }, () => mailbox.read(ids, 'headers').mails.length),
    );
    expect(slept).toEqual([60_000]);
    await driven((mailbox) => mailbox.read(ids, 'headers').mails);
    const quota = bench.google.gmail.quotaRows().find(({ user }) => user === MIA)!;
    expect(quota).toMatchObject({ used: 3_000, limit: 6_000 });
  });

  test.each([
    ['503', 'google.unavailable'],
    ['429', 'google.throttled'],
  ] as const)('a Gmail that answers %s is %s', async (act, code) => {
    bench.google.set({ gmailFault: { act } });
    expect(await refusalOf((mailbox) => mailbox.historyId())).toBe(code);
    // Whose trouble that is of one mail, the sync decides.
    const one = (mailbox: Mailbox) => {
      const [first] = mailbox.read(['18c2f3a4b5c6d7e8'], 'full').failed;
      if (first) throw first.failure;
    };
    expect(await refusalOf(one)).toBe(code);
  });

  test('F19: without the person’s grant, nothing is read', async () => {
    const calendar = ['calendar.events.readonly'];
    expect(await refusalOf((mailbox) => mailbox.historyId(), calendar)).toBe('google.permission_missing');
    expect(await refusalOf((mailbox) => mailbox.read(['18c2f3a4b5c6d7e8'], 'full').mails, calendar)).toBe(
      'google.permission_missing',
    );
  });
});
