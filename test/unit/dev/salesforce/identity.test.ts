import { approve, connect } from './browser';
import {
  authorizeUrl,
  consumer,
  createWorld,
  exchange,
  MY_DOMAIN,
  post,
  SANDBOX,
  SERVICE,
  type World,
} from './world';

let world: World;
let tokens: Record<string, string>;
beforeEach(async () => {
  world = createWorld();
  tokens = await connect(world);
});

const bearer = () => ({ headers: { authorization: `Bearer ${tokens['access_token']}` } });

describe('the identity URL', () => {
  test('tells who the token stands for, on the login host and on My Domain', async () => {
    const path = new URL(tokens['id']!).pathname;
    for (const origin of ['https://login.salesforce.com', MY_DOMAIN]) {
      const response = await world.fetch(origin + path, bearer());
      expect(response.status).toBe(200);
      expect(await response.json()).toMatchObject({
        id: tokens['id'],
        user_id: path.split('/')[3],
        organization_id: path.split('/')[2],
        username: SERVICE.username,
        display_name: 'Trunkline Service',
        email: 'crm-operations@acme.example',
        active: true,
        user_type: 'STANDARD',
        urls: { custom_domain: MY_DOMAIN, rest: `${MY_DOMAIN}/services/data/v{version}/` },
      });
    }
  });

  test('takes the token from the address, as jsforce sends it, and fills in the version', async () => {
    const query = new URLSearchParams({
      format: 'json',
      oauth_token: tokens['access_token']!,
      version: 'latest',
    });
    const response = await world.fetch(`${tokens['id']}?${query}`);
    expect(await response.json()).toMatchObject({
      urls: { query: `${MY_DOMAIN}/services/data/v68.0/query/` },
    });
  });

  test('refuses in plain text', async () => {
    const asked = async (url: string, init?: RequestInit) => {
      const response = await world.fetch(url, init);
      return [response.status, await response.text()];
    };
    const id = tokens['id']!;
    expect(await asked(id)).toEqual([403, 'Missing_OAuth_Token']);
    expect(await asked(id, { headers: { authorization: 'Bearer nonsense' } })).toEqual([
      403,
      'Bad_OAuth_Token',
    ]);
    expect(await asked(id.replace('00DHp', '00DHq'), bearer())).toEqual([403, 'Wrong_Org']);
    expect(await asked(`${id.slice(0, -18)}005000000000000AAA`, bearer())).toEqual([404, 'Bad_Id']);
    expect(await asked(`${id}?format=xml`, bearer())).toEqual([406, 'Only format=json is built.']);
  });

  test('is closed to a token without a scope for it', async () => {
    const back = await approve(
      world,
      SERVICE,
      authorizeUrl(world, { scope: 'refresh_token', prompt: 'consent' }),
    );
    const { json } = await exchange(world, back.url.searchParams.get('code')!);
    const headers = { authorization: `Bearer ${json['access_token']}` };
    expect((await world.fetch(json['id']!, { headers })).status).toBe(403);
  });
});

test('userinfo names the identity URL as subject', async () => {
  const response = await world.fetch(`${MY_DOMAIN}/services/oauth2/userinfo`, bearer());
  expect(await response.json()).toMatchObject({
    sub: tokens['id'],
    preferred_username: SERVICE.username,
    given_name: 'Trunkline',
    family_name: 'Service',
  });
  expect((await world.fetch(`${MY_DOMAIN}/services/oauth2/userinfo`)).status).toBe(403);
});

test('the discovery document names endpoints that answer', async () => {
  const found = await world.fetch(`${MY_DOMAIN}/.well-known/openid-configuration`);
  const document = (await found.json()) as Record<string, string>;
  expect(document['issuer']).toBe(MY_DOMAIN);
  for (const name of ['authorization', 'token', 'revocation', 'userinfo']) {
    const response = await world.fetch(document[`${name}_endpoint`]!);
    expect(response.status).not.toBe(404);
  }
});

describe('a login host', () => {
  test.each(['login', 'test'])('%s does not find a local app', async (name) => {
    const org = name === 'login' ? 'production' : 'sandbox';
    const url = new URL(authorizeUrl(world, consumer(world, org)));
    url.hostname = `${name}.salesforce.com`;
    const response = await world.fetch(url.href);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(
      'OAUTH_EC_APP_NOT_FOUND: External client app is not installed in this org',
    );
  });

  test('does not know the client of nobody', async () => {
    const response = await world.fetch(
      'https://login.salesforce.com/services/oauth2/authorize?client_id=nobody',
    );
    expect(await response.text()).toContain('invalid_client_id: client identifier invalid');
  });

  test('gives no tokens, and counts no calls for the org', async () => {
    const before = world.salesforce.org('production').facts().tokenCalls;
    const url = 'https://login.salesforce.com/services/oauth2/token';
    const fields = {
      grant_type: 'refresh_token',
      refresh_token: tokens['refresh_token']!,
      ...consumer(world),
    };
    const answer = await post(world, url, fields);
    expect(answer.json).toEqual({
      error: 'invalid_client_id',
      error_description: 'client identifier invalid',
    });
    expect((await post(world, url, {})).json['error_description']).toBe('grant type is missing');
    expect(world.salesforce.org('production').facts().tokenCalls).toEqual(before);
  });

  test('has no login form and no data', async () => {
    for (const path of ['/', '/services/data/', '/lightning/setup/ExternalClientApps']) {
      expect((await world.fetch(`https://login.salesforce.com${path}`)).status).toBe(404);
    }
  });

  test('of sandboxes knows no production id', async () => {
    const response = await world.fetch(tokens['id']!.replace('login', 'test'), bearer());
    expect([response.status, await response.text()]).toEqual([403, 'Bad_OAuth_Token']);
  });
});

test('the hosts are the four it answers for, and no other is answered', async () => {
  expect(world.salesforce.hosts().sort()).toEqual(
    [
      new URL(MY_DOMAIN).hostname,
      new URL(SANDBOX).hostname,
      'login.salesforce.com',
      'test.salesforce.com',
    ].sort(),
  );
  await expect(world.fetch('https://evil.my.salesforce.com/')).rejects.toThrow('not a host');
});
