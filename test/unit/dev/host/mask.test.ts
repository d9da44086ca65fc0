/** What of a stored value may be looked at: no secret, whatever form it is stored in, and what is harmless stays readable. */

import { maskText, maskValue } from '../../../../dev/host/mask';

const TOKEN = '00DHp0000027oiU!AQEAQ.x9c4n4ryTRK_0Zk1';
const SHORT = 'Zq7-k';

describe('a secret is masked', () => {
  test.each([
    ['under its name, however short', { refreshToken: SHORT }],
    ['under a name in snake_case', { client_secret: SHORT }],
    ['under a word of a longer name', { authCode: SHORT, pkceVerifier: SHORT, sessionId: SHORT }],
    ['as a number', { code: 48151623 }],
    ['as a whole branch', { credentials: { a: [SHORT], b: { c: SHORT } } }],
    ['by its shape under a name that says nothing', { x: TOKEN }],
    ['deep in lists', [{ list: [{ accessToken: SHORT }] }]],
    ['in JSON that is a text in JSON', { inner: JSON.stringify({ refresh_token: SHORT }) }],
    ['in an address', { url: `https://h.example/cb?code=${SHORT}&state=a` }],
    ['in a header', { line: `Authorization: Bearer ${SHORT}` }],
    ['as the name of a field', { [TOKEN]: 1 }],
  ])('%s', (_case, value) => {
    const shown = maskValue('x.conn', JSON.stringify(value));
    for (const secret of [SHORT, 'c4n4ryTRK', '48151623']) expect(shown).not.toContain(secret);
    expect(shown).toContain('••••');
    expect(() => JSON.parse(shown) as unknown).not.toThrow();
  });

  test.each([
    ['a bare token', 'x', TOKEN],
    ['whatever a property with a secret’s name holds', 'oauth.token', 'plain'],
    ['a form', 'x', `grant_type=refresh_token&refresh_token=${SHORT}`],
    ['a piece of JSON that was cut', 'x', `n":1,"refreshToken":"${SHORT}`],
    ['the rest of it', 'x', `${SHORT}","scope":"api"}`],
    ['a digest', 'x', 'd3b07384d113edec49eaa6238ad5ff00'],
    ['a JWT', 'x', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJkYW5hIn0.abc'],
  ])('%s', (_case, key, value) => {
    const shown = maskValue(key, value);
    for (const part of [value, SHORT, 'eyJhbGci']) expect(shown).not.toContain(part);
    expect(shown).toMatch(/••••/);
  });
});

describe('what is no secret stays as it is', () => {
  test.each([
    JSON.stringify({ revision: 7, atMs: 1_795_420_800_000, on: true, none: null }),
    JSON.stringify({ host: 'acme--uat.sandbox.my.salesforce.com', user: 'dana.whitfield@acme.example' }),
    JSON.stringify({ state: 'active', organizationId: '00DHp000001gPLaMAM' }),
    JSON.stringify({ hasToken: true, code: null, text: 'Salesforce has refused the sign-in of yesterday.' }),
    JSON.stringify({ url: 'https://acme.my.salesforce.com/services/data/v68.0/query' }),
    '42',
    'true',
    'hello',
    '2026-11-23T08:00:00.000Z',
  ])('%s', (value) => {
    expect(maskValue('x.settings', value)).toBe(value);
  });

  test('the length is told, so that an empty or cut value can be seen', () => {
    expect(maskValue('x', '{"token":"12345"}')).toBe('{"token":"•••• (5 characters)"}');
  });

  test('a key is masked by shape alone', () => {
    expect(maskText('aB3xZ.app.production')).toBe('aB3xZ.app.production');
    expect(maskText(TOKEN)).not.toContain('c4n4ryTRK');
  });
});
