/** Owns the proof of taking a grant back: what is sent, and what counts as done. */

import { revokeToken } from '../../../src/oauth/revoke';
import { fakeHttp, jsonAnswer, textAnswer, unreachable } from '../fakes';
import { HOST } from './bench';

const revokedBy = (...answers: Parameters<typeof fakeHttp>[0] & object) =>
  revokeToken(fakeHttp(answers).http, HOST, 'refresh-1');

test('the token travels in the form, never in the address', () => {
  const net = fakeHttp([textAnswer(200, '')]);
  revokeToken(net.http, HOST, 'refresh-1');
  expect(net.requests).toEqual([
    {
      method: 'post',
      url: 'https://acme.my.salesforce.com/services/oauth2/revoke',
      form: { token: 'refresh-1' },
      timeoutSeconds: 4,
    },
  ]);
});

test.each([
  ['200 without a body', textAnswer(200, '')],
  ['a token that is not known any more', jsonAnswer(400, { error: 'invalid_token' })],
  [
    'a token that is not known, in a form',
    textAnswer(400, 'error=unsupported_token_type&error_description=x'),
  ],
])('%s: it is revoked', (_case, response) => {
  expect(revokedBy(response)).toBe('revoked');
});

test.each([
  ['another refusal', jsonAnswer(400, { error: 'invalid_request' })],
  ['a redirect', textAnswer(302, '')],
])('%s: it is not revoked, and nothing is thrown', (_case, response) => {
  expect(revokedBy(response)).toBe('not-revoked');
});

describe.each([
  ['the words in a 500', jsonAnswer(500, { error: 'invalid_token' })],
  ['maintenance', textAnswer(503, '<html>')],
  ['no answer', unreachable()],
])('F60: %s', (_case, response) => {
  test('is asked again', () => expect(revokedBy(response, textAnswer(200, ''))).toBe('revoked'));

  test('three times in all, and nothing is thrown', () => {
    const net = fakeHttp([response, response, response, textAnswer(200, '')]);
    expect(revokeToken(net.http, HOST, 'refresh-1')).toBe('not-revoked');
    expect(net.requests).toHaveLength(3);
  });
});

test('a defect of our own is not taken for the network', () => {
  expect(() => revokedBy(new TypeError('defect'))).toThrow(TypeError);
});
