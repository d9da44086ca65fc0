/** Owns a person's browser without a screen: cookies by host and domain, forms, redirects over the host's names. */

import type { LocalAnswer, LocalAsk } from '../host/local-request';

export interface Page {
  url: string;
  status: number;
  html: string;
}

/** The host that it looks at; any of its names is on that port. */
export interface Looking {
  port: number;
  http(url: string, ask: LocalAsk): Promise<LocalAnswer>;
}

export interface PlainBrowser {
  open(url: string): Promise<Page>;
  /** Fills in the page's form; hidden fields go along. */
  submit(page: Page, fields: Record<string, string>): Promise<Page>;
  /** Signs in to Google. */
  signIn(email: string): Promise<void>;
  /** A POST of the page's own script. */
  postJson<T>(path: string, body: object): Promise<T>;
}

interface Cookie {
  name: string;
  value: string;
  /** A host, or with a leading dot a domain. */
  where: string;
}

const MAX_HOPS = 10;

export function createPlainBrowser(host: Looking): PlainBrowser {
  let cookies: Cookie[] = [];
  const pageOrigin = `http://mail.google.localhost:${host.port}`;

  const cookieHeader = (hostname: string) =>
    cookies
      .filter(({ where }) => where === hostname || (where.startsWith('.') && hostname.endsWith(where)))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');

  function keep(hostname: string, lines: string[]): void {
    for (const line of lines) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
      const domain = attributes.find((one) => /^domain=/i.test(one))?.slice(7);
      const where = domain === undefined ? hostname : `.${domain}`;
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      cookies = [
        ...cookies.filter((one) => one.name !== name || one.where !== where),
        { name, value, where },
      ];
    }
  }

  async function go(url: URL, ask: LocalAsk): Promise<Page> {
    let next = url;
    let sent = ask;
    for (let hop = 0; hop < MAX_HOPS; hop++) {
      const headers = { ...sent.headers, cookie: cookieHeader(next.hostname) };
      const answer = await host.http(next.href, { ...sent, headers });
      keep(next.hostname, [answer.headers['set-cookie'] ?? []].flat());
      const { location } = answer.headers;
      if (typeof location !== 'string') return { url: next.href, status: answer.status, html: answer.text };
      next = new URL(location, next);
      sent = {};
      if (!next.hostname.endsWith('localhost')) return { url: next.href, status: answer.status, html: '' };
    }
    throw new Error(`Too many redirects from ${url.href}`);
  }

  async function postJson<T>(path: string, body: object): Promise<T> {
    const headers = { 'content-type': 'application/json', origin: pageOrigin };
    const page = await go(new URL(path, pageOrigin), { method: 'POST', headers, body: JSON.stringify(body) });
    if (page.status !== 200) throw new Error(`${path}: ${page.status} ${page.html}`);
    return JSON.parse(page.html) as T;
  }

  return {
    open: (url) => go(new URL(url), {}),
    submit(page, fields) {
      const action = /<form[^>]*\saction="([^"]*)"/.exec(page.html)?.[1] ?? '';
      const body = new URLSearchParams({ ...hiddenFields(page.html), ...fields }).toString();
      const headers = {
        'content-type': 'application/x-www-form-urlencoded',
        origin: new URL(page.url).origin,
      };
      return go(new URL(unescapeHtml(action), page.url), { method: 'POST', headers, body });
    },
    signIn: async (email) => void (await postJson('/api/session', { email })),
    postJson,
  };
}

function hiddenFields(html: string): Record<string, string> {
  const found = html.matchAll(/<input\s+type="hidden"\s+name="([^"]*)"\s+value="([^"]*)"/g);
  return Object.fromEntries([...found].map(([, name, value]) => [name!, unescapeHtml(value!)]));
}

function unescapeHtml(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
}
