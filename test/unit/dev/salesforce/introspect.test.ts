/** Introspection: what is said of a live token, and of any other. */

import { approve, connect } from './browser';
import {
  authorizeUrl,
  consumer,
  createWorld,
  exchange,
  MY_DOMAIN,
  post,
  refresh,
  SERVICE,
  START_MS,
  type World,
} from './world';

const PATH = '/services/oauth2/introspect';
const START_S = START_MS / 1000;
const HOUR_MS = 60 * 60 * 1000;
const INACTIVE = { status: 200, json: { active: false } };

let world: World;
let tokens: Record<string, string>;
beforeEach(async () => {
  world = createWorld();
  tokens = await connect(world);
});

const org = () => world.salesforce.org('production');
const ask = (token: string | undefined, changed: Record<string, string> = {}) =>
  post(world, PATH, { ...consumer(world), token: token!, ...changed });

test('an access token has its user, scopes and times', async () => {
  world.advance(HOUR_MS);
  const { json } = await refresh(world, tokens['refresh_token']!);
  const answer = await ask(json['access_token'], { token_type_hint: 'access_token' });
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer).toMatchObject({ status: 200 });
  expect(answer.json).toEqual({
    active: true,
    scope: 'refresh_token api',
    client_id: consumer(world).client_id,
    username: SERVICE.username,
    sub: tokens['id'],
    token_type: 'access_token',
    exp: START_S + 3 * 3600,
    iat: START_S + 3600,
    nbf: START_S + 3600,
  });
});

test('a refresh token ends when the policy says so, and else never', async () => {
  const { json } = await ask(tokens['refresh_token'], { token_type_hint: 'access_token' });
  expect(json).toMatchObject({ active: true, token_type: 'refresh_token', iat: START_S });
  expect(json).not.toHaveProperty('exp');
  org().set({ refreshTokenPolicy: { expiresAfterHours: 1 } });
  expect((await ask(tokens['refresh_token'])).json).toMatchObject({ exp: START_S + 3600 });
  world.advance(HOUR_MS);
  expect(await ask(tokens['refresh_token'])).toMatchObject(INACTIVE);
});

test.each([
  ['unknown', () => undefined],
  ['of a user who is not active any more', () => org().set({ serviceUserActive: false })],
  ['revoked', () => org().act('revokeRefreshTokens')],
])('a token that is %s is not active, and nothing more is said', async (name, happen) => {
  happen();
  const asked = name === 'unknown' ? ['nonsense'] : [tokens['access_token'], tokens['refresh_token']];
  for (const token of asked) {
    const answer = await ask(token);
    expect(answer.json).toEqual({ active: false });
  }
});

test('a frozen user has a session and no refresh token', async () => {
  org().set({ frozenUsers: [SERVICE.username] });
  expect((await ask(tokens['access_token'])).json).toMatchObject({ active: true });
  expect(await ask(tokens['refresh_token'])).toMatchObject(INACTIVE);
});

test('an access token that is over is not active', async () => {
  world.advance(2 * HOUR_MS);
  expect(await ask(tokens['access_token'])).toMatchObject(INACTIVE);
});

test('a token without the scope for it is told of too', async () => {
  const url = authorizeUrl(world, { scope: 'refresh_token', prompt: 'consent' });
  const back = await approve(world, SERVICE, url);
  const { json } = await exchange(world, back.url.searchParams.get('code')!);
  expect((await ask(json['access_token'])).json).toMatchObject({ scope: 'refresh_token' });
});

test('the client may show itself as Basic, and on the login host', async () => {
  const { client_id, client_secret } = consumer(world);
  const encoded = Buffer.from(`${client_id}:${client_secret}`).toString('base64');
  const body = new URLSearchParams({ token: tokens['access_token']! });
  const headers = { authorization: `Basic ${encoded}` };
  for (const host of [MY_DOMAIN, 'https://login.salesforce.com']) {
    const response = await world.fetch(host + PATH, { method: 'POST', headers, body });
    expect(await response.json()).toMatchObject({ active: true });
  }
});

test.each([
  [{ client_id: 'nobody' }, 'invalid_client_id', 'client identifier invalid'],
  [{ client_secret: 'wrong' }, 'invalid_client', 'invalid client credentials'],
  [{ token: '' }, 'invalid_request', 'token is missing'],
])('%j is refused', async (changed, error, description) => {
  const answer = await ask(tokens['access_token'], changed);
  expect(answer).toMatchObject({ status: 400, json: { error, error_description: description } });
});

test('a GET is refused', async () => {
  const query = new URLSearchParams({ ...consumer(world), token: tokens['access_token']! });
  const response = await world.fetch(`${MY_DOMAIN}${PATH}?${query}`);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error_description: 'must use HTTP POST' });
});
