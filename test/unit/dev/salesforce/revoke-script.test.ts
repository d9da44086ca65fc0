/** The form of revoke for pages of another origin: a script that calls what the address names. */

import { connect } from './browser';
import { createWorld, MY_DOMAIN, refresh, type World } from './world';

let world: World;
beforeEach(() => (world = createWorld()));

const revoke = (query: Record<string, string>) =>
  world.fetch(`${MY_DOMAIN}/services/oauth2/revoke?${new URLSearchParams(query)}`);

test('says whether the token is gone', async () => {
  const { refresh_token: token } = await connect(world);
  const response = await revoke({ token: token!, callback: 'app.done' });
  expect(response.headers.get('content-type')).toMatch(/^application\/javascript/);
  expect(await response.text()).toBe('app.done({});');
  expect((await refresh(world, token!)).status).toBe(400);
  const again = await revoke({ token: token!, callback: 'app.done' });
  expect(await again.text()).toBe('app.done({"error":"invalid_token"});');
});

test('calls nothing that is no name', async () => {
  const response = await revoke({ token: 'nonsense', callback: 'alert(1)//' });
  expect(response.headers.get('content-type')).toBe('application/x-www-form-urlencoded');
  expect(await response.text()).not.toContain('alert');
});
