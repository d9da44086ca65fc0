/** Owns the proof of a mail's headers: who, what about, which id, and whether a machine sent it. */

import { decodeJson } from '../../../src/decode';
import { type Mail, messageWire, toMail } from '../../../src/google/message';
import { appErrorOf, START_MS } from '../fakes';
import { base64, decodeBody, type HeaderPairs, headers, message } from './mailbox-bench';

const read = (wire: object): Mail =>
  toMail(decodeJson('http.bad_response', messageWire, JSON.stringify(wire)), {
    decodeBody,
    external: () => '',
  });
const withHeaders = (...pairs: HeaderPairs): Mail => read(message('m1', { headers: headers(...pairs) }));

test('a mail is all that a mailbox tells of it', () => {
  const mail = withHeaders(
    ['From', 'Dana Roy <dana@acme.example>'],
    ['To', 'a@x.example'],
    ['Cc', 'C <c@x.example>'],
    ['Bcc', 'b@x.example'],
    ['Subject', ' Offer\r\n 12 '],
    ['Message-ID', ' <Id.1@Acme.example> '],
    ['Date', 'Thu, 01 Jan 1970 00:00:00 +0000'],
  );
  expect(mail).toEqual({
    id: 'm1',
    threadId: 'thread-m1',
    labelIds: ['INBOX'],
    receivedAtMs: START_MS,
    messageId: '<Id.1@Acme.example>',
    subject: 'Offer 12',
    from: { address: 'dana@acme.example', name: 'Dana Roy' },
    to: [{ address: 'a@x.example', name: '' }],
    cc: [{ address: 'c@x.example', name: 'C' }],
    bcc: [{ address: 'b@x.example', name: '' }],
    text: 'text',
    html: '',
    isAutomated: false,
  });
});

test('a mail without headers, labels or body is a mail', () => {
  expect(read({ id: 'm1', threadId: 't1', internalDate: '5' })).toMatchObject({
    labelIds: [],
    messageId: undefined,
    subject: '',
    from: undefined,
    to: [],
    text: '',
    isAutomated: false,
  });
});

test.each(['Thu, 01 Jan 1970 00:00:00 +0000', 'Fri, 31 Dec 2099 23:59:59 +0000', 'yesterday'])(
  'F17: the date is Gmail’s, not %s',
  (date) => {
    expect(withHeaders(['Date', date]).receivedAtMs).toBe(START_MS);
  },
);

test.each<[string, HeaderPairs, string | undefined]>([
  ['missing', [], undefined],
  ['empty', [['Message-ID', '']], undefined],
  ['blank', [['Message-ID', ' \t ']], undefined],
  ['brackets alone', [['Message-ID', '< >']], undefined],
  ['2 KB long', [['Message-ID', `<${'a'.repeat(2_000)}@x>`]], `<${'a'.repeat(2_000)}@x>`],
  ['non-ASCII', [['Message-ID', '<grüße@x>']], '<grüße@x>'],
  ['without brackets', [['MESSAGE-ID', 'a@x']], 'a@x'],
  [
    'written otherwise, and twice',
    [
      ['Message-Id', '<first@x>'],
      ['Message-ID', '<second@x>'],
    ],
    '<first@x>',
  ],
  ['with control characters', [['Message-ID', '<a\0\u0007@x>']], '<a@x>'],
])('F15: a Message-ID that is %s', (_what, pairs, expected) => {
  expect(withHeaders(...pairs).messageId).toBe(expected);
});

describe('a header that is there twice', () => {
  test('counts once where one is due', () => {
    const mail = withHeaders(
      ['From', 'a@x.example'],
      ['from', 'b@x.example'],
      ['Subject', 'one'],
      ['Subject', 'two'],
    );
    expect([mail.from?.address, mail.subject]).toEqual(['a@x.example', 'one']);
  });

  test('counts together where it is a list', () => {
    const mail = withHeaders(
      ['To', 'a@x.example'],
      ['To', 'b@x.example'],
      ['CC', 'c@x.example'],
      ['Cc', 'd@x.example'],
    );
    expect([...mail.to, ...mail.cc].map(({ address }) => address[0])).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('the sender', () => {
  test.each<[string, string, string | undefined]>([
    ['nobody', '', undefined],
    ['a bounce', '<>', undefined],
    [
      'a name that Gmail has decoded into another address',
      'boss@acme.example, <e@evil.example>',
      'e@evil.example',
    ],
    [
      'a name that Gmail has decoded into another sender',
      'Boss <boss@acme.example>, <e@evil.example>',
      'e@evil.example',
    ],
    [
      'an encoded name that Gmail has left',
      `=?utf-8?B?${base64('boss@acme.example, ')}?= <e@evil.example>`,
      'e@evil.example',
    ],
  ])('%s', (_what, from, expected) => {
    expect(withHeaders(['From', from]).from?.address).toBe(expected);
  });
});

test.each<[string, string, string]>([
  ['base64', `=?UTF-8?B?${Buffer.from('Grüße').toString('base64')}?=`, 'Grüße'],
  ['quoted-printable', '=?iso-8859-1*de?q?Gr=FC=DFe_an=?=', 'Grüße an='],
  ['several', '=?utf-8?Q?a?=  =?utf-8?Q?b?= c', 'ab c'],
  ['an unknown charset, as UTF-8', '=?x-martian?Q?Gr=C3=BC?=', 'Grü'],
  ['none', '=?utf-8?X?a?= =? =?= ?=', '=?utf-8?X?a?= =? =?= ?='],
  ['control characters inside', '=?utf-8?Q?a=00=0D=0Ab?=', 'a b'],
  ['half a character', 'a\ud800b', 'a\ufffdb'],
  ['a whole one', 'a😀', 'a😀'],
])('a subject with encoded words that Gmail has left: %s', (_what, subject, expected) => {
  expect(withHeaders(['Subject', subject]).subject).toBe(expected);
});

test.each(['=?', '=?a?q?', '?= ', ' ', '=?a?b?=?'])('a subject of %j alone takes linear time', (mark) => {
  const mail = withHeaders(
    ['Subject', mark.repeat(200_000 / mark.length)],
    ['X-Huge', 'x'.repeat(1_000_000)],
  );
  expect(mail.subject.length).toBeLessThanOrEqual(200_000);
});

describe('a machine', () => {
  test.each<[expected: boolean, name: string, value: string]>([
    [true, 'List-Id', '<news.x.example>'],
    [true, 'LIST-ID', 'News <news.x.example>'],
    [false, 'List-Id', ' '],
    [true, 'List-Post', '<mailto:list@x.example>'],
    [false, 'List-Unsubscribe', '<https://x.example/u>'],
    [true, 'Auto-Submitted', 'auto-generated'],
    [true, 'Auto-Submitted', 'Auto-Replied (vacation)'],
    [true, 'Auto-Submitted', 'notice'],
    [false, 'Auto-Submitted', 'no'],
    [false, 'Auto-Submitted', 'No; a=b'],
    [true, 'Precedence', 'Bulk'],
    [true, 'Precedence', 'list'],
    [true, 'Precedence', 'junk'],
    [false, 'Precedence', 'first-class'],
    [true, 'X-Auto-Response-Suppress', 'OOF, AutoReply'],
    [false, 'X-Auto-Response-Suppress', 'None'],
    [true, 'Return-Path', '<>'],
    [false, 'Return-Path', '<noreply@x.example>'],
    [false, 'From', 'No Reply <no-reply@x.example>'],
  ])('%s for %s: %s', (expected, name, value) => {
    expect(withHeaders([name, value]).isAutomated).toBe(expected);
  });

  test('is told by the pair that senders in bulk must send', () => {
    const mail = withHeaders(
      ['List-Unsubscribe', '<https://x.example/u>'],
      ['List-Unsubscribe-Post', 'List-Unsubscribe=One-Click'],
    );
    expect(mail.isAutomated).toBe(true);
  });

  test('is told by a report on delivery', () => {
    expect(read(message('m1', { mimeType: 'multipart/report' })).isAutomated).toBe(true);
  });
});

test.each([{}, { id: 'm1', threadId: 't' }, { id: 'm1', threadId: 't', internalDate: 'soon' }, []])(
  'an answer that is no message is said to be unreadable (%#)',
  (wire) => {
    expect(appErrorOf(() => read(wire)).code).toBe('http.bad_response');
  },
);
