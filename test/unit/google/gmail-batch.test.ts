/** Owns the proof of a batch's two bodies: what is sent, and what is read of whatever comes. */

import { batchAnswers, batchBody } from '../../../src/google/gmail-batch';
import { partText } from './mailbox-bench';

test('requests are parts with numbers, and end once', () => {
  const { contentType, text } = batchBody(['/gmail/v1/a?b=c', '/gmail/v1/d']);
  const boundary = /^multipart\/mixed; boundary=(\w+)$/.exec(contentType)![1]!;
  expect(text).toBe(
    [
      `--${boundary}`,
      'Content-Type: application/http',
      'Content-ID: <0>',
      '',
      'GET /gmail/v1/a?b=c',
      '',
      `--${boundary}`,
      'Content-Type: application/http',
      'Content-ID: <1>',
      '',
      'GET /gmail/v1/d',
      '',
      `--${boundary}--`,
      '',
    ].join('\r\n'),
  );
});

const TWO = `${partText(1, [200, '{"b":1}'])}${partText(0, [404, '{"a":\r\n\r\n1}'])}--batch_abc--\r\n`;
const read = (text: string, contentType: string | undefined = 'multipart/mixed; boundary=batch_abc') => [
  ...batchAnswers({ status: 200, headers: { ...(contentType && { 'content-type': contentType }) }, text }),
];

test('answers are found by their number, in whatever order', () => {
  expect(new Map(read(TWO))).toEqual(
    new Map([
      [1, { status: 200, text: '{"b":1}' }],
      [0, { status: 404, text: '{"a":\r\n\r\n1}' }],
    ]),
  );
});

test.each<[string, string, string | undefined, number[]]>([
  ['line feeds alone', TWO.replace(/\r/g, ''), undefined, [1, 0]],
  ['a boundary in quotation marks', TWO, 'multipart/mixed; boundary="batch_abc"', [1, 0]],
  ['a preamble', `words\r\n${TWO}`, undefined, [1, 0]],
  ['a number without brackets', TWO.replace('<response-1>', 'response-1'), undefined, [1, 0]],
  ['a number that is none', TWO.replace('response-1', 'response-x'), undefined, [0]],
  ['no number', TWO.replace('Content-ID: <response-1>\r\n', ''), undefined, [0]],
  ['no status', TWO.replace('HTTP/1.1 200 Words', 'words'), undefined, [0]],
  ['an answer that is cut off', TWO.slice(0, TWO.lastIndexOf('1}')), undefined, [1]],
  ['an answer whose end is missing', TWO.slice(0, TWO.lastIndexOf('--batch_abc--')), undefined, [1]],
  ['nothing', '', undefined, []],
  ['another kind of answer', '{"error":{}}', 'application/json', []],
])('with %s', (_what, text, contentType, numbers) => {
  expect(read(text, contentType).map(([number]) => number)).toEqual(numbers);
});
