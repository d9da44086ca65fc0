/** Owns how UrlFetchApp's requests travel: the manifest's allowlist, redirects, time-outs, and the network's failures. */

import { isUtf8 } from 'node:buffer';
import type { Clock } from '../../world/clock';
import type { FetchedWire, FetchOrder } from '../wire';
import { isAllowed } from './allowlist';
import { bytesOf, holdRequest, holdResponse } from './fetch-limits';
import type { LimitTable } from './limit-table';
import { PlatformError } from './platform-error';
import type { Service } from './service';

/** Carries a request to the party behind its origin; `undefined` where there is none. */
export type Network = (request: Request) => Promise<Response> | undefined;

export interface FetcherDeps {
  clock: Pick<Clock, 'nowMs' | 'setTimer' | 'parallel'>;
  limits: LimitTable;
  network: Network;
  /** `urlFetchWhitelist`; a project without one may fetch anything (documented for test deployments). */
  prefixes: readonly string[] | undefined;
  scriptId: string;
}

export function createFetcher(deps: FetcherDeps): Service {
  async function fetchOne(order: FetchOrder): Promise<FetchedWire> {
    let url = order.url;
    let request = order;
    for (let hop = 0; ; hop++) {
      checkUrl(url, deps.prefixes);
      holdRequest(deps.limits, url, request);
      const response = await send(deps, url, request);
      const target = order.followRedirects ? redirectTarget(response, url) : undefined;
      if (target === undefined) return fetched(deps.limits, url, response);
      if (hop === deps.limits.of('fetchRedirects')) throw deps.limits.refusal('fetchRedirects', order.url);
      url = target;
      if (response.status !== 307 && response.status !== 308) {
        request = { ...request, method: 'get', payload: null, contentType: null };
      }
    }
  }

  return {
    fetch: (_caller, order: FetchOrder) => fetchOne(order),
    // One that fails, fails all (seen): the first by place, when the others are over too (assumed).
    fetchAll: (_caller, orders: FetchOrder[]) =>
      deps.clock.parallel(
        orders.map((order) => () => fetchOne(order)),
        deps.limits.of('fetchesAtOnce'),
      ),
  };
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

function redirectTarget(response: Response, url: string): string | undefined {
  const location = response.headers.get('location');
  if (!REDIRECTS.has(response.status) || location === null) return undefined;
  // Words: assumed.
  if (!URL.canParse(location, url)) throw new PlatformError(`Invalid argument: ${location}`);
  return new URL(location, url).href;
}

function checkUrl(url: string, prefixes: readonly string[] | undefined): void {
  if (!/^https?:\/\/[^\s/]+/.test(url) || !URL.canParse(url))
    throw new PlatformError(`Invalid argument: ${url}`);
  if (prefixes && !isAllowed(url, prefixes)) {
    // Words: seen (grahamearley/FirestoreGoogleAppsScript issue 135).
    throw new PlatformError(
      `Request to ${url} failed because the URL has not been whitelisted in the script manifest.`,
    );
  }
}

async function send(deps: FetcherDeps, url: string, order: FetchOrder): Promise<Response> {
  const headers = new Headers(order.headers);
  if (order.contentType && !headers.has('content-type')) headers.set('content-type', order.contentType);
  // Seen (facts/salesforce.md 2.3).
  headers.set(
    'user-agent',
    `Mozilla/5.0 (compatible; Google-Apps-Script; beanserver; +https://script.google.com; id: ${deps.scriptId})`,
  );
  const body = order.payload && bytesOf(order.payload);
  const ended = new AbortController();
  const method = order.method.toUpperCase();
  const answer = deps.network(
    new Request(url, {
      method,
      headers,
      body: method === 'GET' ? null : body,
      redirect: 'manual',
      signal: ended.signal,
    }),
  );
  // Words: seen.
  if (!answer) throw new PlatformError(`DNS error: ${url}`);
  const seconds = order.timeoutSeconds ?? deps.limits.of('fetchSeconds');
  return withTimeout(deps, answer, { url, ended, timeoutMs: seconds * 1000 });
}

/** Words of the time-out: assumed; `Address unavailable` is seen where a server does not answer. */
function withTimeout(
  deps: FetcherDeps,
  answer: Promise<Response>,
  { url, ended, timeoutMs }: { url: string; ended: AbortController; timeoutMs: number },
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const timer = deps.clock.setTimer(deps.clock.nowMs() + timeoutMs, () => {
      ended.abort();
      reject(new PlatformError(`Timeout: ${url}`));
    });
    answer
      .then(resolve, () => reject(new PlatformError(`Address unavailable: ${url}`)))
      .finally(() => timer.cancel());
  });
}

async function fetched(limits: LimitTable, url: string, response: Response): Promise<FetchedWire> {
  const headers: FetchedWire['headers'] = Object.fromEntries(response.headers);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 1) headers['set-cookie'] = cookies;
  const body = await wholeBody(url, response);
  holdResponse(limits, body);
  const shown = isUtf8(body) ? { text: body.toString('utf8') } : { base64: body.toString('base64') };
  return { url, status: response.status, headers, body: shown };
}

/** Words for a connection that ends in the middle of the body: assumed, after other failures on the way. */
async function wholeBody(url: string, response: Response): Promise<Buffer> {
  try {
    return Buffer.from(await response.arrayBuffer());
  } catch {
    throw new PlatformError(`Unexpected error: ${url}`);
  }
}
