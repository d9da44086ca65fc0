/** Owns the proof of what is asked of Gmail, and of what its answers and refusals mean. */

import type { Mailbox } from '../../../src/google/mailbox';
import type { HttpResponse } from '../../../src/ports';
import { appErrorOf, jsonAnswer, START_MS, textAnswer, unreachable } from '../fakes';
import { mailboxBench, refused } from './mailbox-bench';

const asked = (url: string) => {
  const { pathname, searchParams } = new URL(url);
  return { pathname, query: Object.fromEntries(searchParams) };
};

test('where the mailbox stands is one unit, as the person', () => {
  const { mailbox, network } = mailboxBench([
    jsonAnswer(200, { emailAddress: 'd@acme.example', historyId: '77' }),
  ]);
  expect(mailbox.historyId()).toBe('77');
  expect(network.requests).toEqual([
    {
      method: 'get',
      url: 'https://gmail.googleapis.com/gmail/v1/users/me/profile',
      headers: { Authorization: 'Bearer google-token' },
      timeoutSeconds: 30,
    },
  ]);
});

describe('what was added', () => {
  test('is asked for by 500, from the place and the page', () => {
    const { mailbox, network } = mailboxBench([jsonAnswer(200, { historyId: '9' })]);
    mailbox.addedSince('5', 'page 2');
    expect(asked(network.requests[0]!.url)).toEqual({
      pathname: '/gmail/v1/users/me/history',
      query: {
        startHistoryId: '5',
        pageToken: 'page 2',
        // The last of the two that were asked for.
        historyTypes: 'labelAdded',
        maxResults: '500',
        fields:
          'history(id,messagesAdded/message(id,threadId,labelIds),' +
          'labelsAdded(labelIds,message(id,threadId,labelIds))),historyId,nextPageToken',
      },
    });
    expect(network.requests[0]!.url).toContain('historyTypes=messageAdded&historyTypes=labelAdded');
  });

  test('comes with the record that told of it', () => {
    const message = (id: string, labelIds?: string[]) => ({ message: { id, threadId: `t${id}`, labelIds } });
    const { mailbox } = mailboxBench([
      jsonAnswer(200, {
        history: [
          { id: '6', messagesAdded: [message('a', ['INBOX']), message('b')] },
          { id: '7' },
          { id: '8', messagesAdded: [message('c', ['SENT'])] },
        ],
        historyId: '9',
        nextPageToken: 'next',
      }),
    ]);
    expect(mailbox.addedSince('5')).toEqual({
      added: [
        { id: 'a', threadId: 'ta', labelIds: ['INBOX'], historyId: '6' },
        { id: 'b', threadId: 'tb', labelIds: [], historyId: '6' },
        { id: 'c', threadId: 'tc', labelIds: ['SENT'], historyId: '8' },
      ],
      historyId: '9',
      nextPageToken: 'next',
    });
  });

  test('is nothing where labels alone changed (F06)', () => {
    const labelled = (id: string, labelIds: string[]) => ({
      labelIds,
      message: { id, threadId: `t${id}`, labelIds: ['INBOX', ...labelIds] },
    });
    const history = [
      { id: '6', labelsAdded: [labelled('a', ['STARRED'])] },
      { id: '7', labelsAdded: [labelled('b', ['UNREAD', 'IMPORTANT'])] },
    ];
    const { mailbox } = mailboxBench([jsonAnswer(200, { history, historyId: '9' })]);
    expect(mailbox.addedSince('5')).toEqual({ added: [], historyId: '9', nextPageToken: undefined });
  });

  test('is what came back into the inbox too, once, however often it is told of', () => {
    const message = { id: 'a', threadId: 'ta', labelIds: ['INBOX'] };
    const returned = { message, labelIds: ['INBOX'] };
    const history = [
      { id: '6', labelsAdded: [returned] },
      { id: '7', labelsAdded: [returned] },
      { id: '8', messagesAdded: [{ message }] },
    ];
    const { mailbox } = mailboxBench([jsonAnswer(200, { history, historyId: '9' })]);
    expect(mailbox.addedSince('5').added).toEqual([
      { id: 'a', threadId: 'ta', labelIds: ['INBOX'], historyId: '6' },
    ]);
  });

  test.each<[string, HttpResponse]>([
    ['F01: an id that is too old', refused(404, 'notFound')],
    ['an id or a page that Gmail does not take', refused(400, 'invalidArgument', 'Invalid pageToken')],
  ])('%s is an expired cursor', (_what, answer) => {
    const { mailbox, network } = mailboxBench([answer]);
    expect(appErrorOf(() => mailbox.addedSince('5')).code).toBe('google.cursor_expired');
    expect(network.requests).toHaveLength(1);
  });
});

describe('what is listed', () => {
  test('is Inbox and Sent between two moments, rather a second more', () => {
    const { mailbox, network } = mailboxBench([
      jsonAnswer(200, { messages: [{ id: 'a', threadId: 't' }], nextPageToken: 'n' }),
    ]);
    expect(mailbox.listed({ fromMs: 5_000_500, untilMs: 6_000_500 })).toEqual({
      refs: [{ id: 'a', threadId: 't' }],
      nextPageToken: 'n',
    });
    expect(asked(network.requests[0]!.url).query).toEqual({
      q: '{in:inbox in:sent} -in:drafts -in:spam -in:trash -in:chats after:4999 before:6001',
      maxResults: '500',
      fields: 'messages(id,threadId),nextPageToken',
    });
  });

  test('is everything but spam, trash, drafts and chats where that is asked', () => {
    const { mailbox, network } = mailboxBench([jsonAnswer(200, {})]);
    mailbox.listed({ fromMs: 5_000_000, untilMs: 6_000_000, of: 'everything' });
    expect(asked(network.requests[0]!.url).query.q).toBe(
      '-in:drafts -in:spam -in:trash -in:chats after:4999 before:6000',
    );
  });

  test('goes on with a page, and is nothing in an empty mailbox', () => {
    const { mailbox, network } = mailboxBench([jsonAnswer(200, { resultSizeEstimate: 0 })]);
    const page = mailbox.listed({ fromMs: 0, untilMs: 1_000, pageToken: '0 1' });
    expect(page).toEqual({ refs: [], nextPageToken: undefined });
    expect(asked(network.requests[0]!.url).query.pageToken).toBe('0 1');
  });
});

describe('a label', () => {
  const LABELS = {
    labels: [
      { id: 'SENT', name: 'Do not log', type: 'system' },
      { id: 'Label_7', name: ' Do Not LOG', type: 'user' },
    ],
  };
  test.each([
    ['do not log', 'Label_7'],
    ['log', undefined],
  ])('%s is %s', (name, expected) => {
    const { mailbox } = mailboxBench([jsonAnswer(200, LABELS)]);
    expect(mailbox.labelId(name)).toBe(expected);
  });

  test('is none in a mailbox without labels', () => {
    expect(mailboxBench([jsonAnswer(200, {})]).mailbox.labelId('Do not log')).toBeUndefined();
  });
});

const ASKS: [string, (mailbox: Mailbox) => unknown][] = [
  ['the place', (mailbox) => mailbox.historyId()],
  ['changes', (mailbox) => mailbox.addedSince('5')],
  ['a list', (mailbox) => mailbox.listed({ fromMs: 0, untilMs: 1 })],
  ['labels', (mailbox) => mailbox.labelId('x')],
  ['a batch', (mailbox) => mailbox.read(['a'], 'full')],
];

describe.each(ASKS)('a refusal of %s', (name, ask) => {
  test.each<[string, HttpResponse, string]>([
    ['F19: a grant that is gone', refused(401, 'authError'), 'google.permission_missing'],
    ['a scope that is missing', refused(403, 'insufficientPermissions'), 'google.permission_missing'],
    ['an API that is off', refused(403, 'accessNotConfigured'), 'google.api_off'],
    ['an admin’s rule', refused(403, 'domainPolicy'), 'google.forbidden'],
    [
      'an account without mail',
      refused(400, 'failedPrecondition', 'Mail service not enabled'),
      'google.forbidden',
    ],
  ])('%s is told at once', (_what, answer, code) => {
    const { mailbox, network, slept } = mailboxBench([answer]);
    expect(appErrorOf(() => ask(mailbox)).code).toBe(code);
    expect([network.requests.length, slept]).toEqual([1, []]);
  });

  test.each<[string, HttpResponse, string, number[]]>([
    ['too many at once', refused(429, 'rateLimitExceeded'), 'google.throttled', [500, 1_000, 2_000, 4_000]],
    [
      'a minute’s quota',
      refused(403, 'rateLimitExceeded'),
      'google.throttled',
      [5_000, 10_000, 20_000, 40_000],
    ],
    [
      'a minute’s quota, by its other name',
      refused(403, 'userRateLimitExceeded'),
      'google.throttled',
      [5_000, 10_000, 20_000, 40_000],
    ],
    ['a failure', textAnswer(500, ''), 'google.unavailable', [500, 1_000, 2_000, 4_000]],
    [
      'a page in place of an answer',
      textAnswer(503, '<html>'),
      'google.unavailable',
      [500, 1_000, 2_000, 4_000],
    ],
    ['a redirect', textAnswer(302, ''), 'google.unavailable', [500, 1_000, 2_000, 4_000]],
  ])('%s is waited for, longer each time, and told in the end', (_what, answer, code, waits) => {
    const { mailbox, network, slept } = mailboxBench(Array.from({ length: 9 }, () => answer));
    expect(appErrorOf(() => ask(mailbox)).code).toBe(code);
    expect([network.requests.length, slept]).toEqual([5, waits]);
  });

  test('no answer is told at once', () => {
    const down = unreachable('gmail.googleapis.com');
    const { mailbox, network } = mailboxBench([down, down]);
    expect(appErrorOf(() => ask(mailbox)).code).toBe('google.unavailable');
    // A mail may be too large to be answered: there the least is asked once more.
    expect(network.requests).toHaveLength(name === 'a batch' ? 2 : 1);
  });

  test('a wait that does not fit before the deadline is none', () => {
    const { mailbox, slept } = mailboxBench([textAnswer(503, ''), textAnswer(503, '')], START_MS + 700);
    expect(appErrorOf(() => ask(mailbox)).code).toBe('google.throttled');
    expect(slept).toEqual([500]);
  });
});

test.each<[string, HttpResponse]>([
  ['no JSON', textAnswer(200, '<html>')],
  ['no such fields', jsonAnswer(200, { historyId: 7 })],
])('an answer that is %s cannot be read', (_what, answer) => {
  expect(appErrorOf(() => mailboxBench([answer]).mailbox.historyId()).code).toBe('google.unavailable');
});

test.each([
  [60_000, 30],
  [8_500, 9],
  [0, 5],
])('with %d ms left, an answer is waited for %d seconds', (leftMs, seconds) => {
  const { mailbox, network } = mailboxBench([jsonAnswer(200, { historyId: '1' })], START_MS + leftMs);
  mailbox.historyId();
  expect(network.requests[0]!.timeoutSeconds).toBe(seconds);
});
