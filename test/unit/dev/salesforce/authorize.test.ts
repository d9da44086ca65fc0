import { CANARY } from '../../../../dev/world/canary';
import { approve, createBrowser, logIn } from './browser';
import { authorizeUrl, createWorld, exchange, MY_DOMAIN, SERVICE, type World } from './world';

let world: World;
beforeEach(() => {
  world = createWorld();
});

describe('the way to a code', () => {
  test('goes over login and consent to the callback, with the state as it was', async () => {
    const browser = createBrowser(world);
    const login = await browser.open(authorizeUrl(world));
    expect(login.html).toContain('<label for="username">Username</label>');
    expect(login.html).toContain('<label for="password">Password</label>');
    expect(login.html).toMatch(/<button[^>]*>Log In<\/button>/);
    const consent = await logIn(browser, login, SERVICE);
    expect(consent.html).toContain('<h1>Allow Access?</h1>');
    expect(consent.html).toContain('<strong>Trunkline</strong>');
    expect(consent.html).toContain(SERVICE.username);
    expect(consent.html).toContain('Acme Corp');
    const back = await browser.submit(consent, { decision: 'allow' });
    expect(back.status).toBe(302);
    expect(back.url.href).toMatch(/\?code=aPrx[^&]*%3D%3D&state=st%26te%3D1$/);
    expect(back.url.searchParams.get('code')).toContain(CANARY);
    expect(back.url.searchParams.get('state')).toBe('st&te=1');
  });

  test('without a challenge method, as jsforce asks, means S256', async () => {
    const back = await approve(world, SERVICE, authorizeUrl(world, { code_challenge_method: undefined }));
    expect((await exchange(world, back.url.searchParams.get('code')!)).status).toBe(200);
  });

  test('without a state comes back without one', async () => {
    const back = await approve(world, SERVICE, authorizeUrl(world, { state: undefined }));
    expect([...back.url.searchParams.keys()]).toEqual(['code']);
  });

  test('ends with access_denied when the person says no', async () => {
    const browser = createBrowser(world);
    const consent = await logIn(browser, await browser.open(authorizeUrl(world)), SERVICE);
    const back = await browser.submit(consent, { decision: 'deny' });
    expect(Object.fromEntries(back.url.searchParams)).toEqual({
      error: 'access_denied',
      error_description: 'end-user denied authorization',
      state: 'st&te=1',
    });
  });

  test('leaves no password, verifier or secret in any address', async () => {
    await approve(world);
    const seen = JSON.stringify(world.salesforce.org('production').log());
    expect(seen).toContain('/services/oauth2/authorize');
    expect(seen).not.toContain(SERVICE.password);
    expect(seen).not.toContain(CANARY);
  });
});

describe('the consent form', () => {
  test('of another session is refused', async () => {
    const browser = createBrowser(world);
    const consent = await logIn(browser, await browser.open(authorizeUrl(world)), SERVICE);
    const answer = await browser.submit(consent, { decision: 'allow', csrf: 'forged' });
    expect(answer.status).toBe(403);
    expect(answer.url.origin).toBe(MY_DOMAIN);
  });

  test('with a changed callback is refused on a page', async () => {
    const browser = createBrowser(world);
    const consent = await logIn(browser, await browser.open(authorizeUrl(world)), SERVICE);
    const request = new URL(authorizeUrl(world, { redirect_uri: 'https://evil.example/' })).search.slice(1);
    const answer = await browser.submit(consent, { decision: 'allow', request });
    expect(answer.html).toContain('redirect_uri_mismatch');
  });

  test('without a decision is refused', async () => {
    const browser = createBrowser(world);
    const consent = await logIn(browser, await browser.open(authorizeUrl(world)), SERVICE);
    expect((await browser.submit(consent, {})).status).toBe(403);
  });

  test('asks again who is there when the session has ended', async () => {
    const browser = createBrowser(world);
    const consent = await logIn(browser, await browser.open(authorizeUrl(world)), SERVICE);
    world.advance(2 * 60 * 60 * 1000);
    expect((await browser.submit(consent, { decision: 'allow' })).html).toContain('Log In');
  });
});
