import { connect, createBrowser, logIn, type Page } from './browser';
import {
  ADMIN,
  CALLBACK,
  consumer,
  createWorld,
  MY_DOMAIN,
  PERSON,
  refresh,
  SERVICE,
  type World,
} from './world';

const SETUP = `${MY_DOMAIN}/lightning/setup/ExternalClientApps`;

let world: World;
beforeEach(() => {
  world = createWorld();
});

async function openSetup(): Promise<{ page: Page; browser: ReturnType<typeof createBrowser> }> {
  const browser = createBrowser(world);
  return { browser, page: await logIn(browser, await browser.open(SETUP), ADMIN) };
}

describe('Setup', () => {
  test('asks for a login, then shows the app and its keys', async () => {
    const { page } = await openSetup();
    expect(page.url.href).toBe(SETUP);
    const { client_id: key, client_secret: secret } = consumer(world);
    for (const shown of [key, CALLBACK, 'api, refresh_token', 'Nobody uses this app.']) {
      expect(page.html).toContain(shown);
    }
    const hidden = /<details>([\s\S]*?)<\/details>/.exec(page.html)![1]!;
    expect(hidden).toContain('<summary>Reveal</summary>');
    expect(hidden).toContain(secret);
    expect(page.html.replace(hidden, '')).not.toContain(secret);
  });

  test('is closed to a person who is no admin', async () => {
    const browser = createBrowser(world);
    const page = await logIn(browser, await browser.open(SETUP), PERSON);
    expect(page.status).toBe(403);
    expect(page.html).toContain('Insufficient Privileges');
    expect(page.html).not.toContain(consumer(world).client_secret);
  });

  test('counts grants by user, and revokes those of one', async () => {
    const [first, second] = [await connect(world, SERVICE), await connect(world, SERVICE)];
    const other = await connect(world, PERSON);
    const { browser, page } = await openSetup();
    const rows = [...page.html.matchAll(/<td>([^<]+@[^<]+)<\/td>\s*<td>(\d+)<\/td>/g)].map(
      ([, name, count]) => [name, count],
    );
    expect(rows).toEqual([
      [SERVICE.username, '2'],
      [PERSON.username, '1'],
    ]);
    const userId = /\/(005\w{15})$/.exec(first['id']!)![1]!;
    const after = await browser.submit(page, { userId });
    expect(after.html).not.toContain(SERVICE.username);
    expect((await refresh(world, first['refresh_token']!)).status).toBe(400);
    expect((await refresh(world, second['refresh_token']!)).status).toBe(400);
    expect((await refresh(world, other['refresh_token']!)).status).toBe(200);
  });

  test('revokes nothing for a forged form, nor for a person who is no admin', async () => {
    const { id, refresh_token: token } = await connect(world);
    const userId = /\/(005\w{15})$/.exec(id!)![1]!;
    const { browser, page } = await openSetup();
    expect((await browser.submit(page, { userId, csrf: 'forged' })).status).toBe(403);
    const person = createBrowser(world);
    await logIn(person, await person.open(SETUP), PERSON);
    expect((await person.submit(page, { userId })).status).toBe(403);
    expect((await refresh(world, token!)).status).toBe(200);
  });
});

test('an unknown address is a page that says so', async () => {
  const page = await createBrowser(world).open(`${MY_DOMAIN}/lightning/o/Account`);
  expect(page.status).toBe(404);
  expect(page.html).toContain('URL No Longer Exists');
});
