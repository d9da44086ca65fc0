import { connect, newCode } from './browser';
import { api, consumer, createWorld, exchange, MY_DOMAIN, post, refresh, type World } from './world';

let world: World;
beforeEach(() => {
  world = createWorld();
});

const refusal = (answer: { status: number; json: Record<string, string> }) => [
  answer.status,
  answer.json['error'],
  answer.json['error_description'],
];

describe('the token endpoint refuses', () => {
  const good = { grant_type: 'refresh_token', refresh_token: 'x' };

  test.each([
    ['an unknown client', { client_id: 'nobody' }, 'invalid_client_id', 'client identifier invalid'],
    ['a wrong secret', { client_secret: 'wrong' }, 'invalid_client', 'invalid client credentials'],
    ['a missing secret', { client_secret: '' }, 'invalid_client', 'invalid client credentials'],
    ['no grant type', { grant_type: '' }, 'invalid_request', 'grant type is missing'],
    ['another grant type', { grant_type: 'password' }, 'unsupported_grant_type', 'grant type not supported'],
    ['a scope', { scope: 'api' }, 'invalid_request', 'scope parameter not supported'],
    ['an unknown refresh token', {}, 'invalid_grant', 'expired access/refresh token'],
  ])('%s', async (_, changed, error, description) => {
    const answer = await post(world, '/services/oauth2/token', { ...consumer(world), ...good, ...changed });
    expect(refusal(answer)).toEqual([400, error, description]);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
  });

  test('a GET', async () => {
    const query = new URLSearchParams({ ...consumer(world), ...good });
    const response = await world.fetch(`${MY_DOMAIN}/services/oauth2/token?${query}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      error: 'invalid_request',
      error_description: 'must use HTTP POST',
    });
  });

  test.each([
    ['JSON', 'application/json', JSON.stringify(good)],
    ['a form that does not say so', 'text/plain', new URLSearchParams(good).toString()],
  ])('%s', async (_, type, body) => {
    const response = await world.fetch(`${MY_DOMAIN}/services/oauth2/token`, {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      error: 'invalid_request',
      error_description: 'grant type is missing',
    });
  });
});

describe('controls', () => {
  test.each([
    [{ serviceUserActive: false }, 'invalid_grant', 'inactive user'],
    [{ adminApprovalRequired: true }, 'invalid_app_access', 'user is not admin approved to access this app'],
    [{ appBlocked: true }, 'invalid_app_access', 'this app is blocked by admin'],
    [{ appInstalled: false }, 'invalid_client', 'app must be installed into org'],
  ])('%j refuse both a code and a refresh, until taken back', async (controls, error, description) => {
    const org = world.salesforce.org('production');
    const { refresh_token: token } = await connect(world);
    const code = await newCode(world);
    const before = org.facts().controls;
    org.set(controls);
    expect(refusal(await exchange(world, code))).toEqual([400, error, description]);
    expect(refusal(await refresh(world, token!))).toEqual([400, error, description]);
    org.set(before);
    expect((await refresh(world, token!)).status).toBe(200);
  });

  test('tokenAnswer replaces the answer to its grant type alone', async () => {
    const { refresh_token: token } = await connect(world);
    const tokenAnswer = {
      grantType: 'refresh_token',
      status: 500,
      error: 'unknown_error',
      error_description: 'retry your request',
    };
    world.salesforce.org('production').set({ tokenAnswer });
    expect(refusal(await refresh(world, token!))).toEqual([500, 'unknown_error', 'retry your request']);
    expect((await exchange(world, await newCode(world))).status).toBe(200);
  });

  test('instanceUrl replaces what the endpoint says', async () => {
    world.salesforce.org('production').set({ instanceUrl: 'https://evil.example' });
    expect((await connect(world))['instance_url']).toBe('https://evil.example');
  });

  test('another organization id forgets all grants and shows everywhere', async () => {
    const { refresh_token: token } = await connect(world);
    world.salesforce.org('production').set({ organizationId: '00DHp000001gPLbMAM' });
    expect(refusal(await refresh(world, token!))).toEqual([
      400,
      'invalid_grant',
      'expired access/refresh token',
    ]);
    const { access_token: access, id } = await connect(world);
    expect(access).toMatch(/^00DHp000001gPLb!/);
    expect(id).toContain('/id/00DHp000001gPLbMAM/');
    const answer = await api(world, access!, '/query?q=SELECT+Id+FROM+Organization');
    expect(JSON.stringify(await answer.json())).toContain('"Id":"00DHp000001gPLbMAM"');
  });
});

test('token calls are counted by grant type', async () => {
  const { refresh_token: token } = await connect(world);
  await refresh(world, token!);
  await refresh(world, 'unknown');
  await post(world, '/services/oauth2/token', { grant_type: 'password' });
  expect(world.salesforce.org('production').facts().tokenCalls).toEqual({
    authorization_code: 1,
    refresh_token: 2,
    other: 1,
  });
});
