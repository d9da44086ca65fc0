/** The flows without a browser that a signature or a password opens. */

import type { OrgControls } from '../../../../dev/salesforce/controls';
import { scenario } from '../../../../dev/world/scenarios';
import { connect } from './browser';
import { assert, claimsOf, createSigner, type Signer } from './signed-assertion';
import { ADMIN, api, consumer, createWorld, MY_DOMAIN, post, SERVICE, START_MS, type World } from './world';

let world: World;
let signer: Signer;
let stranger: Signer;
beforeAll(() => {
  signer = createSigner();
  stranger = createSigner();
});
beforeEach(() => (world = createWorld()));

const org = () => world.salesforce.org('production');
const set = (controls: Partial<OrgControls>) => org().set(controls);
const PATH = '/services/oauth2/token';

describe('a signed assertion', () => {
  beforeEach(() => set({ jwtBearer: { certificate: signer.certificate } }));

  test('of who has approved the app gives a token with those scopes, and no refresh token', async () => {
    await connect(world);
    const { status, json } = await assert(world, signer);
    expect(status).toBe(200);
    expect(json).toMatchObject({ scope: 'api', token_type: 'Bearer', instance_url: MY_DOMAIN });
    expect(json).not.toHaveProperty('refresh_token');
    expect((await api(world, json['access_token']!, '/limits')).status).toBe(200);
    expect(org().facts().tokenCalls).toEqual({
      authorization_code: 1,
      'urn:ietf:params:oauth:grant-type:jwt-bearer': 1,
    });
  });

  test('of who was approved by the admin needs no approval of theirs, and My Domain is an audience', async () => {
    set({ adminApprovalRequired: true, approvedUsers: [SERVICE.username.toUpperCase()] });
    expect((await assert(world, signer, { aud: MY_DOMAIN })).status).toBe(200);
    expect((await assert(world, signer, { sub: ADMIN.username })).json).toEqual({
      error: 'invalid_app_access',
      error_description: 'user is not admin approved to access this app',
    });
  });

  test.each<[string, Record<string, unknown>, string, string]>([
    ['another client', { iss: 'nobody' }, 'invalid_client_id', 'client identifier invalid'],
    ['nobody', { sub: 'nobody@acme.example' }, 'invalid_grant', "user hasn't approved this consumer"],
    ['no user', { sub: 7 }, 'invalid_grant', "user hasn't approved this consumer"],
    ['another org', { aud: 'https://evil.example' }, 'invalid_grant', 'Audience validation failed'],
    ['the past', { exp: START_MS / 1000 }, 'invalid_grant', 'expired authorization code'],
    ['too long a time', { exp: START_MS / 1000 + 301 }, 'invalid_grant', 'invalid assertion'],
    ['no time', { exp: 'soon' }, 'invalid_grant', 'invalid assertion'],
  ])('for %s is refused', async (_, changed, error, description) => {
    await connect(world);
    const answer = await assert(world, signer, changed);
    expect(answer).toMatchObject({ status: 400, json: { error, error_description: description } });
  });

  test.each<[string, () => string]>([
    ['is signed by a stranger', () => stranger.sign({ alg: 'RS256' }, claimsOf(world))],
    ['names another algorithm', () => signer.sign({ alg: 'HS256' }, claimsOf(world))],
    [
      'says that it is unsigned',
      () => `${signer.sign({ alg: 'none' }, claimsOf(world)).split('.', 2).join('.')}.`,
    ],
    ['has two parts', () => signer.sign({ alg: 'RS256' }, claimsOf(world)).split('.', 2).join('.')],
    ['is no JSON', () => 'e30.x.y'],
    ['is empty', () => ''],
  ])('that %s is refused', async (_, assertion) => {
    await connect(world);
    const answer = await post(world, PATH, {
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      assertion: assertion(),
    });
    expect(answer).toMatchObject({
      status: 400,
      json: { error: 'invalid_grant', error_description: 'invalid assertion' },
    });
  });

  test('is of no use where the flow is off, the app blocked, or the approval taken back', async () => {
    await connect(world);
    set({ jwtBearer: 'off' });
    expect((await assert(world, signer)).json['error']).toBe('unauthorized_client');
    set({ jwtBearer: { certificate: signer.certificate }, appBlocked: true });
    expect((await assert(world, signer)).json['error']).toBe('invalid_app_access');
    set({ appBlocked: false });
    org().act('revokeRefreshTokens');
    expect((await assert(world, signer)).json['error_description']).toBe(
      "user hasn't approved this consumer",
    );
  });
});

describe('a password', () => {
  const ask = (changed: Record<string, string> = {}) =>
    post(world, PATH, { grant_type: 'password', ...consumer(world), ...SERVICE, ...changed });
  const FAILED = {
    status: 400,
    json: { error: 'invalid_grant', error_description: 'authentication failure' },
  };

  test('is refused in a new org, right as it may be', async () => {
    expect(await ask()).toMatchObject(FAILED);
  });

  test('gives a token without a refresh token where the flow is on', async () => {
    set({ passwordFlow: 'on' });
    const { status, json } = await ask({ username: SERVICE.username.toUpperCase() });
    expect(status).toBe(200);
    expect(json).not.toHaveProperty('refresh_token');
    expect((await api(world, json['access_token']!, '/limits')).status).toBe(200);
    expect(await ask({ password: 'wrong' })).toMatchObject(FAILED);
    expect(await ask({ username: 'nobody@acme.example' })).toMatchObject(FAILED);
    expect((await ask({ client_secret: 'wrong' })).json['error']).toBe('invalid_client');
  });
});

test('client credentials give no token when the app has no scope for one', async () => {
  const orgs = scenario('demo', 'SCRIPT').orgs.map((seed) => ({
    ...seed,
    app: { ...seed.app, scopes: ['full', 'refresh_token'] },
  }));
  world = createWorld({ orgs });
  set({ clientCredentials: { runAs: SERVICE.username } });
  const answer = await post(world, PATH, { grant_type: 'client_credentials', ...consumer(world) });
  expect(answer.json).toEqual({ error: 'invalid_grant', error_description: 'no valid scopes defined' });
});

test('a certificate is an RSA key of 2,048 bits or more, as PEM', () => {
  const wrong = [
    { certificate: 'nonsense' },
    { certificate: createSigner(1024).certificate },
    'on',
    null,
    {},
  ];
  for (const jwtBearer of wrong)
    expect(() => set({ jwtBearer } as unknown as Partial<OrgControls>)).toThrow('jwtBearer cannot be');
});
