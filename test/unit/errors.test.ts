/** Owns the proof of the one error: its code tells it apart, and the table knows every code. */

import { AppError, causedBy, ERRORS, type ErrorCode, hasCode, isAppError } from '../../src/errors';

test('an error has its code, its words for developers, and facts', () => {
  const error = new AppError('auth.lost', 'the grant is over', { words: 'invalid_grant' });
  expect([error.name, error.code, error.message, error.facts]).toEqual([
    'AppError',
    'auth.lost',
    'the grant is over',
    { words: 'invalid_grant' },
  ]);
  expect(error).toBeInstanceOf(Error);
});

test('without facts there are none, not undefined', () => {
  expect(new AppError('unexpected', 'x').facts).toEqual({});
});

test('what was caught stays with the error', () => {
  const caught = new TypeError('inner');
  const error = causedBy(new AppError('unexpected', 'outer'), caught);
  expect(error.cause).toBe(caught);
  expect(error.message).toBe('outer');
});

test.each<[unknown, boolean]>([
  [new AppError('auth.lost', ''), true],
  [new AppError('auth.blocked', ''), true],
  [new AppError('store.busy', ''), false],
  [new Error('auth.lost'), false],
  [{ code: 'auth.lost' }, false],
  ['auth.lost', false],
  [undefined, false],
])('hasCode looks at the code of an AppError alone (%#)', (error, expected) => {
  expect(hasCode(error, 'auth.lost', 'auth.blocked')).toBe(expected);
});

test('isAppError takes nothing that only looks like one', () => {
  expect(isAppError(new AppError('unexpected', ''))).toBe(true);
  expect(isAppError(Object.assign(new Error(''), { code: 'unexpected', facts: {} }))).toBe(false);
});

test('what passes by itself is nobody’s to mend, and a defect is an error in the log', () => {
  const natures = Object.entries(ERRORS) as [ErrorCode, (typeof ERRORS)[ErrorCode]][];
  const passing = natures.filter(([, nature]) => nature.retry === 'later').map(([code]) => code);
  expect(passing.sort()).toEqual([
    'google.cursor_expired',
    'google.mail_refused',
    'google.quota_spent',
    'google.throttled',
    'google.unavailable',
    'http.bad_response',
    'http.unreachable',
    'salesforce.busy',
    'salesforce.rate_limited',
    'salesforce.unavailable',
    'store.busy',
    'store.refused',
  ]);
  const loud = natures.filter(([, nature]) => nature.level === 'error').map(([code]) => code);
  expect(loud.sort()).toEqual(['store.corrupt', 'unexpected']);
});
