/** Owns the proof of saving in collections: how records are cut into calls, and what their results become. */

import { saveAll } from '../../../src/salesforce/collections';
import { AppError } from '../../../src/errors';
import { appErrorOf } from '../fakes';
import { fakeClient } from './client-fake';

const CREATE = { act: 'create', type: 'EmailMessage' } as const;

interface Collection {
  allOrNone: boolean;
  records: { Subject: string }[];
}

/** Saves everything; the ids are the subjects. */
const saved = (body: unknown) =>
  (body as Collection).records.map(({ Subject }) => ({ id: Subject, success: true, errors: [] }));
const failed = (statusCode: string, more: object = {}) => ({
  success: false,
  errors: [{ statusCode, message: 'no', fields: [], ...more }],
});
const mails = (count: number, size = 0) =>
  Array.from({ length: count }, (_, n) => ({ Subject: `s${n}`, TextBody: 'x'.repeat(size) }));

test('a record names its type first, and fails or succeeds alone', () => {
  const { asked, client } = fakeClient(saved);
  expect(saveAll(client, CREATE, [{ Subject: 'one' }])).toEqual([{ ok: true, id: 'one' }]);
  expect(asked).toEqual([
    {
      method: 'post',
      path: '/composite/sobjects',
      body: { allOrNone: false, records: [{ attributes: { type: 'EmailMessage' }, Subject: 'one' }] },
    },
  ]);
});

test('an update is a PATCH', () => {
  const { asked, client } = fakeClient([{ id: '00T1', success: true }]);
  saveAll(client, { act: 'update', type: 'Task' }, [{ id: '00T1', OwnerId: '0051' }]);
  expect(asked).toMatchObject([{ method: 'patch', path: '/composite/sobjects' }]);
});

test.each([
  [0, []],
  [1, [1]],
  [200, [200]],
  [201, [200, 1]],
  [450, [200, 200, 50]],
])('%i records are calls of %j, and the results in their order', (count, sizes) => {
  const { asked, client } = fakeClient(saved, saved, saved);
  expect(saveAll(client, CREATE, mails(count))).toEqual(
    mails(count).map(({ Subject }) => ({ ok: true, id: Subject })),
  );
  expect(asked.map(({ body }) => (body as Collection).records.length)).toEqual(sizes);
});

test('long mails are more calls, and one that is longer than a call goes alone', () => {
  const { asked, client } = fakeClient(saved, saved, saved);
  const long = [...mails(5, 2_400_000), ...mails(1, 11_000_000)];
  expect(saveAll(client, CREATE, long)).toHaveLength(6);
  expect(asked.map(({ body }) => (body as Collection).records.length)).toEqual([4, 1, 1]);
});

test('a failure has its code, the words and the fields', () => {
  const { client } = fakeClient([
    failed('DUPLICATE_VALUE'),
    {
      id: null,
      success: false,
      errors: [{ statusCode: 'REQUIRED_FIELD_MISSING', message: 'm', fields: ['A'] }],
    },
    { success: false, errors: [] },
    { success: false },
    { success: true },
    failed('DUPLICATES_DETECTED', { message: undefined, fields: null }),
  ]);
  const unknown = { ok: false, code: 'UNKNOWN', words: 'UNKNOWN: ', fields: [] };
  expect(saveAll(client, CREATE, mails(6))).toEqual([
    { ok: false, code: 'DUPLICATE_VALUE', words: 'DUPLICATE_VALUE: no', fields: [] },
    { ok: false, code: 'REQUIRED_FIELD_MISSING', words: 'REQUIRED_FIELD_MISSING: m', fields: ['A'] },
    unknown,
    unknown,
    unknown,
    { ok: false, code: 'DUPLICATES_DETECTED', words: 'DUPLICATES_DETECTED: ', fields: [] },
  ]);
});

test.each<[string, object, string]>([
  ['a body', { TextBody: 'The password is hunter2' }, 'Text: The password is hunter2'],
  ['a long one, cut', { HtmlBody: `<p>${'word '.repeat(50)}` }, `bad: <p>${'word '.repeat(9)}`],
  ['the nearer of two', { Subject: 'Later', FromName: 'Early bird' }, 'x: Early bird, Later'],
])('words end where they quote %s', (_what, fields, message) => {
  const { client } = fakeClient([failed('STRING_TOO_LONG', { message })]);
  const [result] = saveAll(client, CREATE, [{ Status: '3', ...fields }]);
  expect(result).toMatchObject({ words: `STRING_TOO_LONG: ${message.split(': ')[0]!}: …` });
});

test.each(['salesforce.rejected', 'salesforce.forbidden'] as const)(
  'words of the whole request end where they quote a record: %s',
  (code) => {
    const quoting = 'JSON_PARSER_ERROR: Cannot read a date from: Salary of CANARY, at line 1';
    const { client } = fakeClient(new AppError(code, 'no', { words: quoting, status: 400 }));
    const error = appErrorOf(() =>
      saveAll(client, CREATE, [{ Subject: 'Other' }, { Subject: 'Salary of CANARY' }]),
    );
    expect(error).toMatchObject({
      code,
      facts: { words: 'JSON_PARSER_ERROR: Cannot read a date from: …', status: 400 },
    });
  },
);

test('words of the whole request that quote nothing are told whole', () => {
  for (const words of ['INVALID_FIELD: No such column', 'HTTP 414']) {
    const { client } = fakeClient(new AppError('salesforce.rejected', 'no', { words }));
    expect(appErrorOf(() => saveAll(client, CREATE, mails(2))).facts.words).toBe(words);
  }
});

test('ids and short values are no secret', () => {
  const message = 'owner 005Hp0000027oiYIAQ is inactive, 3 times';
  const { client } = fakeClient([failed('INACTIVE_OWNER_OR_USER', { message })]);
  expect(saveAll(client, CREATE, [{ OwnerId: '005Hp0000027oiYIAQ', Status: '3' }])).toMatchObject([
    { words: `INACTIVE_OWNER_OR_USER: ${message}` },
  ]);
});

test('no room in the org is nobody’s record’s fault', () => {
  const { client } = fakeClient([{ id: 'x', success: true }, failed('STORAGE_LIMIT_EXCEEDED')]);
  expect(appErrorOf(() => saveAll(client, CREATE, mails(2)))).toMatchObject({
    code: 'salesforce.storage_full',
    facts: { words: 'STORAGE_LIMIT_EXCEEDED: no' },
  });
});

test.each<[string, object, string]>([
  ['too few', [], '0 results for 2 records'],
  ['too many', [1, 2, 3].map(() => ({ success: true, id: 'x' })), '3 results for 2 records'],
  ['none', { hasErrors: true }, 'value is not a list'],
  ['nothing in place of one', [null, { success: true, id: 'x' }], '[0] is not an object'],
])('results that are %s cannot be given to their records', (_what, reply, what) => {
  expect(appErrorOf(() => saveAll(fakeClient(reply).client, CREATE, mails(2)))).toMatchObject({
    code: 'http.bad_response',
    facts: { what },
  });
});
