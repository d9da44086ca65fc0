/** Owns the proof of what each failed answer of the REST API means, and which 401 a new token may mend. */

import { failureOf, failureOfOrg, failureOfPart, isDeadSession } from '../../../src/salesforce/failures';
import { jsonAnswer, textAnswer } from '../fakes';

const errorAnswer = (status: number, errorCode: string, message = 'as Salesforce says') =>
  jsonAnswer(status, [{ errorCode, message }]);

describe('by its errorCode', () => {
  test.each<[number, string, string]>([
    [403, 'REQUEST_LIMIT_EXCEEDED', 'salesforce.rate_limited'],
    [503, 'REQUEST_LIMIT_EXCEEDED', 'salesforce.rate_limited'],
    [403, 'API_DISABLED_FOR_ORG', 'salesforce.forbidden'],
    [403, 'API_CURRENTLY_DISABLED', 'salesforce.forbidden'],
    [403, 'INSUFFICIENT_ACCESS_OR_READONLY', 'salesforce.forbidden'],
    [400, 'INSUFFICIENT_ACCESS_OR_READONLY', 'salesforce.forbidden'],
    [403, 'INSUFFICIENT_ACCESS', 'salesforce.forbidden'],
    [404, 'NOT_FOUND', 'salesforce.not_found'],
    [503, 'SERVER_UNAVAILABLE', 'salesforce.unavailable'],
    [400, 'QUERY_TIMEOUT', 'salesforce.unavailable'],
    [500, 'UNKNOWN_EXCEPTION', 'salesforce.unavailable'],
    [403, 'STORAGE_LIMIT_EXCEEDED', 'salesforce.storage_full'],
    [400, 'STORAGE_LIMIT_EXCEEDED', 'salesforce.storage_full'],
    [400, 'INVALID_QUERY_LOCATOR', 'salesforce.unavailable'],
    [401, 'INVALID_SESSION_ID', 'salesforce.session_refused'],
    [400, 'INVALID_FIELD', 'salesforce.rejected'],
    [400, 'INVALID_TYPE', 'salesforce.rejected'],
    [400, 'MALFORMED_QUERY', 'salesforce.rejected'],
    [400, 'DUPLICATE_VALUE', 'salesforce.rejected'],
    [404, 'ENTITY_IS_DELETED', 'salesforce.not_found'],
    [410, 'UNSUPPORTED_API_VERSION', 'salesforce.rejected'],
    [403, 'SOMETHING_NEW', 'salesforce.forbidden'],
  ])('%i %s is %s, in Salesforce’s own words', (status, errorCode, code) => {
    expect(failureOf(errorAnswer(status, errorCode))).toMatchObject({
      code,
      facts: { words: `${errorCode}: as Salesforce says`, status },
    });
  });

  test.each(['constructor', 'toString', 'valueOf', '__proto__'])(
    'the name %s, which every object has, means nothing',
    (errorCode) => {
      expect(failureOf(errorAnswer(400, errorCode)).code).toBe('salesforce.rejected');
    },
  );

  test('of several errors the first is told', () => {
    const answer = jsonAnswer(400, [
      { errorCode: 'NOT_FOUND', message: 'first' },
      { errorCode: 'QUERY_TIMEOUT', message: 'second' },
    ]);
    expect(failureOf(answer)).toMatchObject({
      code: 'salesforce.not_found',
      facts: { words: 'NOT_FOUND: first' },
    });
  });

  test('an error without a code is told by its message', () => {
    expect(failureOf(jsonAnswer(400, [{ message: 'only this' }])).facts.words).toBe('UNKNOWN: only this');
  });
});

describe('F32: a failure without Salesforce’s own error passes by itself, a 401 excepted', () => {
  const passing = [301, 302, 304, 400, 403, 404, 405, 406, 408, 410, 414, 420, 429, 431, 500, 502, 503, 504];
  test.each<[number, string]>([
    [401, 'salesforce.session_refused'],
    ...passing.map((status): [number, string] => [status, 'salesforce.unavailable']),
  ])('%i is %s', (status, code) => {
    for (const body of [
      '<html>CANARY</html>',
      '{"error":"CANARY"}',
      '[]',
      '[{"errorCode":"CANARY"}]',
      'null',
    ]) {
      expect(failureOf(textAnswer(status, body))).toMatchObject({
        code,
        facts: { words: `HTTP ${status}`, status },
      });
    }
  });
});

describe('a dead session', () => {
  test.each([
    errorAnswer(401, 'INVALID_SESSION_ID', 'Session expired or invalid'),
    errorAnswer(401, 'INVALID_AUTH_HEADER', 'INVALID_HEADER_TYPE'),
    textAnswer(401, ''),
    textAnswer(401, '<html>'),
  ])('is a 401 (%#)', (answer) => {
    expect(isDeadSession(answer)).toBe(true);
  });

  test('is not a 401 that a policy is behind: no refresh helps', () => {
    const policy = errorAnswer(
      401,
      'INVALID_SESSION_ID',
      'This session is not valid for use with the REST API',
    );
    expect(isDeadSession(policy)).toBe(false);
    expect(failureOf(policy).code).toBe('salesforce.session_refused');
  });

  test.each([200, 400, 403, 500])('is not a %i, whatever it says', (status) => {
    expect(isDeadSession(errorAnswer(status, 'INVALID_SESSION_ID', 'Session expired or invalid'))).toBe(
      false,
    );
  });
});

describe('a part of a composite call', () => {
  test.each<[number, unknown, string, string]>([
    [
      400,
      [{ errorCode: 'INVALID_TYPE', message: 'no EmailMessage' }],
      'salesforce.rejected',
      'INVALID_TYPE: no EmailMessage',
    ],
    [404, [{ errorCode: 'NOT_FOUND', message: 'gone' }], 'salesforce.not_found', 'NOT_FOUND: gone'],
    [400, [{ errorCode: 'QUERY_TIMEOUT', message: 'slow' }], 'salesforce.unavailable', 'QUERY_TIMEOUT: slow'],
    [403, null, 'salesforce.unavailable', 'HTTP 403'],
    [500, undefined, 'salesforce.unavailable', 'HTTP 500'],
  ])('%i %j means what it means as an answer of its own', (status, body, code, words) => {
    expect(failureOfPart(status, body)).toMatchObject({ code, facts: { words, status } });
  });
});

test.each([400, 403, 404, 409, 418, 431])('a %i without a word passes by itself', (status) => {
  for (const body of ['', ' \n'])
    expect(failureOf(textAnswer(status, body))).toMatchObject({
      code: 'salesforce.unavailable',
      facts: { words: `HTTP ${status}`, status },
    });
});

test('F28: too many long calls at once is not the day’s allowance', () => {
  const words = 'ConcurrentRequests (Concurrent API Requests) Limit exceeded.';
  expect(failureOf(errorAnswer(403, 'REQUEST_LIMIT_EXCEEDED', words)).code).toBe('salesforce.busy');
  const day = 'TotalRequests Limit exceeded.';
  expect(failureOf(errorAnswer(403, 'REQUEST_LIMIT_EXCEEDED', day)).code).toBe('salesforce.rate_limited');
});

test('F31: an org that only can be read is no missing right', () => {
  const words = 'The organization is in read-only mode';
  expect(failureOf(errorAnswer(403, 'INSUFFICIENT_ACCESS_OR_READONLY', words)).code).toBe(
    'salesforce.unavailable',
  );
});

describe('of a record', () => {
  test.each([
    ['STORAGE_LIMIT_EXCEEDED', 'storage limit exceeded', 'salesforce.storage_full'],
    ['INSUFFICIENT_ACCESS_OR_READONLY', 'The organization is in read-only mode', 'salesforce.unavailable'],
    ['REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.', 'salesforce.rate_limited'],
    ['REQUEST_LIMIT_EXCEEDED', 'ConcurrentRequests Limit exceeded.', 'salesforce.busy'],
    ['SERVER_UNAVAILABLE', 'later', 'salesforce.unavailable'],
  ])('%s: %s is the org’s', (errorCode, message, code) => {
    expect(failureOfOrg({ errorCode, message })).toMatchObject({
      code,
      facts: { words: `${errorCode}: ${message}` },
    });
  });

  test.each([
    'INSUFFICIENT_ACCESS_OR_READONLY',
    'DUPLICATE_VALUE',
    'UNABLE_TO_LOCK_ROW',
    'UNKNOWN_EXCEPTION',
    'QUERY_TIMEOUT',
    'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
    'SOMETHING_NEW',
  ])('%s is its own', (errorCode) => {
    expect(failureOfOrg({ errorCode, message: 'no' })).toBeUndefined();
  });
});
