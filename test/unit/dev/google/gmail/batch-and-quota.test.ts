/** Many requests at once, and what requests cost. */

import { createMailBench, DANA, type MailBench, MIA } from './mail-bench';

let bench: MailBench;
beforeEach(() => {
  bench = createMailBench();
});
afterEach(() => bench.close());

interface Answer {
  contentId: string | undefined;
  status: number;
  body: Record<string, unknown>;
}

async function batch(
  parts: string[],
  headers: Record<string, string> = {},
): Promise<{ status: number; answers: Answer[]; text: string }> {
  const body = parts.map((part) => `--b\r\n${part}\r\n`).join('') + '--b--';
  const response = await bench.google.handle(
    new Request('https://gmail.googleapis.com/batch/gmail/v1', {
      method: 'POST',
      headers: {
        authorization: `Bearer ${bench.token(MIA, 'gmail.modify')}`,
        'content-type': 'multipart/mixed; boundary="b"',
        ...headers,
      },
      body,
    }),
  );
  const text = await response.text();
  const mark = /boundary=(\S+)/.exec(response.headers.get('content-type') ?? '')?.[1];
  const pieces = mark === undefined ? [] : text.split(`--${mark}`).slice(1, -1);
  return { status: response.status, answers: pieces.map(answerOf), text };
}

function answerOf(piece: string): Answer {
  const [outer, head, body] = piece.trimStart().split('\r\n\r\n') as [string, string, string];
  return {
    contentId: /^Content-ID: (.+)$/m.exec(outer)?.[1],
    status: Number(/^HTTP\/1\.1 (\d+) /.exec(head)![1]),
    body: body.trim() === '' ? {} : (JSON.parse(body) as Record<string, unknown>),
  };
}

const part = (request: string, id?: string) =>
  `Content-Type: application/http\r\n${id === undefined ? '' : `Content-ID: <${id}>\r\n`}\r\n${request}\r\n\r\n`;

describe('a batch', () => {
  test('answers each part for itself, under its id, in order', async () => {
    const { rows } = await bench.google.gmail.page(MIA, {});
    const { status, answers, text } = await batch([
      part(`GET /gmail/v1/users/me/messages/${rows[0]!.id}?format=minimal`, 'first@x'),
      part('GET /gmail/v1/users/me/messages/18c2f3a4b5c6d7e8 HTTP/1.1', 'second'),
      part('GET https://www.googleapis.com/gmail/v1/users/me/profile'),
    ]);
    expect(status).toBe(200);
    expect(answers.map((answer) => [answer.contentId, answer.status])).toEqual([
      ['<response-first@x>', 200],
      ['<response-second>', 404],
      [undefined, 200],
    ]);
    expect(answers[0]!.body.id).toBe(rows[0]!.id);
    expect(text).toContain('Content-Type: application/http\r\n');
  });

  test('carries bodies, and a part’s own Authorization counts for it alone', async () => {
    const { rows } = await bench.google.gmail.page(MIA, {});
    const { answers } = await batch([
      part(
        `POST /gmail/v1/users/me/messages/${rows[0]!.id}/modify\r\nContent-Type: application/json\r\n\r\n{"addLabelIds":["STARRED"]}`,
      ),
      part(`GET /gmail/v1/users/me/profile\r\nAuthorization: Bearer ${bench.token(DANA, 'gmail.readonly')}`),
      part('GET /gmail/v1/users/me/profile\r\nAuthorization: Bearer nothing'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 401]);
    expect(answers[0]!.body.labelIds).toContain('STARRED');
    expect(answers[1]!.body.emailAddress).toBe(DANA);
  });

  test('of more than a hundred parts is refused whole', async () => {
    const { status, text } = await batch(
      Array.from({ length: 101 }, () => part('GET /gmail/v1/users/me/profile')),
    );
    expect(status).toBe(400);
    expect(JSON.parse(text)).toMatchObject({
      error: { message: 'Inner request count exceeds the limit. Received: 101, Limit: 100' },
    });
  });

  test('that is none is refused', async () => {
    expect((await batch([], {})).status).toBe(400);
    expect((await batch([part('x')], { 'content-type': 'application/json' })).status).toBe(400);
    expect((await batch([part('x')])).answers).toMatchObject([{ status: 400 }]);
  });

  test('can be made to refuse what is too much at once', async () => {
    bench.google.set({ gmailBatchAtOnce: 2 });
    const { answers } = await batch(Array.from({ length: 3 }, () => part('GET /gmail/v1/users/me/profile')));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(answers[2]!.body).toMatchObject({
      error: { message: 'Too many concurrent requests for user.', errors: [{ reason: 'rateLimitExceeded' }] },
    });
  });
});

describe('units', () => {
  const list = (user = MIA) => bench.ask(user, 'me/messages?maxResults=1');
  const used = (user: string | null) =>
    bench.google.gmail.quotaRows().find((row) => row.user === user)?.used ?? 0;

  test('are counted by what a method costs, for the user and the project', async () => {
    await list();
    await bench.ask(MIA, 'me/profile');
    await list(DANA);
    expect([used(MIA), used(DANA), used(null)]).toEqual([6, 5, 11]);
    expect(bench.google.gmail.quotaRows()[0]).toMatchObject({
      quota: 'Gmail API units',
      per: 'minute',
      limit: 6_000,
    });
  });

  test('end at 6,000 a minute and user, in Google’s words; others go on, and so does the next minute', async () => {
    const { rows } = await bench.google.gmail.page(MIA, {});
    const minimal = `me/messages/${rows[0]!.id}?format=minimal`;
    for (let n = 0; n < 300; n++) expect((await bench.ask(MIA, minimal)).status).toBe(200);
    const { status, body } = await bench.ask(MIA, minimal);
    expect(status).toBe(403);
    expect(body).toMatchObject({
      error: {
        message: expect.stringMatching(
          /^Quota exceeded for quota metric 'Queries' and limit 'Queries per minute per user' of service 'gmail\.googleapis\.com' for consumer 'project_number:\d+'\.$/,
        ) as string,
        errors: [{ domain: 'usageLimits', reason: 'rateLimitExceeded' }],
      },
    });
    expect((await list(DANA)).status).toBe(200);
    bench.clock.moveTo(bench.clock.nowMs() + 60_000);
    expect((await bench.ask(MIA, minimal)).status).toBe(200);
  });

  test('a refused request costs nothing, each part of a batch its own', async () => {
    await bench.ask(MIA, 'me/messages', { headers: { authorization: 'Bearer nothing' } });
    await bench.ask(MIA, 'me/messages', {
      headers: { authorization: `Bearer ${bench.token(MIA, 'gmail.send')}` },
    });
    expect(used(MIA)).toBe(0);
    await batch(Array.from({ length: 4 }, () => part('GET /gmail/v1/users/me/messages')));
    expect(used(MIA)).toBe(20);
  });
});

describe('faults', () => {
  test('503 and 429 for a path alone, or for all', async () => {
    bench.google.set({ gmailFault: { act: '429', path: '/messages' } });
    expect(await bench.ask(MIA, 'me/messages')).toMatchObject({
      status: 429,
      body: { error: { status: 'RESOURCE_EXHAUSTED' } },
    });
    expect((await bench.ask(MIA, 'me/profile')).status).toBe(200);
    bench.google.set({ gmailFault: { act: '503' } });
    expect((await bench.ask(MIA, 'me/profile')).status).toBe(503);
  });

  test('slow lets time pass on the host’s clock', async () => {
    bench.google.set({ gmailFault: { act: 'slow', slowMs: 5_000 } });
    const before = bench.clock.nowMs();
    const stay = bench.clock.enter();
    expect((await stay.run(() => bench.ask(MIA, 'me/profile'))).status).toBe(200);
    expect(bench.clock.nowMs()).toBe(before + 5_000);
    stay.leave();
  });
});
