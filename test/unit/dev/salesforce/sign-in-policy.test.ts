/** Who may begin a session, from where, and how often: at the log-in form, at the consent, for tokens, in calls. */

import type { OrgControls } from '../../../../dev/salesforce/controls';
import { connect, createBrowser, logIn, newCode, unescapeHtml } from './browser';
import { assert, createSigner } from './signed-assertion';
import {
  ADMIN,
  api,
  authorizeUrl,
  consumer,
  createWorld,
  exchange,
  MY_DOMAIN,
  post,
  refresh,
  SERVICE,
  type World,
} from './world';

let world: World;
beforeEach(() => (world = createWorld()));

const org = () => world.salesforce.org('production');
const set = (controls: Partial<OrgControls>) => org().set(controls);
const why = ({ json }: { json: Record<string, string> }) => json['error_description'];
const apiStatus = async (token: string | undefined) => (await api(world, token!, '/limits')).status;
const setupAs = async (login: typeof ADMIN) =>
  logIn(createBrowser(world), await createBrowser(world).open(MY_DOMAIN), login);

describe('a frozen user', () => {
  test('cannot log in and gets no token, and what they have lives on', async () => {
    const tokens = await connect(world);
    const code = await newCode(world);
    set({ frozenUsers: [SERVICE.username] });
    expect((await setupAs(SERVICE)).html).toContain('Please check your username and password.');
    expect(why(await refresh(world, tokens['refresh_token']!))).toBe('authentication failure');
    expect(why(await exchange(world, code))).toBe('authentication failure');
    expect(await apiStatus(tokens['access_token'])).toBe(200);
    expect((await setupAs(ADMIN)).html).toContain('External Client App');
    set({ frozenUsers: [] });
    expect((await refresh(world, tokens['refresh_token']!)).status).toBe(200);
  });

  test('of a contained org has no token left, and must approve anew when unfrozen', async () => {
    const tokens = await connect(world);
    set({ frozenUsers: [SERVICE.username] });
    org().act('revokeRefreshTokens');
    expect(await apiStatus(tokens['access_token'])).toBe(401);
    set({ frozenUsers: [] });
    expect(why(await refresh(world, tokens['refresh_token']!))).toBe('expired access/refresh token');
    expect((await connect(world))['access_token']).toBeDefined();
  });
});

test('an inactive organization ends all sessions and begins none', async () => {
  const tokens = await connect(world);
  set({ organizationActive: false });
  expect((await setupAs(ADMIN)).html).toContain('Please check your username and password.');
  expect(await apiStatus(tokens['access_token'])).toBe(401);
  set({ organizationActive: true });
  expect(await apiStatus(tokens['access_token'])).toBe(200);
});

describe('a request from outside the login IP ranges', () => {
  test('meets the log-in form, the consent and the token endpoint', async () => {
    const browser = createBrowser(world);
    await logIn(browser, await browser.open(authorizeUrl(world)), SERVICE);
    const code = await newCode(world);
    set({ outsideLoginRanges: true });
    expect((await browser.open(authorizeUrl(world))).html).toContain('invalid_grant: ip restricted');
    const login = await logIn(
      createBrowser(world),
      await createBrowser(world).open(authorizeUrl(world)),
      SERVICE,
    );
    expect(unescapeHtml(login.html)).toContain('your location or login time may be restricted');
    expect(why(await exchange(world, code))).toBe('ip restricted');
  });

  test.each<[OrgControls['ipRelaxation'], boolean, boolean]>([
    ['enforce', false, false],
    ['relaxForRefresh', false, true],
    ['relax', true, true],
  ])('under %s: log-in %s, refresh %s', async (ipRelaxation, mayLogIn, mayRefresh) => {
    const tokens = await connect(world);
    set({ outsideLoginRanges: true, ipRelaxation, clientCredentials: { runAs: SERVICE.username } });
    expect((await refresh(world, tokens['refresh_token']!)).status).toBe(mayRefresh ? 200 : 400);
    const direct = { grant_type: 'client_credentials', ...consumer(world) };
    expect((await post(world, '/services/oauth2/token', direct)).status).toBe(mayLogIn ? 200 : 400);
    const page = await logIn(
      createBrowser(world),
      await createBrowser(world).open(authorizeUrl(world)),
      ADMIN,
    );
    expect(page.html.includes('Allow Access?')).toBe(mayLogIn);
    expect((await setupAs(ADMIN)).html).toContain('restricted');
  });

  test('is refused an assertion, whatever the app relaxes', async () => {
    await connect(world);
    const signer = createSigner();
    const jwtBearer = { certificate: signer.certificate };
    set({ jwtBearer, ipRelaxation: 'relax' });
    expect((await assert(world, signer)).status).toBe(200);
    set({ outsideLoginRanges: true });
    expect(why(await assert(world, signer))).toBe('ip restricted');
  });

  test('has its calls refused only in an org that looks at each, by an app that relaxes nothing', async () => {
    const { access_token: token } = await connect(world);
    set({ outsideLoginRanges: true });
    expect(await apiStatus(token)).toBe(200);
    set({ ipOnEveryRequest: true });
    const answer = await api(world, token!, '/limits');
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject([{ errorCode: 'INVALID_SESSION_ID' }]);
    set({ ipRelaxation: 'relax' });
    expect(await apiStatus(token)).toBe(200);
  });

  test('is refused a refresh alone by the allowlist for refresh tokens, whatever the app relaxes', async () => {
    const tokens = await connect(world);
    set({ outsideRefreshAllowlist: true, ipRelaxation: 'relax' });
    expect(why(await refresh(world, tokens['refresh_token']!))).toBe('ip restricted');
    expect((await connect(world))['access_token']).toBeDefined();
  });
});

describe('log-ins', () => {
  const RUNS = { clientCredentials: { runAs: SERVICE.username } };
  const direct = () =>
    post(world, '/services/oauth2/token', { grant_type: 'client_credentials', ...consumer(world) });

  test('are so many an hour and user; refreshes are none', async () => {
    const tokens = await connect(world);
    set({ ...RUNS, loginsAnHour: 3 });
    expect((await direct()).status).toBe(200);
    expect((await direct()).status).toBe(200);
    expect((await direct()).json).toEqual({
      error: 'rate_limit_exceeded',
      error_description: 'login rate exceeded',
    });
    expect((await refresh(world, tokens['refresh_token']!)).status).toBe(200);
    expect((await connect(world, ADMIN))['access_token']).toBeDefined();
    world.advance(60 * 60 * 1000);
    expect((await direct()).status).toBe(200);
  });

  test('are 3,600 when nobody says otherwise', () => {
    expect(org().facts().controls.loginsAnHour).toBe(3600);
  });
});

test('whom an admin has approved is asked for no consent', async () => {
  set({ adminApprovalRequired: true, approvedUsers: [SERVICE.username] });
  const browser = createBrowser(world);
  const page = await logIn(browser, await browser.open(authorizeUrl(world)), SERVICE);
  expect((await exchange(world, page.url.searchParams.get('code')!)).status).toBe(200);
  const other = await logIn(
    createBrowser(world),
    await createBrowser(world).open(authorizeUrl(world)),
    ADMIN,
  );
  expect(other.html).toContain('OAUTH_APP_ACCESS_DENIED');
});

test.each<[string, unknown]>([
  ['organizationActive', 'no'],
  ['frozenUsers', 'mia'],
  ['approvedUsers', ['']],
  ['loginsAnHour', -1],
  ['outsideLoginRanges', 1],
  ['ipRelaxation', 'some'],
  ['ipOnEveryRequest', null],
  ['outsideRefreshAllowlist', 'yes'],
  ['passwordFlow', 'off'],
])('%s cannot be %j', (name, value) => {
  expect(() => set({ [name]: value })).toThrow(`${name} cannot be`);
});
