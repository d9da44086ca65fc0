/** Owns the proof of the token endpoint: what is sent, and into which class each of its answers falls. */

import { callTokenEndpoint, readTokenResponse, tokenError } from '../../../src/oauth/token-endpoint';
import type { HttpResponse } from '../../../src/ports';
import { fakeHttp, jsonAnswer, textAnswer, unreachable } from '../fakes';
import { EXPIRED, HOST, refusal, tokenAnswer } from './bench';

const REQUEST = { host: HOST, form: { grant_type: 'refresh_token' }, timeoutSeconds: 5 };

test('it is one POST of a form to the My Domain’s own endpoint', () => {
  const net = fakeHttp([tokenAnswer()]);
  callTokenEndpoint(net.http, REQUEST);
  expect(net.requests).toEqual([
    {
      method: 'post',
      url: 'https://acme.my.salesforce.com/services/oauth2/token',
      form: { grant_type: 'refresh_token' },
      timeoutSeconds: 5,
    },
  ]);
});

test('a grant is what was sent, with a refresh token or without', () => {
  expect(readTokenResponse(tokenAnswer({ refresh_token: 'refresh-2' }))).toMatchObject({
    kind: 'granted',
    answer: {
      access_token: 'access-2',
      refresh_token: 'refresh-2',
      instance_url: 'https://acme.my.salesforce.com',
    },
  });
  expect(readTokenResponse(tokenAnswer())).not.toHaveProperty('answer.refresh_token');
});

/** Every text of facts/salesforce.md 1.5, and more. */
const REFUSALS: [error: string, description: string | undefined, kind: 'lost' | 'blocked' | 'unreachable'][] =
  [
    ['invalid_grant', 'expired access/refresh token', 'lost'],
    ['invalid_grant', 'expired authorization code', 'blocked'],
    ['invalid_grant', 'invalid authorization code', 'blocked'],
    ['invalid_grant', 'authentication failure', 'blocked'],
    ['invalid_grant', 'ip restricted', 'blocked'],
    ['invalid_grant', 'inactive user', 'blocked'],
    ['invalid_grant', 'inactive organization', 'blocked'],
    ['invalid_grant', "user hasn't approved this consumer", 'blocked'],
    ['invalid_grant', 'Audience validation failed', 'blocked'],
    ['invalid_grant', 'no client credentials user enabled', 'blocked'],
    ['invalid_grant', 'request not supported on this domain', 'blocked'],
    ['invalid_grant', undefined, 'blocked'],
    ['invalid_app_access', 'user is not admin approved to access this app', 'blocked'],
    ['invalid_client_id', 'client identifier invalid', 'blocked'],
    ['invalid_client', 'invalid client credentials', 'blocked'],
    ['invalid_client_credentials', 'client secret invalid', 'blocked'],
    ['unauthorized_client', undefined, 'blocked'],
    ['redirect_uri_mismatch', 'redirect_uri must match configuration', 'blocked'],
    ['unsupported_grant_type', 'grant type not supported', 'blocked'],
    ['invalid_request', 'must use HTTP POST', 'blocked'],
    ['invalid_scope', undefined, 'blocked'],
    ['inactive_user', 'user is inactive', 'blocked'],
    ['inactive_org', 'organization is locked, closed, or suspended', 'blocked'],
    ['something_new', 'expired access/refresh token', 'blocked'],
    ['rate_limit_exceeded', 'login rate exceeded', 'unreachable'],
    ['unknown_error', 'retry your request', 'unreachable'],
    ['server_error', undefined, 'unreachable'],
    ['temporarily_unavailable', undefined, 'unreachable'],
  ];

test.each(REFUSALS)('%s: %s is %s, in Salesforce’s own words', (error, description, kind) => {
  const words = description === undefined ? error : `${error}: ${description}`;
  expect(readTokenResponse(refusal(error, description))).toMatchObject({ kind, words });
});

test('a refusal with 401 or 403 is one as well', () => {
  const body = { error: 'invalid_client', error_description: 'invalid client credentials' };
  expect([401, 403].map((status) => readTokenResponse(jsonAnswer(status, body)).kind)).toEqual([
    'blocked',
    'blocked',
  ]);
});

/** What says nothing about the grant. */
const SILENT: [what: string, response: HttpResponse][] = [
  [
    '500 with a refusal in it',
    jsonAnswer(500, { error: 'invalid_grant', error_description: 'expired access/refresh token' }),
  ],
  ['502 with a page', textAnswer(502, '<html>Bad Gateway</html>')],
  ['503 with nothing', textAnswer(503, '')],
  ['200 with a maintenance page', textAnswer(200, '<html>We are down for maintenance.</html>')],
  ['200 with nothing', textAnswer(200, '')],
  ['200 with JSON of another shape', jsonAnswer(200, [])],
  ['200 without an access token', tokenAnswer({ access_token: null })],
  ['200 without an instance', tokenAnswer({ instance_url: null })],
  ['200 with a refusal in it', jsonAnswer(200, { error: 'invalid_grant' })],
  ['204', textAnswer(204, '')],
  ['302 to elsewhere', { status: 302, headers: { location: 'https://evil.example' }, text: '' }],
  ['302 with a refusal in it', jsonAnswer(302, { error: 'invalid_grant' })],
  ['400 with a page', textAnswer(400, '<html>Bad Request</html>')],
  ['400 in the REST API’s form', jsonAnswer(400, [{ errorCode: 'X', message: 'y' }])],
  ['404 with a page', textAnswer(404, '<html>Not found</html>')],
];

test.each(SILENT)('%s is unreachable: nobody is to blame', (_what, response) => {
  expect(readTokenResponse(response).kind).toBe('unreachable');
});

test('no answer at all is unreachable, and not thrown', () => {
  expect(callTokenEndpoint(fakeHttp([unreachable()]).http, REQUEST)).toEqual({
    kind: 'unreachable',
    words: 'no answer from acme.my.salesforce.com',
  });
});

test('a defect of our own is not taken for the network', () => {
  expect(() => callTokenEndpoint(fakeHttp([new TypeError('defect')]).http, REQUEST)).toThrow(TypeError);
});

test('neither words nor errors quote an answer that cannot be read', () => {
  const outcome = readTokenResponse(jsonAnswer(200, { access_token: 'CANARY', instance_url: 5 }));
  expect(JSON.stringify(outcome)).not.toContain('CANARY');
});

test.each([
  ['lost', 'auth.lost'],
  ['blocked', 'auth.blocked'],
  ['unreachable', 'salesforce.unavailable'],
] as const)('whoever needed the token meets %s as %s', (kind, code) => {
  expect(tokenError({ kind, words: 'as Salesforce says' })).toMatchObject({
    code,
    facts: { words: 'as Salesforce says' },
  });
});

test('the words of a lost grant are the ones that the reference product shows', () => {
  const outcome = readTokenResponse(EXPIRED);
  expect(outcome).toEqual({ kind: 'lost', words: 'invalid_grant: expired access/refresh token' });
});

test('words of any length are cut, so that the values that keep them hold them', () => {
  const outcome = readTokenResponse(refusal('invalid_grant', 'x'.repeat(20_000)));
  expect(outcome).toMatchObject({ kind: 'blocked', words: `invalid_grant: ${'x'.repeat(485)}` });
});
