import { CANARY } from '../../../../dev/world/canary';
import type { OrgControls } from '../../../../dev/salesforce/controls';
import { approve, connect } from './browser';
import {
  api,
  authorizeUrl,
  createWorld,
  MY_DOMAIN,
  post,
  refresh,
  SANDBOX,
  SERVICE,
  START_MS,
  type World,
} from './world';

let world: World;
beforeEach(() => {
  world = createWorld();
});

describe('facts', () => {
  test('tell a person how to play the admin', () => {
    const facts = world.salesforce.org('sandbox').facts();
    expect(facts).toMatchObject({
      org: 'sandbox',
      name: 'Acme Corp',
      myDomain: 'acme--uat.sandbox.my.salesforce.com',
      organizationId: '00DVf000002kQMbMAM',
      callbackUrl: 'https://script.google.com/macros/d/SCRIPT/usercallback',
      tokenCalls: {},
    });
    expect(facts.consumerKey).toMatch(/^3MVG9/);
    expect(facts.consumerSecret).toContain(CANARY);
    expect(facts.users[0]).toEqual({
      id: expect.stringMatching(/^005\w{15}$/) as string,
      username: 'trunkline.service@acme.example.uat',
      password: 'service-demo',
      name: 'Trunkline Service',
      role: 'service',
      active: true,
    });
  });

  test('show what has been set, and that the service user alone is inactive', () => {
    const org = world.salesforce.org('production');
    org.set({ rotation: true, serviceUserActive: false });
    expect(org.facts().controls).toMatchObject({ rotation: true, appBlocked: false });
    expect(org.facts().users.filter(({ active }) => !active)).toHaveLength(1);
    expect(world.salesforce.org('sandbox').facts().controls.rotation).toBe(false);
  });
});

describe('set', () => {
  test.each<[string, object]>([
    ['an unknown control', { gravity: false }],
    ['a text for a switch', { rotation: 'yes' }],
    ['an unknown outage', { unavailable: '500' }],
    ['an unknown permission', { servicePermissions: ['Fly'] }],
    ['half a token answer', { tokenAnswer: { grantType: 'refresh_token', status: 400 } }],
    ['an organization id of 15 characters', { organizationId: '00DHp000001gPLb' }],
    ['an organization id with a wrong suffix', { organizationId: '00DHp000001gPLbAAA' }],
  ])('refuses %s, and changes nothing', (_, controls) => {
    const org = world.salesforce.org('production');
    const before = org.facts();
    expect(() => org.set(controls as Partial<OrgControls>)).toThrow(/control/);
    expect(org.facts()).toEqual(before);
  });
});

describe('an outage', () => {
  const PATHS = ['/', '/services/oauth2/token', '/services/data/v66.0/query', '/id/00D/005'];

  test.each([
    ['503', 503, 'text/html', 'We are down for maintenance.'],
    ['html', 200, 'text/html', 'We are down for maintenance.'],
    ['timeout', 504, 'text/plain', 'Gateway Timeout'],
  ] as const)('%s is the answer everywhere, until it is over', async (unavailable, status, type, words) => {
    const org = world.salesforce.org('production');
    org.set({ unavailable });
    for (const path of PATHS) {
      const response = await world.fetch(MY_DOMAIN + path);
      expect(response.status).toBe(status);
      if (unavailable === '503' && path.startsWith('/services/data')) {
        expect(await response.json()).toMatchObject([{ errorCode: 'SERVER_UNAVAILABLE' }]);
        continue;
      }
      expect(response.headers.get('content-type')).toContain(type);
      expect(await response.text()).toContain(words);
    }
    expect(world.waits).toEqual(unavailable === 'timeout' ? PATHS.map(() => 400_000) : []);
    expect((await world.fetch(SANDBOX)).status).toBe(200);
    org.set({ unavailable: 'off' });
    expect((await world.fetch(MY_DOMAIN)).status).toBe(200);
  });

  test('also stops the identity URL on the login host', async () => {
    const { id } = await connect(world);
    world.salesforce.org('production').set({ unavailable: '503' });
    expect((await world.fetch(id!)).status).toBe(503);
  });

  test('leaves the token calls counted', async () => {
    world.salesforce.org('production').set({ unavailable: '503' });
    await refresh(world, 'x');
    expect(world.salesforce.org('production').facts().tokenCalls).toEqual({ refresh_token: 1 });
  });
});

describe('the log', () => {
  test('has time, method, path and status of what the org answered, and no secret', async () => {
    const { access_token: access } = await connect(world);
    await api(world, access!, '/query?q=SELECT+Id+FROM+Organization');
    await world.fetch(`${MY_DOMAIN}/services/oauth2/revoke?token=${encodeURIComponent(access!)}`);
    const log = world.salesforce.org('production').log();
    const shared = { atMs: START_MS, ms: 0, method: 'GET', status: 200, codes: [] };
    const caller = { username: SERVICE.username, app: 'Trunkline' };
    const soql = 'q=SELECT Id FROM Organization';
    expect(log.slice(-2)).toEqual([
      { ...shared, ...caller, path: '/services/data/v66.0/query', query: soql },
      { ...shared, path: '/services/oauth2/revoke', query: 'token=***' },
    ]);
    expect(JSON.stringify(log)).not.toContain(CANARY);
    expect(world.salesforce.org('sandbox').log()).toEqual([]);
  });

  test('keeps the last thousand, and is empty after a reset', async () => {
    for (let n = 0; n < 1001; n++) await world.fetch(`${MY_DOMAIN}/${n}`);
    const log = world.salesforce.org('production').log();
    expect([log.length, log[0]!.path, log[999]!.path]).toEqual([1000, '/1', '/1000']);
    world.state.clear();
    expect(world.salesforce.org('production').log()).toEqual([]);
  });
});

test('the sandbox is an org of its own, from login to identity', async () => {
  const { consumerKey, consumerSecret } = world.salesforce.org('sandbox').facts();
  const login = { ...SERVICE, username: `${SERVICE.username}.uat` };
  const url = authorizeUrl(world, { client_id: consumerKey }).replace(MY_DOMAIN, SANDBOX);
  const back = await approve(world, login, url);
  const fields = {
    grant_type: 'authorization_code',
    client_id: consumerKey,
    client_secret: consumerSecret,
    redirect_uri: 'https://script.google.com/macros/d/SCRIPT/usercallback',
    code: back.url.searchParams.get('code')!,
    code_verifier: 'verifier-0123456789-0123456789-0123456789-abc',
  };
  expect((await post(world, '/services/oauth2/token', fields)).json['error']).toBe('invalid_client_id');
  const { json } = await post(world, `${SANDBOX}/services/oauth2/token`, fields);
  expect(json['instance_url']).toBe(SANDBOX);
  expect(json['id']).toMatch(/^https:\/\/test\.salesforce\.com\/id\/00DVf000002kQMbMAM\/005/);
  expect((await api(world, json['access_token']!, '')).status).toBe(401);
});
