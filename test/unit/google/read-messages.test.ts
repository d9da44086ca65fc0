/** Owns the proof of reading many messages: in batches, each answered in part, none asked for in vain. */

import type { HttpRequest } from '../../../src/ports';
import { appErrorOf, jsonAnswer, START_MS, textAnswer, unreachable } from '../fakes';
import { base64, batchAnswer, idsIn, mailboxBench, message, type Part, refusal } from './mailbox-bench';

const ids = (count: number) => Array.from({ length: count }, (_, n) => `m${n}`);
const found = (id: string): Part => [200, message(id)];
const QUOTA = refusal(403, 'userRateLimitExceeded');
const AT_ONCE = refusal(429, 'rateLimitExceeded');

/** How many parts each batch had. */
const sizes = (requests: readonly HttpRequest[]) => requests.map((request) => idsIn(request).length);

test('batches are of 50, and mails come in the order that was asked', () => {
  const { mailbox, network } = mailboxBench([1, 2, 3].map(() => batchAnswer(found)));
  const wanted = ids(120).reverse();
  expect(mailbox.read(wanted, 'full').mails.map(({ id }) => id)).toEqual(wanted);
  expect(sizes(network.requests)).toEqual([50, 50, 20]);
  expect(network.requests[0]).toMatchObject({
    method: 'post',
    url: 'https://gmail.googleapis.com/batch/gmail/v1',
  });
  expect(network.requests[0]!.body!.text).toContain('GET /gmail/v1/users/me/messages/m119?format=full\r\n');
});

test('headers are asked for by name, and no body', () => {
  const { mailbox, network } = mailboxBench([batchAnswer(found)]);
  mailbox.read(['m0'], 'headers');
  const { text } = network.requests[0]!.body!;
  expect(text).toContain('?format=metadata&metadataHeaders=from&metadataHeaders=to&metadataHeaders=cc');
  expect(text).toContain('&metadataHeaders=message-id&');
  expect(text).not.toContain('format=full');
});

test('nothing is asked for nothing, and a mail that is named twice is read once', () => {
  const { mailbox, network } = mailboxBench([batchAnswer(found)]);
  expect(mailbox.read([], 'full').mails).toEqual([]);
  expect(mailbox.read(['a', 'b', 'a'], 'full').mails.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(sizes(network.requests)).toEqual([2]);
});

test('F04: what was deleted in between is left out, and not asked for again', () => {
  const part = (id: string) =>
    id === 'm1'
      ? refusal(404, 'notFound')
      : id === 'm2'
        ? refusal(400, 'invalidArgument', 'Invalid id value')
        : found(id);
  const { mailbox, network, slept } = mailboxBench([batchAnswer(part)]);
  expect(mailbox.read(ids(4), 'full').mails.map(({ id }) => id)).toEqual(['m0', 'm3']);
  expect([network.requests.length, slept]).toEqual([1, []]);
});

test('F08: of 50 parts, 7 refused with 429 and one with 403, those 8 are asked for again', () => {
  const refusedOnce = (id: string) => (Number(id.slice(1)) < 7 ? AT_ONCE : id === 'm7' ? QUOTA : found(id));
  const { mailbox, network, slept } = mailboxBench([batchAnswer(refusedOnce), batchAnswer(found)]);
  expect(mailbox.read(ids(50), 'full').mails.map(({ id }) => id)).toEqual(ids(50));
  expect(network.requests.map(idsIn)[1]).toEqual(ids(8));
  expect(slept).toEqual([5_000]);
});

describe('a mail that Gmail does not give out is told, and the rest is read:', () => {
  test.each<[string, Part, string, number[]]>([
    ['500, after four more tries', [500, ''], 'google.unavailable', [3, 1, 1, 1, 1]],
    ['400, at once', refusal(400, 'invalidArgument'), 'google.unavailable', [3]],
    ['403 that is no quota, at once', refusal(403, 'domainPolicy'), 'google.forbidden', [3]],
    ['without its date', [200, { id: 'm1', threadId: 't' }], 'google.unavailable', [3]],
    ['no JSON', [200, '{"id":'], 'google.unavailable', [3]],
  ])('%s', (_what, answer, code, requests) => {
    const part = (id: string) => (id === 'm1' ? answer : found(id));
    const { mailbox, network } = mailboxBench(ids(9).map(() => batchAnswer(part)));
    const { mails, failed } = mailbox.read(ids(3), 'full');
    expect(mails.map(({ id }) => id)).toEqual(['m0', 'm2']);
    expect(failed).toEqual([{ id: 'm1', failure: expect.objectContaining({ code }) as unknown }]);
    expect(sizes(network.requests)).toEqual(requests);
  });

  test('a quota that stays is the mailbox’s', () => {
    const part = (id: string) => (id === 'm1' ? AT_ONCE : found(id));
    const { mailbox } = mailboxBench(ids(9).map(() => batchAnswer(part)));
    expect(appErrorOf(() => mailbox.read(ids(3), 'full')).code).toBe('google.throttled');
  });
});

test('a part that concerns the whole mailbox ends the reading', () => {
  const part = (id: string) => (id === 'm1' ? refusal(401, 'authError') : found(id));
  const { mailbox, network } = mailboxBench([batchAnswer(part)]);
  expect(appErrorOf(() => mailbox.read(ids(3), 'full').mails).code).toBe('google.permission_missing');
  expect(network.requests).toHaveLength(1);
});

test('a part that is not answered is asked for again', () => {
  const { mailbox, network } = mailboxBench([
    batchAnswer((id) => (id === 'm1' ? undefined : found(id))),
    batchAnswer(found),
  ]);
  expect(mailbox.read(ids(3), 'full').mails).toHaveLength(3);
  expect(network.requests.map(idsIn)).toEqual([ids(3), ['m1']]);
});

test('an answer that is no batch is asked for again', () => {
  const { mailbox } = mailboxBench([textAnswer(200, '<html>'), batchAnswer(found)]);
  expect(mailbox.read(ids(3), 'full').mails).toHaveLength(3);
});

describe('a batch without any answer', () => {
  /** A network that carries only so many mails at once. */
  const carrying = (most: number) => (request: HttpRequest) => {
    if (idsIn(request).length > most) throw unreachable('gmail.googleapis.com');
    return batchAnswer(found)(request);
  };

  test('ends with one more request where the network is down', () => {
    const { mailbox, network } = mailboxBench(ids(9).map(() => carrying(0)));
    expect(appErrorOf(() => mailbox.read(ids(50), 'full').mails).code).toBe('google.unavailable');
    // The last one asks for no mail.
    expect(sizes(network.requests)).toEqual([50, 1, 0]);
  });

  test('F18: is read in smaller pieces where it was too large', () => {
    const { mailbox, network } = mailboxBench(ids(20).map(() => carrying(10)));
    expect(mailbox.read(ids(50), 'full').mails.map(({ id }) => id)).toEqual(ids(50));
    expect(sizes(network.requests)).toEqual([50, 1, 7, 7, 7, 7, 7, 7, 7]);
  });

  test('F18: one that is too large by itself is told, and the rest is read', () => {
    const isIn = (request: HttpRequest) => idsIn(request).includes('m0');
    const { mailbox } = mailboxBench(
      ids(20).map(() => (request: HttpRequest) => {
        if (isIn(request)) throw unreachable('gmail.googleapis.com');
        return request.method === 'get' ? jsonAnswer(200, { historyId: '1' }) : batchAnswer(found)(request);
      }),
    );
    const { mails, failed } = mailbox.read(ids(50), 'full');
    expect(mails.map(({ id }) => id)).toEqual(ids(50).slice(1));
    expect(failed).toMatchObject([{ id: 'm0', failure: { code: 'google.unavailable' } }]);
  });

  test('F18: is read one by one at worst', () => {
    const { mailbox } = mailboxBench(ids(200).map(() => carrying(1)));
    expect(mailbox.read(ids(50), 'full').mails).toHaveLength(50);
  });
});

describe('a body that comes by its id', () => {
  const part = (id: string): Part => [200, message(id, { body: { attachmentId: 'A/1', size: 9 } })];

  test('is fetched', () => {
    const { mailbox, network } = mailboxBench([
      batchAnswer(part),
      jsonAnswer(200, { size: 9, data: base64('far away') }),
    ]);
    expect(mailbox.read(['m0'], 'full').mails[0]!.text).toBe('far away');
    expect(network.requests[1]!.url).toBe(
      'https://gmail.googleapis.com/gmail/v1/users/me/messages/m0/attachments/A%2F1',
    );
  });

  test('is empty where it is gone', () => {
    const { mailbox } = mailboxBench([batchAnswer(part), jsonAnswer(404, {})]);
    expect(mailbox.read(['m0'], 'full').mails[0]!.text).toBe('');
  });
});

describe('F07: a burst', () => {
  test('is paced: of 1,000 mails no minute reads more than 5,900 units', () => {
    const { mailbox, network, nowMs } = mailboxBench([]);
    const batchesAt: number[] = [];
    network.answer(
      ...ids(20).map(() => (request: HttpRequest) => {
        batchesAt.push(nowMs() - START_MS);
        return batchAnswer(found)(request);
      }),
    );
    expect(mailbox.read(ids(1_000), 'full').mails).toHaveLength(1_000);
    expect(batchesAt).toEqual([0, 1, 2, 3].flatMap((minute) => Array<number>(5).fill(minute * 60_000)));
  });

  test('is throttled at the deadline, without a wait', () => {
    const { mailbox, network, slept } = mailboxBench(
      ids(20).map(() => batchAnswer(found)),
      START_MS + 30_000,
    );
    expect(appErrorOf(() => mailbox.read(ids(300), 'full').mails)).toMatchObject({
      code: 'google.throttled',
      facts: { waitSeconds: 60 },
    });
    expect([network.requests.length, slept]).toEqual([5, []]);
  });
});
