/** The app's refresh token policy, on the org's clock. */

import type { OrgControls } from '../../../../dev/salesforce/controls';
import { connect } from './browser';
import { api, createWorld, refresh, type World } from './world';

const HOUR_MS = 60 * 60 * 1000;
let world: World;
beforeEach(() => (world = createWorld()));

const set = (controls: Partial<OrgControls>) => world.salesforce.org('production').set(controls);
const grants = () => world.salesforce.org('production').facts().grants;

test('an absolute time ends the token however often it is used, and access tokens live on', async () => {
  set({ refreshTokenPolicy: { expiresAfterHours: 3 } });
  const { refresh_token: token } = await connect(world);
  world.advance(3 * HOUR_MS - 1);
  const last = await refresh(world, token!);
  expect(last.status).toBe(200);
  world.advance(1);
  expect(await refresh(world, token!)).toMatchObject({
    status: 400,
    json: { error: 'invalid_grant', error_description: 'expired access/refresh token' },
  });
  expect((await api(world, last.json['access_token']!, '')).status).toBe(200);
  expect(grants()).toBe(0);
});

test('rotation does not lengthen an absolute time', async () => {
  set({ rotation: true, refreshTokenPolicy: { expiresAfterHours: 3 } });
  const { refresh_token: token } = await connect(world);
  world.advance(2 * HOUR_MS);
  const { json } = await refresh(world, token!);
  world.advance(HOUR_MS);
  expect((await refresh(world, json['refresh_token']!)).status).toBe(400);
});

test('an idle time begins anew with each use', async () => {
  set({ refreshTokenPolicy: { unusedHours: 3 } });
  const { refresh_token: token } = await connect(world);
  for (let n = 0; n < 3; n++) {
    world.advance(3 * HOUR_MS - 1);
    expect((await refresh(world, token!)).status).toBe(200);
  }
  world.advance(3 * HOUR_MS);
  expect((await refresh(world, token!)).status).toBe(400);
});

test('immediately: the token is issued and of no use, and its session lives on', async () => {
  set({ refreshTokenPolicy: 'immediately' });
  const { access_token: access, refresh_token: token } = await connect(world);
  expect((await refresh(world, token!)).status).toBe(400);
  expect((await api(world, access!, '')).status).toBe(200);
});

test('a policy that the admin changes is met by the tokens that there are, and survives a restart', async () => {
  const { refresh_token: token } = await connect(world);
  world.advance(5 * HOUR_MS);
  set({ refreshTokenPolicy: { unusedHours: 4 } });
  expect((await refresh(world.restarted(), token!)).status).toBe(400);
  set({ refreshTokenPolicy: 'untilRevoked' });
  expect((await refresh(world, token!)).status).toBe(200);
});

test.each([
  'never',
  {},
  { unusedHours: 0 },
  { unusedHours: 1, expiresAfterHours: 1 },
  { expiresAfterHours: '1' },
  null,
])('%j cannot be set', (refreshTokenPolicy) => {
  expect(() => set({ refreshTokenPolicy } as unknown as Partial<OrgControls>)).toThrow('refreshTokenPolicy');
});
