import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CANARY } from '../../../../dev/world/canary';
import { emptyOrgState, type OrgState } from '../../../../dev/salesforce/org-state';
import { createStateStore } from '../../../../dev/world/state-store';
import { connect, createBrowser, logIn, newCode } from './browser';
import { ADMIN, api, authorizeUrl, createWorld, exchange, refresh, type World } from './world';

let world: World;
beforeEach(() => {
  world = createWorld();
});

describe('the state', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'salesforce-'));
    world = createWorld({ state: createStateStore(directory) });
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  const restart = () => createWorld({ state: createStateStore(directory) });

  test('outlives a restart: grants, codes, controls, counts', async () => {
    world.salesforce.org('production').set({ rotation: true });
    const tokens = await connect(world);
    const code = await newCode(world);
    const after = restart();
    expect((await api(after, tokens['access_token']!, '')).status).toBe(200);
    expect((await refresh(after, tokens['refresh_token']!)).json).toHaveProperty('refresh_token');
    expect((await exchange(after, code)).status).toBe(200);
    expect(after.salesforce.org('production').facts()).toMatchObject({
      controls: { rotation: true },
      tokenCalls: { authorization_code: 2, refresh_token: 1 },
    });
  });

  test('never issues a secret twice, though the source of randomness begins anew', async () => {
    const before = await connect(world);
    const after = await connect(restart());
    for (const name of ['access_token', 'refresh_token']) {
      expect(after[name]).toContain(CANARY);
      expect(after[name]).not.toBe(before[name]);
    }
  });

  test('does not grow for ever: what has ended is forgotten when something new begins', async () => {
    await connect(world);
    world.salesforce.org('production').act('expireRefreshTokens');
    world.advance(2 * 24 * 60 * 60 * 1000);
    await connect(world);
    const { value } = world.state.open<OrgState>('salesforce-production', emptyOrgState);
    expect([value.grants.length, value.codes.length, value.sessions.length]).toEqual([1, 1, 1]);
  });

  test('is gone after a reset, controls and all', async () => {
    const { access_token: access, refresh_token: token } = await connect(world);
    world.salesforce.org('production').set({ rotation: true, organizationId: '00DHp000001gPLbMAM' });
    world.state.clear();
    expect((await api(world, access!, '')).status).toBe(401);
    expect((await refresh(world, token!)).status).toBe(400);
    expect(world.salesforce.org('production').facts()).toMatchObject({
      organizationId: '00DHp000001gPLaMAM',
      controls: { rotation: false },
      tokenCalls: { refresh_token: 1 },
    });
  });

  test('keeps a login in the browser over a restart', async () => {
    const browser = createBrowser(world);
    await logIn(browser, await browser.open(authorizeUrl(world)), ADMIN);
    const cookie = browser.cookieHeader()!.split(';')[0]!;
    const page = await restart().fetch(authorizeUrl(world), { headers: { cookie } });
    expect(await page.text()).toContain('Allow Access?');
  });
});
