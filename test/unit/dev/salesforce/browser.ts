/** Owns a person's browser in tests: it keeps the cookie, reads forms, and follows redirects on the org's host. */

import { authorizeUrl, exchange, SERVICE, type World } from './world';

export interface Page {
  /** Where the browser is, or was sent when that is another host. */
  url: URL;
  status: number;
  html: string;
}

export interface Browser {
  open(url: string): Promise<Page>;
  /** Fills in the page's form and presses a button; hidden fields go along. */
  submit(page: Page, fields: Record<string, string>): Promise<Page>;
  cookieHeader(): string | null;
}

export function createBrowser(world: World): Browser {
  const cookies = new Map<string, string>();
  let lastSetCookie: string | null = null;

  async function go(url: URL, init: RequestInit): Promise<Page> {
    const jar = cookies.get(url.hostname);
    const headers = jar === undefined ? {} : { cookie: jar };
    const response = await world.fetch(url.href, { ...init, headers });
    lastSetCookie = response.headers.get('set-cookie') ?? lastSetCookie;
    const set = response.headers.get('set-cookie')?.split(';')[0];
    if (set !== undefined) cookies.set(url.hostname, set);
    const location = response.headers.get('location');
    if (location === null) return { url, status: response.status, html: await response.text() };
    const next = new URL(location, url);
    if (next.hostname !== url.hostname) return { url: next, status: response.status, html: '' };
    return go(next, {});
  }

  return {
    open: (url) => go(new URL(url), {}),
    submit(page, fields) {
      const action = /<form[^>]*\saction="([^"]*)"/.exec(page.html)?.[1];
      const body = new URLSearchParams({ ...hiddenFields(page.html), ...fields });
      return go(new URL(unescapeHtml(action ?? page.url.pathname), page.url), { method: 'POST', body });
    },
    cookieHeader: () => lastSetCookie,
  };
}

function hiddenFields(html: string): Record<string, string> {
  const found = html.matchAll(/<input\s+type="hidden"\s+name="([^"]*)"\s+value="([^"]*)"/g);
  return Object.fromEntries([...found].map(([, name, value]) => [name!, unescapeHtml(value!)]));
}

export function unescapeHtml(text: string): string {
  const entities: Record<string, string> = {
    '&amp;': '&',
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#39;': "'",
  };
  return text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity]!);
}

export type Login = { username: string; password: string };

export function logIn(browser: Browser, page: Page, { username, password }: Login): Promise<Page> {
  return browser.submit(page, { username, pw: password });
}

/** From a fresh browser to the callback, as the service account unless told. */
export async function approve(
  world: World,
  login: Login = SERVICE,
  url = authorizeUrl(world),
): Promise<Page> {
  const browser = createBrowser(world);
  const asked = await logIn(browser, await browser.open(url), login);
  return asked.html === '' ? asked : browser.submit(asked, { decision: 'allow' });
}

/** A new code for the service account; consent is asked anew, so each code comes of an approval. */
export async function newCode(world: World, login: Login = SERVICE): Promise<string> {
  const page = await approve(world, login, authorizeUrl(world, { prompt: 'consent' }));
  return page.url.searchParams.get('code')!;
}

/** The token endpoint's answer to a new approval. */
export async function connect(world: World, login: Login = SERVICE): Promise<Record<string, string>> {
  return (await exchange(world, await newCode(world, login))).json;
}
