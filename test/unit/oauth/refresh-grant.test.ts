/** Owns the proof of what a stored connection becomes with an answer of the refresh grant. */

import { refreshed, refreshForm, refused } from '../../../src/oauth/refresh-grant';
import type { TokenAnswer } from '../../../src/oauth/token-endpoint';
import { START_MS } from '../fakes';
import { CONNECTED, CREDENTIALS, GRANT, INSTANCE } from './bench';

const answer: TokenAnswer = {
  access_token: 'access-2',
  instance_url: INSTANCE,
  id: 'https://login.salesforce.com/id/00D000000000001AAA/005000000000001AAA',
};

const after = (changes: Partial<TokenAnswer> = {}, connection = CONNECTED) =>
  refreshed({ connection, grant: GRANT }, { ...answer, ...changes }, START_MS);

test('the form is the grant’s, with the app’s keys', () => {
  expect(refreshForm(CREDENTIALS.production, 'refresh-1')).toEqual({
    grant_type: 'refresh_token',
    refresh_token: 'refresh-1',
    client_id: 'PRODUCTION.KEY',
    client_secret: 'CANARY-PRODUCTION-SECRET',
  });
});

test('an answer without a refresh token keeps the old one', () => {
  expect(after()).toEqual({
    revision: 5,
    grant: { ...GRANT, accessToken: 'access-2', issuedAtMs: START_MS },
  });
});

test('a rotated refresh token takes the old one’s place', () => {
  expect(after({ refresh_token: 'refresh-2' }).grant?.refreshToken).toBe('refresh-2');
});

test('an org that has moved is followed to its new My Domain', () => {
  expect(after({ instance_url: 'https://acme-eu.my.salesforce.com' }).grant?.instanceUrl).toBe(
    'https://acme-eu.my.salesforce.com',
  );
});

test('a refusal of before is over', () => {
  const refusal = { kind: 'lost', words: 'x', atMs: 1 } as const;
  expect(after({}, { ...CONNECTED, refusal }).refusal).toBeUndefined();
});

test.each([
  'https://evil.example',
  'http://acme.my.salesforce.com',
  `${INSTANCE}.evil.example`,
  `${INSTANCE}/`,
])('a foreign address %s keeps the new tokens and the old address, and blocks', (instance_url) => {
  expect(after({ instance_url, refresh_token: 'refresh-2' })).toEqual({
    revision: 5,
    grant: { ...GRANT, accessToken: 'access-2', refreshToken: 'refresh-2', issuedAtMs: START_MS },
    refusal: {
      kind: 'blocked',
      words: 'the answer names an address that is no My Domain of Salesforce',
      atMs: START_MS,
    },
  });
});

test.each(['lost', 'blocked'] as const)(
  '%s keeps the grant, counts the write, and notes the words',
  (kind) => {
    expect(refused(CONNECTED, { kind, words: 'as Salesforce says' }, START_MS)).toEqual({
      revision: 5,
      grant: GRANT,
      refusal: { kind, words: 'as Salesforce says', atMs: START_MS },
    });
  },
);
