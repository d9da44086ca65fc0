/** Owns the proof that a no, and a callback that belongs to no connect, change nothing and call nobody. */

import { appErrorOf, fakeProperties, START_MS, unreachable } from '../fakes';
import { CONNECTED, tokenAnswer } from './bench';
import { connecting, expectUnchanged, NEW } from './connecting';

describe('the person says no', () => {
  test.each([
    [
      { error: 'access_denied', error_description: 'end-user denied authorization' },
      'access_denied: end-user denied authorization',
    ],
    [{ error: 'access-denied' }, 'access-denied'],
    [
      { error: 'OAUTH_APP_BLOCKED', error_description: '<b>blocked</b>' },
      'OAUTH_APP_BLOCKED: <b>blocked</b>',
    ],
  ])('%j: nothing is stored, nobody is called, the old connection goes on', (fields, words) => {
    const { bench, back } = connecting({ connection: CONNECTED });
    expect(back({ code: undefined, ...fields })).toBe(false);
    expect(bench.journal).toEqual([]);
    expectUnchanged(bench);
    expect(bench.service().attempt()).toEqual({
      environment: 'production',
      startedAtMs: START_MS,
      outcome: { code: 'auth.denied', facts: { words }, atMs: START_MS },
    });
  });

  test('a no beside a code is a no', () => {
    const { bench, back } = connecting();
    expect(back({ error: 'access_denied' })).toBe(false);
    expect(bench.net.requests).toEqual([]);
  });

  test('it cannot be turned into a yes by coming back with a code', () => {
    const { bench, back } = connecting();
    back({ error: 'access_denied' });
    expect(appErrorOf(() => back()).code).toBe('auth.state_invalid');
    expect(bench.net.requests).toEqual([]);
  });
});

describe('the callback does not belong here', () => {
  test.each<[string, object]>([
    ['no nonce', { nonce: undefined }],
    ['a guessed nonce', { nonce: 'guessed' }],
    ['an empty nonce', { nonce: '' }],
    ['a nonce that is no text', { nonce: ['secret-1'] }],
    ['a code that is no text', { code: { $ne: '' } }],
    ['neither code nor error', { code: undefined }],
  ])('%s is refused, and nothing is stored', (_case, fields) => {
    const { bench, back } = connecting({ connection: CONNECTED });
    expect(appErrorOf(() => back(fields)).code).toBe('auth.state_invalid');
    expect(bench.journal).toEqual([]);
    expectUnchanged(bench);
  });

  test('over ten minutes later it is refused', () => {
    const { bench, back } = connecting();
    bench.clock.advance(600_001);
    expect(appErrorOf(() => back()).code).toBe('auth.state_invalid');
    expect(bench.journal).toEqual([]);
  });

  test('ten minutes later it is in time', () => {
    const { bench, back } = connecting();
    bench.clock.advance(600_000);
    bench.net.answer(tokenAnswer(NEW));
    expect(back()).toBe(true);
  });

  test('a nonce is good once, also after success', () => {
    const { bench, back } = connecting();
    bench.net.answer(tokenAnswer(NEW));
    back();
    expect(appErrorOf(() => back()).code).toBe('auth.state_invalid');
    expect(bench.net.requests).toHaveLength(1);
  });

  test('a nonce is good once, also after a failure', () => {
    const { bench, back } = connecting();
    bench.net.answer(unreachable());
    expect(appErrorOf(() => back()).code).toBe('salesforce.unavailable');
    expect(appErrorOf(() => back()).code).toBe('auth.state_invalid');
    expect(bench.net.requests).toHaveLength(1);
  });

  test('another person’s callback finds no connect of theirs', () => {
    const { bench, nonce } = connecting();
    const theirs = bench.service({ mine: fakeProperties() });
    expect(appErrorOf(() => theirs.handleCallback({ nonce, code: 'aPrx==' })).code).toBe(
      'auth.state_invalid',
    );
    expect(bench.journal).toEqual([]);
  });
});
