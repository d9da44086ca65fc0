import { createHash } from 'node:crypto';
import { createBrowser, logIn, unescapeHtml } from './browser';
import { ADMIN, authorizeUrl, CALLBACK, createWorld, MY_DOMAIN, PERSON, SERVICE, type World } from './world';

let world: World;
beforeEach(() => {
  world = createWorld();
});

describe('a wrong request', () => {
  test.each([
    ['an unknown client', { client_id: 'nobody' }, 'invalid_client_id: client identifier invalid'],
    ['no client', { client_id: undefined }, 'invalid_client_id: client identifier invalid'],
    ['no callback', { redirect_uri: undefined }, 'redirect_uri_missing: '],
    [
      'a callback with a slash more',
      { redirect_uri: `${CALLBACK}/` },
      'redirect_uri_mismatch: redirect_uri must match configuration',
    ],
  ])('with %s is answered on a page, never at the callback', async (_, changed, words) => {
    const response = await world.fetch(authorizeUrl(world, changed));
    expect(response.status).toBe(400);
    expect(response.headers.get('location')).toBeNull();
    expect(unescapeHtml(await response.text())).toContain(words);
  });

  test.each([
    ['response type', { response_type: 'token' }, 'unsupported_response_type', 'response type not supported'],
    [
      'unknown scope',
      { scope: 'api telepathy' },
      'invalid_scope',
      'the requested scope is invalid, unknown, or malformed',
    ],
    [
      'scope the app lacks',
      { scope: 'full' },
      'invalid_scope',
      'the requested scope is invalid, unknown, or malformed',
    ],
    [
      'missing challenge',
      { code_challenge: undefined },
      'invalid_request',
      'missing required code challenge',
    ],
    ['plain challenge', { code_challenge_method: 'plain' }, 'invalid_request', 'invalid code challenge'],
    [
      'challenge of hex digits',
      { code_challenge: createHash('sha256').update('x').digest('hex') },
      'invalid_request',
      'invalid code challenge',
    ],
    ['unknown prompt', { prompt: 'select_account' }, 'invalid_request', 'invalid prompt'],
  ])('%s is answered at the callback with the state', async (_, changed, error, description) => {
    const response = await world.fetch(authorizeUrl(world, changed));
    expect(response.status).toBe(302);
    const url = new URL(response.headers.get('location')!);
    expect(url.origin + url.pathname).toBe(CALLBACK);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      error,
      error_description: description,
      state: 'st&te=1',
    });
  });

  test('by POST is refused on a page', async () => {
    const response = await world.fetch(authorizeUrl(world), { method: 'POST' });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('invalid_request: must use HTTP GET');
  });
});

describe('a person the org does not let approve', () => {
  test.each([
    ['a blocked app', { appBlocked: true }, 'OAUTH_APP_BLOCKED: this app is blocked by admin'],
    [
      'an app for approved users',
      { adminApprovalRequired: true },
      'OAUTH_APP_ACCESS_DENIED: user is not admin approved to access this app',
    ],
    [
      'an API-only user',
      { servicePermissions: ['ApiEnabled', 'ApiUserOnly'] },
      'OAUTH_APPROVAL_ERROR_GENERIC: An unexpected error has occurred during authentication. Please try again.',
    ],
  ])('because of %s sees a page after login', async (_, controls, words) => {
    world.salesforce.org('production').set(controls);
    const browser = createBrowser(world);
    const login = await browser.open(authorizeUrl(world));
    expect(login.html).toContain('Log In');
    const page = await logIn(browser, login, SERVICE);
    expect(page.url.origin).toBe(MY_DOMAIN);
    expect(page.html).toContain(words);
  });

  test('because the app is not installed sees a page before login', async () => {
    world.salesforce.org('production').set({ appInstalled: false });
    const page = await createBrowser(world).open(authorizeUrl(world));
    expect(page.html).toContain('OAUTH_EC_APP_NOT_FOUND: External client app is not installed in this org');
  });

  test('sees it too when the app is blocked while the consent form is open', async () => {
    const browser = createBrowser(world);
    const consent = await logIn(browser, await browser.open(authorizeUrl(world)), PERSON);
    world.salesforce.org('production').set({ appBlocked: true });
    expect((await browser.submit(consent, { decision: 'allow' })).html).toContain('OAUTH_APP_BLOCKED');
  });
});

test('immediate=true never shows a page', async () => {
  const browser = createBrowser(world);
  const refused = await browser.open(authorizeUrl(world, { immediate: 'true' }));
  expect(refused.url.searchParams.get('error')).toBe('immediate_unsuccessful');
  await logIn(browser, await browser.open(MY_DOMAIN), ADMIN);
  const unapproved = await browser.open(authorizeUrl(world, { immediate: 'true' }));
  expect(unapproved.url.searchParams.get('error')).toBe('immediate_unsuccessful');
});
