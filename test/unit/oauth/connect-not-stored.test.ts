/** Owns the proof that a connection which cannot be stored leaves no new token, here or at Salesforce. */

import { AppError } from '../../../src/errors';
import { CONNECTION } from '../../../src/oauth/token-record';
import { createSharedValue } from '../../../src/store/shared-value';
import { appErrorOf } from '../fakes';
import { CONNECTED, GRANT, KEYS, REVOKE_URL, REVOKED, tokenAnswer } from './bench';
import { connecting, expectUnchanged, NEW } from './connecting';

const KEY = KEYS.connection;

describe('storing fails', () => {
  test('the lock is not to be had: the new token is taken back', () => {
    const { bench, back } = connecting({ connection: CONNECTED });
    bench.net.answer(tokenAnswer(NEW), REVOKED);
    bench.lock.refuse();
    expect(appErrorOf(() => back()).code).toBe('store.busy');
    expect(bench.forms()[1]).toEqual({ token: 'refresh-9' });
    expectUnchanged(bench);
  });

  test('a value that is too large: the new token is taken back', () => {
    const { bench, back } = connecting({ connection: CONNECTED });
    bench.net.answer(tokenAnswer({ ...NEW, access_token: 'a'.repeat(10_000) }), REVOKED);
    expect(appErrorOf(() => back()).code).toBe('store.full');
    expect(bench.forms()[1]).toEqual({ token: 'refresh-9' });
    expectUnchanged(bench);
  });

  test('the platform refuses the write: the new token is taken back, the lock freed', () => {
    const { bench, nonce } = connecting({ connection: CONNECTED });
    const setProperty = () => {
      throw new Error('Service invoked too many times for one day: properties write.');
    };
    const { properties, cache } = bench;
    const connection = createSharedValue(
      { properties: { ...properties, setProperty }, cache },
      KEY,
      CONNECTION,
    );
    bench.net.answer(tokenAnswer(NEW), REVOKED);
    expect(() => bench.service({ connection }).handleCallback({ nonce, code: 'aPrx==' })).toThrow(
      'too many times',
    );
    expect([bench.forms()[1], bench.lock.isHeld()]).toEqual([{ token: 'refresh-9' }, false]);
    expectUnchanged(bench);
  });

  const vet = () => () => {
    throw new AppError('store.full', 'a value over 9 KB');
  };

  test('what belongs with it cannot be written: the old grant is back, under a higher revision', () => {
    const { bench, back } = connecting({ connection: CONNECTED, vet });
    bench.net.answer(tokenAnswer(NEW), REVOKED);
    expect(appErrorOf(() => back()).code).toBe('store.full');
    expect(bench.stored()).toEqual({ revision: 6, grant: GRANT });
    expect(bench.sharedValue().read()).toEqual({ revision: 6, grant: GRANT });
    expect(bench.journal.slice(-2)).toEqual(['unlock', REVOKE_URL]);
    expect(bench.forms()[1]).toEqual({ token: 'refresh-9' });
  });

  test('the same where the old one was lost: it still is', () => {
    const refusal = { kind: 'lost' as const, words: 'x', atMs: 1 };
    const { bench, back } = connecting({ connection: { ...CONNECTED, refusal }, vet });
    bench.net.answer(tokenAnswer(NEW), REVOKED);
    expect(appErrorOf(() => back()).code).toBe('store.full');
    expect(bench.stored()).toEqual({ revision: 6, grant: GRANT, refusal });
  });

  test('the same where there was none: no token is left behind', () => {
    const { bench, back } = connecting({ vet });
    bench.net.answer(tokenAnswer(NEW), REVOKED);
    expect(appErrorOf(() => back()).code).toBe('store.full');
    expect(bench.stored()).toEqual({ revision: 2 });
    expect(bench.service().hasAccess()).toBe(false);
  });
});
