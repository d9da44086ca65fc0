/** Owns the proof that a connect in progress is good for one callback, of the right nonce, for ten minutes. */

import { createPendingStore, takeSecret } from '../../../src/oauth/pending-connect';
import { appErrorOf, fakeProperties, START_MS } from '../fakes';

const TEN_MINUTES_MS = 600_000;
const SECRET = { nonce: 'nonce-1', verifier: 'verifier-1' };

function begun() {
  const properties = fakeProperties();
  const store = createPendingStore(properties);
  store.write({
    environment: 'sandbox',
    startedAtMs: START_MS,
    secret: SECRET,
    expectedOrganizationId: '00D000000000002AAA',
  });
  return { properties, store };
}

test('the right nonce gives the verifier and what was chosen, and the secret is gone', () => {
  const { properties, store } = begun();
  const attempt = {
    environment: 'sandbox',
    startedAtMs: START_MS,
    expectedOrganizationId: '00D000000000002AAA',
  };
  expect(takeSecret(store, 'nonce-1', START_MS)).toEqual({ verifier: 'verifier-1', attempt });
  expect(store.read()).toEqual(attempt);
  expect(JSON.stringify([...properties.values])).not.toMatch(/nonce-1|verifier-1/);
});

test('a nonce is good once', () => {
  const { store } = begun();
  takeSecret(store, 'nonce-1', START_MS);
  expect(appErrorOf(() => takeSecret(store, 'nonce-1', START_MS)).code).toBe('auth.state_invalid');
});

test.each(['nonce-2', '', 'NONCE-1', 'nonce-1 ', 'undefined'])(
  'the nonce %j is refused, and ends the attempt: nobody guesses twice',
  (nonce) => {
    const { store } = begun();
    expect(appErrorOf(() => takeSecret(store, nonce, START_MS)).code).toBe('auth.state_invalid');
    expect(appErrorOf(() => takeSecret(store, 'nonce-1', START_MS)).code).toBe('auth.state_invalid');
  },
);

test('after ten minutes the right nonce is refused too', () => {
  expect(takeSecret(begun().store, 'nonce-1', START_MS + TEN_MINUTES_MS).verifier).toBe('verifier-1');
  const late = () => takeSecret(begun().store, 'nonce-1', START_MS + TEN_MINUTES_MS + 1);
  expect(appErrorOf(late).code).toBe('auth.state_invalid');
});

test('without a connect in progress every nonce is refused, and nothing is written', () => {
  const properties = fakeProperties();
  const store = createPendingStore(properties);
  expect(appErrorOf(() => takeSecret(store, '', START_MS)).code).toBe('auth.state_invalid');
  expect(properties.values.size).toBe(0);
});
