/** Owns the proof of a mail's body: which parts it is, in which charset, and how much of it is read. */

import { readBodies } from '../../../src/google/body';
import { base64, decodeBody } from './mailbox-bench';

const part = (mimeType: string, content: string | Buffer, more: object = {}) => ({
  mimeType,
  filename: '',
  headers: [],
  body: { data: base64(content) },
  ...more,
});
const multipart = (kind: string, ...parts: unknown[]) => ({
  mimeType: `multipart/${kind}`,
  body: { size: 0 },
  parts,
});
const header = (name: string, value: string) => ({ headers: [{ name, value }] });
const external = (id: string) => base64(`fetched ${id}`);
const read = (root: object) => readBodies(root, { decodeBody, external });

describe('of the parts', () => {
  const plain = part('text/plain', 'plain');
  const html = part('text/html', '<b>html</b>');
  test.each<[string, object, string, string]>([
    ['a text alone', plain, 'plain', ''],
    ['HTML alone', html, '', '<b>html</b>'],
    ['both', multipart('alternative', plain, html), 'plain', '<b>html</b>'],
    [
      'deeper ones',
      multipart('mixed', multipart('related', multipart('alternative', plain, html))),
      'plain',
      '<b>html</b>',
    ],
    [
      'several, in order',
      multipart('mixed', plain, html, part('text/plain', 'footer')),
      'plain\nfooter',
      '<b>html</b>',
    ],
    ['types in capitals', part('TEXT/Plain', 'x'), 'x', ''],
    [
      'no named text',
      multipart('mixed', plain, part('text/plain', 'log', { filename: 'a.log' })),
      'plain',
      '',
    ],
    [
      'no attached text',
      multipart('mixed', plain, part('text/plain', 'x', header('Content-Disposition', 'ATTACHMENT'))),
      'plain',
      '',
    ],
    ['no invitation', multipart('alternative', plain, part('text/calendar', 'BEGIN:VCALENDAR')), 'plain', ''],
    ['no picture', part('image/png', 'x'), '', ''],
    [
      'nothing of an attached mail',
      multipart('mixed', plain, { mimeType: 'message/rfc822', parts: [html] }),
      'plain',
      '',
    ],
    ['nothing where there is none', { mimeType: 'text/plain', body: { size: 0 } }, '', ''],
    ['nothing of nothing', {}, '', ''],
    [
      'one that comes by its id',
      { mimeType: 'text/plain', body: { attachmentId: 'A1', size: 9 } },
      'fetched A1',
      '',
    ],
  ])('%s', (_what, root, expectedText, expectedHtml) => {
    expect(read(root)).toEqual({ text: expectedText, html: expectedHtml });
  });

  test('F18: a mail nested deeper than any stack is read', () => {
    let root: object = part('text/plain', 'deep');
    for (let depth = 0; depth < 900; depth++) root = multipart('mixed', root);
    expect(read(root).text).toBe('deep');
  });

  test('F18: more parts than a person writes end the reading, not the run', () => {
    const root = multipart('mixed', ...Array.from({ length: 5_000 }, () => part('text/plain', 'x')));
    expect(read(root).text).toHaveLength(2 * 999 - 1);
  });
});

describe('F18: in any charset', () => {
  const said = (charset: string) => header('Content-Type', `text/plain; charset=${charset}`);
  const latin = (text: string) => Buffer.from(text, 'latin1');
  test.each<[string, object, string]>([
    ['UTF-8, whatever the header says', part('text/plain', 'Grüße •', said('iso-2022-jp')), 'Grüße •'],
    [
      'bytes that are none, by the header',
      part('text/plain', latin('Gr\xfc\xdfe'), said('"ISO-8859-1"; format=flowed')),
      'Grüße',
    ],
    ['another script', part('text/plain', Buffer.from([0xcf, 0xf0, 0xe8]), said('windows-1251')), 'При'],
    ['bytes in a charset nobody knows', part('text/plain', latin('caf\xe9'), said('x-martian')), 'caf\ufffd'],
    ['bytes without a charset', part('text/plain', latin('caf\xe9')), 'café'],
    [
      'a text that was spoilt before',
      part('text/plain', 'caf\ufffd and é', said('iso-8859-1')),
      'caf\ufffd and é',
    ],
    ['no base64', { mimeType: 'text/plain', body: { data: '%%%' } }, ''],
    ['NUL and other control characters', part('text/plain', 'a\0b\u0007\tc\r\nd\re\u0081'), 'ab\tc\nd\ne'],
    [
      'what Windows calls ISO-8859-1',
      part('text/plain', '\u0093so\u0094 \u0080 5\u0085', said('iso-8859-1')),
      '“so” € 5…',
    ],
    ['escapes to another alphabet', part('text/plain', '\u001b$B2q5D\u001b(B', said('ISO-2022-JP')), '会議'],
    ['a byte order mark', part('text/plain', '\ufeffa'), 'a'],
  ])('%s', (_what, root, expected) => {
    expect(read(root).text).toBe(expected);
  });
});

test('F18: of 25 MB no more is read than Salesforce has room for, cut between characters', () => {
  const { text } = read(part('text/plain', '€'.repeat(2_000_000)));
  expect(text).toBe('€'.repeat(text.length));
  expect(text.length).toBeGreaterThan(131_072);
  expect(text.length).toBeLessThan(750_001);
});

// Nothing is timed: a reading whose time is not linear shows as a test of minutes.
test('F18: broken bytes without end take linear time', () => {
  const broken = Buffer.alloc(900_000, 0xff);
  broken[700_000] = 0x61;
  expect(
    read(part('text/plain', broken, header('Content-Type', 'text/plain; charset=utf-8'))).text,
  ).toHaveLength(700_001);
});
