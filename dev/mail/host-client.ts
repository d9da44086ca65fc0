/** Owns talking to a host on this machine under any of its names: the control API, and pages with forms, as one person's browser. */

import { request as httpRequest } from 'node:http';
import type { RunAnswer } from '../host/api';

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

export interface Page {
  url: string;
  status: number;
  html: string;
}

export interface HostClient {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: object): Promise<T>;
  /** Runs a function of the add-on; rejects unless it went well. */
  must(user: string, functionName: string, event: object): Promise<unknown>;
  /** Signs in to Google. */
  signIn(email: string): Promise<void>;
  open(url: string): Promise<Page>;
  /** Fills in the page's form; hidden fields go along. */
  submit(page: Page, fields: Record<string, string>): Promise<Page>;
}

interface Ask {
  method: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
}

const MOST_HOPS = 10;

export function createHostClient(url: string): HostClient {
  const port = Number(new URL(url).port);
  /** Every server is this machine's, so each may see them all. */
  const cookies = new Map<string, string>();

  async function ask(to: URL, sent: Ask): Promise<Answer> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await send(to, port, { ...sent, headers: { ...sent.headers, cookie } });
    for (const line of [answer.headers['set-cookie'] ?? []].flat()) {
      const [, name = '', value = ''] = /^([^=]*)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    return answer;
  }

  /** To the page at the end of all redirects. */
  async function go(to: URL, first: Ask): Promise<Page> {
    let next = to;
    let sent = first;
    for (let hop = 0; hop < MOST_HOPS; hop++) {
      const answer = await ask(next, sent);
      const { location } = answer.headers;
      if (typeof location !== 'string') return { url: next.href, status: answer.status, html: answer.text };
      next = new URL(location, next);
      sent = { method: 'GET' };
    }
    throw new Error(`Too many redirects from ${to.href}.`);
  }

  async function json<T>(path: string, sent: Ask): Promise<T> {
    const answer = await ask(new URL(path, url), sent);
    if (answer.status !== 200) throw new Error(`${sent.method} ${path}: ${answer.status} ${answer.text}`);
    return JSON.parse(answer.text) as T;
  }

  const jsonAsk = (body: object): Ask => ({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

  return {
    get: (path) => json(path, { method: 'GET' }),
    post: (path, body) => json(path, jsonAsk(body)),
    async must(user, functionName, event) {
      const order = { user, function: functionName, event };
      const answer = await json<RunAnswer>('/api/run', jsonAsk(order));
      if (!answer.ok) throw new Error(`${functionName}: ${answer.error.name}: ${answer.error.message}`);
      return answer.result;
    },
    async signIn(email) {
      const origin = `http://mail.google.localhost:${port}`;
      const sent = jsonAsk({ email });
      const headers = { ...sent.headers, origin };
      const page = await go(new URL('/api/session', origin), { ...sent, headers });
      if (page.status !== 200) throw new Error(`${email} cannot sign in: ${page.status} ${page.html}`);
    },
    open: (address) => go(new URL(address), { method: 'GET' }),
    submit(page, fields) {
      const action = /<form[^>]*\saction="([^"]*)"/.exec(page.html)?.[1] ?? '';
      const headers = {
        'content-type': 'application/x-www-form-urlencoded',
        origin: new URL(page.url).origin,
      };
      const body = new URLSearchParams({ ...hiddenFields(page.html), ...fields }).toString();
      return go(new URL(unescaped(action), page.url), { method: 'POST', headers, body });
    },
  };
}

function hiddenFields(html: string): Record<string, string> {
  const found = html.matchAll(/<input\s+type="hidden"\s+name="([^"]*)"\s+value="([^"]*)"/g);
  return Object.fromEntries([...found].map(([, name, value]) => [name!, unescaped(value!)]));
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };

function unescaped(text: string): string {
  return text.replace(/&(lt|gt|quot|#39|amp);/g, (_all, name: string) => ENTITIES[name]!);
}

/** The names under .localhost do not resolve in Node; the Host header says which is meant. */
function send(to: URL, port: number, { method, headers = {}, body }: Ask): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const path = `${to.pathname}${to.search}`;
    const options = { host: '127.0.0.1', port, path, method, headers: { host: to.host, ...headers } };
    const sent = httpRequest(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
