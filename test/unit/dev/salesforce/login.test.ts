import { scenario } from '../../../../dev/world/scenarios';
import { approve, connect, createBrowser, logIn, unescapeHtml } from './browser';
import {
  ADMIN,
  authorizeUrl,
  createWorld,
  exchange,
  MY_DOMAIN,
  PERSON,
  SANDBOX,
  SERVICE,
  type World,
} from './world';

const REFUSED =
  "Please check your username and password. If you still can't log in, contact your Salesforce administrator.";

let world: World;
beforeEach(() => {
  world = createWorld();
});

describe('the login form', () => {
  test.each([
    ['a wrong password', { ...SERVICE, password: 'wrong' }],
    ['an unknown user', { username: 'nobody@acme.example', password: 'service-demo' }],
    ['a user of the other org', { username: `${SERVICE.username}.uat`, password: 'service-demo' }],
  ])('refuses %s and keeps what was typed, but for the password', async (_, login) => {
    const browser = createBrowser(world);
    const page = await logIn(browser, await browser.open(authorizeUrl(world)), login);
    expect(unescapeHtml(page.html)).toContain(REFUSED);
    expect(page.html).toContain(`value="${login.username}"`);
    expect(page.html).not.toContain(login.password);
    expect(browser.cookieHeader()).toBeNull();
  });

  test('refuses production users at the sandbox, and takes its own', async () => {
    const browser = createBrowser(world);
    const refused = await logIn(browser, await browser.open(SANDBOX), ADMIN);
    expect(unescapeHtml(refused.html)).toContain(REFUSED);
    const own = { ...ADMIN, username: `${ADMIN.username}.uat` };
    expect((await logIn(browser, refused, own)).html).toContain('External Client App: Trunkline');
  });

  test('refuses an inactive user, and ends the sessions of one', async () => {
    const browser = createBrowser(world);
    await logIn(browser, await browser.open(authorizeUrl(world)), SERVICE);
    world.salesforce.org('production').set({ serviceUserActive: false });
    const again = await browser.open(authorizeUrl(world));
    expect(again.html).toContain('Log In');
    expect(unescapeHtml((await logIn(browser, again, SERVICE)).html)).toContain(REFUSED);
  });

  test('takes a user name in any case', async () => {
    const page = await approve(world, { ...SERVICE, username: SERVICE.username.toUpperCase() });
    expect(page.url.searchParams.has('code')).toBe(true);
  });

  test('sets a cookie for this host alone, closed to scripts', async () => {
    const browser = createBrowser(world);
    await logIn(browser, await browser.open(authorizeUrl(world)), SERVICE);
    expect(browser.cookieHeader()).toMatch(/^sid=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  test.each(['https://evil.example/', '//evil.example/', '/\\evil.example/'])(
    'never leads to %s',
    async (startURL) => {
      const body = new URLSearchParams({ username: ADMIN.username, pw: ADMIN.password, startURL });
      const response = await world.fetch(`${MY_DOMAIN}/`, { method: 'POST', body });
      expect(response.headers.get('location')).toBe('/lightning/setup/ExternalClientApps');
    },
  );

  test('names the environment in the sandbox only', async () => {
    expect((await createBrowser(world).open(SANDBOX)).html).toContain('Sandbox: UAT');
    expect((await createBrowser(world).open(MY_DOMAIN)).html).not.toContain('Sandbox');
  });

  test('escapes what comes from outside', async () => {
    const hint = '"><script>alert(1)</script>';
    const page = await createBrowser(world).open(authorizeUrl(world, { login_hint: hint }));
    expect(page.html).not.toContain('<script>');
    expect(unescapeHtml(page.html)).toContain(hint);
  });
});

test('names of org and app are escaped on all pages', async () => {
  const orgs = scenario('demo', 'SCRIPT').orgs.map((org) => ({
    ...org,
    name: '<b>Acme</b>',
    app: { ...org.app, name: '<i>App</i>' },
  }));
  world = createWorld({ orgs });
  const browser = createBrowser(world);
  const login = await browser.open(authorizeUrl(world));
  const consent = await logIn(browser, login, ADMIN);
  const setup = await browser.open(`${MY_DOMAIN}/lightning/setup/ExternalClientApps`);
  for (const { html } of [login, consent, setup]) expect(html).not.toMatch(/<b>|<i>/);
  expect(consent.html).toContain('&lt;i&gt;App&lt;/i&gt;');
});

describe('prompts', () => {
  test('none: a user who approved before goes straight to the callback', async () => {
    await connect(world);
    const browser = createBrowser(world);
    const page = await logIn(browser, await browser.open(authorizeUrl(world)), SERVICE);
    expect(page.url.searchParams.has('code')).toBe(true);
    expect((await browser.open(authorizeUrl(world))).url.searchParams.has('code')).toBe(true);
  });

  test('none: the approval of one user is not that of another', async () => {
    await connect(world, ADMIN);
    const browser = createBrowser(world);
    const page = await logIn(browser, await browser.open(authorizeUrl(world)), SERVICE);
    expect(page.html).toContain('Allow Access?');
  });

  test('an approval ends with its grant, and covers no further scope', async () => {
    const browser = createBrowser(world);
    const consent = await logIn(
      browser,
      await browser.open(authorizeUrl(world, { scope: 'refresh_token' })),
      SERVICE,
    );
    const { url } = await browser.submit(consent, { decision: 'allow' });
    await exchange(world, url.searchParams.get('code')!);
    expect((await browser.open(authorizeUrl(world, { scope: 'refresh_token' }))).html).toBe('');
    expect((await browser.open(authorizeUrl(world))).html).toContain('Allow Access?');
    world.salesforce.org('production').act('revokeRefreshTokens');
    const gone = await browser.open(authorizeUrl(world, { scope: 'refresh_token' }));
    expect(gone.html).toContain('Allow Access?');
  });

  test('login: asks who it is though somebody is logged in, and takes another', async () => {
    await connect(world);
    const browser = createBrowser(world);
    await logIn(browser, await browser.open(MY_DOMAIN), ADMIN);
    const login = await browser.open(authorizeUrl(world, { prompt: 'login' }));
    expect(login.html).toContain('Log In');
    const page = await logIn(browser, login, SERVICE);
    expect(page.url.searchParams.has('code')).toBe(true);
  });

  test('consent: asks again though approved', async () => {
    await connect(world);
    const browser = createBrowser(world);
    const page = await logIn(
      browser,
      await browser.open(authorizeUrl(world, { prompt: 'consent' })),
      SERVICE,
    );
    expect(page.html).toContain('Allow Access?');
  });

  test('login consent: both, once each', async () => {
    await connect(world);
    const browser = createBrowser(world);
    await logIn(browser, await browser.open(authorizeUrl(world)), SERVICE);
    const login = await browser.open(authorizeUrl(world, { prompt: 'login consent' }));
    expect(login.html).toContain('Log In');
    const consent = await logIn(browser, login, SERVICE);
    expect(consent.html).toContain('Allow Access?');
    expect((await browser.submit(consent, { decision: 'allow' })).url.searchParams.has('code')).toBe(true);
  });

  test('login_hint fills in the user name', async () => {
    const page = await createBrowser(world).open(authorizeUrl(world, { login_hint: SERVICE.username }));
    expect(page.html).toContain(`value="${SERVICE.username}"`);
  });

  test('"Not you?" leads to the login form, and from there to consent for the other user', async () => {
    const browser = createBrowser(world);
    const url = authorizeUrl(world, { login_hint: PERSON.username });
    const consent = await logIn(browser, await browser.open(url), PERSON);
    const href = unescapeHtml(/<a href="([^"]+)">Not you\?<\/a>/.exec(consent.html)![1]!);
    const login = await browser.open(new URL(href, MY_DOMAIN).href);
    expect(login.html).toContain('Log In');
    expect(login.html).not.toContain(PERSON.username);
    const other = await logIn(browser, login, SERVICE);
    expect(other.html).toContain(`Do you want to allow access for ${SERVICE.username}?`);
  });
});
