/** Owns the proof of several queries in one call: what is sent, whose rows are whose, and what a broken answer is. */

import { allRows, askTogether } from '../../../src/salesforce/composite';
import { appErrorOf } from '../fakes';
import { fakeClient } from './client-fake';

const part = (at: number, body: unknown, httpStatusCode = 200) => ({
  referenceId: `q${at}`,
  httpStatusCode,
  httpHeaders: {},
  body,
});
const rows = (...records: unknown[]) => ({ totalSize: records.length, done: true, records });
const NEXT = '/services/data/v66.0/query/01gHp0000027oiUIAQ-2000';

test('each query is a part of one call, in its order, and none stops another', () => {
  const { asked, client } = fakeClient({
    compositeResponse: [part(1, rows({ Id: 'b' })), part(0, rows({ Id: 'a' }, { Id: 'c' }))],
  });
  expect(askTogether(client, ["SELECT Id FROM A WHERE B = 'c+d&e'", 'SELECT Id FROM F'])).toEqual([
    [{ Id: 'a' }, { Id: 'c' }],
    [{ Id: 'b' }],
  ]);
  const url = '/services/data/v66.0/query?q=SELECT%20Id%20FROM%20';
  expect(asked).toEqual([
    {
      method: 'post',
      path: '/composite',
      body: {
        allOrNone: false,
        collateSubrequests: false,
        compositeRequest: [
          { method: 'GET', referenceId: 'q0', url: `${url}A%20WHERE%20B%20%3D%20'c%2Bd%26e'` },
          { method: 'GET', referenceId: 'q1', url: `${url}F` },
        ],
      },
    },
  ]);
});

test('no query is no call', () => {
  expect(askTogether(fakeClient().client, [])).toEqual([]);
});

test('further pages are asked for one by one', () => {
  const { asked, client } = fakeClient(
    { compositeResponse: [part(0, { ...rows(1), done: false, nextRecordsUrl: NEXT })] },
    { ...rows(2), nextRecordsUrl: NEXT.replace('2000', '4000') },
    rows(3),
  );
  expect(askTogether(client, ['x'])).toEqual([[1, 2, 3]]);
  expect(asked.slice(1).map(({ path }) => path)).toEqual([
    '/query/01gHp0000027oiUIAQ-2000',
    '/query/01gHp0000027oiUIAQ-4000',
  ]);
});

test.each([
  'https://evil.example/services/data/v66.0/query/01g',
  '/services/data/v66.0/query/../sobjects/User',
  '/services/data/v66x0/query/01g',
  '/services/data/v66.0/query/01g?x=1',
  `${NEXT}\n`,
  '',
])('a next page that is none of the query’s (%j) is not asked for', (nextRecordsUrl) => {
  const { asked, client } = fakeClient();
  expect(appErrorOf(() => allRows(client, { records: [], nextRecordsUrl }))).toMatchObject({
    code: 'http.bad_response',
    facts: { what: 'nextRecordsUrl leads nowhere' },
  });
  expect(asked).toEqual([]);
});

test('pages without an end are not followed for ever', () => {
  const { asked, client } = fakeClient(
    ...Array.from({ length: 200 }, () => ({ records: [1], nextRecordsUrl: NEXT })),
  );
  expect(appErrorOf(() => allRows(client, { records: [], nextRecordsUrl: NEXT })).code).toBe(
    'http.bad_response',
  );
  expect(asked).toHaveLength(99);
});

test('a part that failed is told, whatever the others say', () => {
  const { client } = fakeClient({
    compositeResponse: [part(0, rows()), part(1, [{ errorCode: 'INVALID_TYPE', message: 'no' }], 400)],
  });
  expect(appErrorOf(() => askTogether(client, ['x', 'y']))).toMatchObject({
    code: 'salesforce.rejected',
    facts: { words: 'INVALID_TYPE: no', status: 400 },
  });
});

test.each<[string, object, string]>([
  ['no parts', {}, 'compositeResponse is not a list'],
  ['a part too few', { compositeResponse: [part(0, rows())] }, 'no answer to q1'],
  [
    'no status',
    { compositeResponse: [{ referenceId: 'q0' }] },
    'compositeResponse[0].httpStatusCode is not a whole number',
  ],
  ['no rows', { compositeResponse: [part(0, {}), part(1, rows())] }, 'records is not a list'],
])('an answer with %s cannot be read', (_what, reply, what) => {
  expect(appErrorOf(() => askTogether(fakeClient(reply).client, ['x', 'y']))).toMatchObject({
    code: 'http.bad_response',
    facts: { what },
  });
});

test('a query with a reference in it is a defect, and is not sent', () => {
  const { asked, client } = fakeClient();
  expect(appErrorOf(() => askTogether(client, ['x', "y = '@{q0.Id}'"])).code).toBe('unexpected');
  expect(asked).toEqual([]);
});
