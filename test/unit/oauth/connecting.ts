/** Owns the bench of the callback's tests: a connect in progress, and Salesforce's way back. */

import { type Bench, beginConnect, type BenchOptions, CONNECTED, createBench, GRANT } from './bench';
import { START_MS } from '../fakes';

/** What a sign-in that succeeds gives. */
export const NEW = { access_token: 'access-9', refresh_token: 'refresh-9' };

export const NEW_GRANT = {
  ...GRANT,
  accessToken: 'access-9',
  refreshToken: 'refresh-9',
  issuedAtMs: START_MS,
};

/** A click on Connect; `back` is Salesforce's way back, with a code unless told. */
export function connecting(options: BenchOptions = {}) {
  const bench = createBench(options);
  const nonce = beginConnect(bench);
  const back = (fields: object = {}) => bench.service().handleCallback({ nonce, code: 'aPrx==', ...fields });
  return { bench, nonce, back };
}

/** The old connection, wherever one looks. */
export function expectUnchanged(bench: Bench): void {
  expect([bench.stored(), bench.sharedValue().read()]).toEqual([CONNECTED, CONNECTED]);
  expect(bench.service().getAccessToken()).toBe('access-1');
}
