import { connect } from './browser';
import { ADMIN, api, createWorld, post, refresh, SERVICE, type World } from './world';

let world: World;
beforeEach(() => {
  world = createWorld();
});

const EXPIRED = { status: 400, error: 'invalid_grant', text: 'expired access/refresh token' };
const tried = async (token: string | undefined) => {
  const { status, json } = await refresh(world, token!);
  return status === 200 ? 'fresh' : { status, error: json['error'], text: json['error_description'] };
};
const apiStatus = async (token: string | undefined) => (await api(world, token!, '')).status;
const revoke = (token: string | undefined) => post(world, '/services/oauth2/revoke', { token: token! });

describe('a refresh', () => {
  test('without rotation gives a new access token, no refresh token, and works again', async () => {
    const first = await connect(world);
    const { json } = await refresh(world, first['refresh_token']!);
    expect(json).not.toHaveProperty('refresh_token');
    expect(json['access_token']).not.toBe(first['access_token']);
    expect(json['id']).toBe(first['id']);
    expect(await tried(first['refresh_token'])).toBe('fresh');
    expect(await apiStatus(first['access_token'])).toBe(200);
    expect(await apiStatus(json['access_token'])).toBe(200);
  });

  test('with rotation gives a new refresh token and kills the old one', async () => {
    world.salesforce.org('production').set({ rotation: true });
    const first = await connect(world);
    const second = (await refresh(world, first['refresh_token']!)).json;
    expect(second['refresh_token']).toMatch(/^5Aep861/);
    expect(second['refresh_token']).not.toBe(first['refresh_token']);
    expect((await refresh(world, second['refresh_token']!)).status).toBe(200);
  });

  test('with a dead token ends the current one and all access tokens, and no other grant', async () => {
    world.salesforce.org('production').set({ rotation: true });
    const other = await connect(world, ADMIN);
    const first = await connect(world);
    const second = (await refresh(world, first['refresh_token']!)).json;
    expect(await tried(first['refresh_token'])).toEqual(EXPIRED);
    expect(await tried(second['refresh_token'])).toEqual(EXPIRED);
    expect(await apiStatus(first['access_token'])).toBe(401);
    expect(await apiStatus(second['access_token'])).toBe(401);
    expect(await tried(other['refresh_token'])).toBe('fresh');
  });

  test('is never limited in rate', async () => {
    const { refresh_token: token } = await connect(world);
    for (let n = 0; n < 200; n++) expect(await tried(token)).toBe('fresh');
  });
});

describe('grants of one user', () => {
  test('are five at most: a sixth revokes the oldest with its access token', async () => {
    const grants = [];
    for (let n = 0; n < 6; n++) grants.push(await connect(world, SERVICE));
    expect(await tried(grants[0]!['refresh_token'])).toEqual(EXPIRED);
    expect(await apiStatus(grants[0]!['access_token'])).toBe(401);
    for (const grant of grants.slice(1)) expect(await tried(grant['refresh_token'])).toBe('fresh');
  });

  test('are counted apart from those of others', async () => {
    const own = await connect(world, SERVICE);
    for (let n = 0; n < 5; n++) await connect(world, ADMIN);
    expect(await tried(own['refresh_token'])).toBe('fresh');
  });
});

describe('revoke', () => {
  test('of a refresh token ends its access tokens too', async () => {
    const { access_token: access, refresh_token: token } = await connect(world);
    const answer = await revoke(token);
    expect([answer.status, answer.text]).toEqual([200, '']);
    expect(await tried(token)).toEqual(EXPIRED);
    expect(await apiStatus(access)).toBe(401);
  });

  test('of an access token ends that one only', async () => {
    const { access_token: access, refresh_token: token } = await connect(world);
    const second = (await refresh(world, token!)).json['access_token'];
    expect((await revoke(access)).status).toBe(200);
    expect(await apiStatus(access)).toBe(401);
    expect(await apiStatus(second)).toBe(200);
    expect(await tried(token)).toBe('fresh');
  });

  test('works by GET, and on the login host', async () => {
    const first = await connect(world);
    const second = await connect(world);
    for (const [host, token] of [
      ['acme.my', first['refresh_token']],
      ['login', second['refresh_token']],
    ]) {
      const query = new URLSearchParams({ token: token! });
      const response = await world.fetch(`https://${host}.salesforce.com/services/oauth2/revoke?${query}`);
      expect(response.status).toBe(200);
      expect(await tried(token)).toEqual(EXPIRED);
    }
  });

  test('of a token that is not, or not any more, is an error as a form', async () => {
    const { refresh_token: token } = await connect(world);
    await revoke(token);
    for (const gone of [token, 'nonsense']) {
      const answer = await revoke(gone);
      expect(answer.status).toBe(400);
      expect(new URLSearchParams(answer.text).get('error')).toBe('invalid_token');
    }
    const missing = await post(world, '/services/oauth2/revoke', {});
    expect(new URLSearchParams(missing.text).get('error')).toBe('unsupported_token_type');
  });
});

describe('acts', () => {
  test('expireRefreshTokens leaves access tokens alive, and a new approval mends it', async () => {
    const { access_token: access, refresh_token: token } = await connect(world);
    world.salesforce.org('production').act('expireRefreshTokens');
    expect(await tried(token)).toEqual(EXPIRED);
    expect(await apiStatus(access)).toBe(200);
    expect(await tried((await connect(world))['refresh_token'])).toBe('fresh');
  });

  test('revokeRefreshTokens ends both', async () => {
    const { access_token: access, refresh_token: token } = await connect(world);
    world.salesforce.org('production').act('revokeRefreshTokens');
    expect(await tried(token)).toEqual(EXPIRED);
    expect(await apiStatus(access)).toBe(401);
  });

  test('expireAccessTokens leaves the refresh token alive', async () => {
    const { access_token: access, refresh_token: token } = await connect(world);
    world.salesforce.org('production').act('expireAccessTokens');
    expect(await apiStatus(access)).toBe(401);
    expect(await tried(token)).toBe('fresh');
  });

  test('an unknown act is refused', () => {
    expect(() => world.salesforce.org('production').act('toString' as 'expireAccessTokens')).toThrow(
      'knows no act',
    );
  });
});

test('an access token ends after two hours', async () => {
  const { access_token: access } = await connect(world);
  world.advance(2 * 60 * 60 * 1000 - 1);
  expect(await apiStatus(access)).toBe(200);
  world.advance(1);
  expect(await apiStatus(access)).toBe(401);
});
