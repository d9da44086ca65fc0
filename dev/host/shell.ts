/** Owns the HTTP shell: which party a request is for, what is refused before, and how redirects find their way. */

import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Party } from '../world/party';
import { answerCallback } from './callback';
import { createControlApi } from './control-api';
import type { HostParts } from './create-host';
import { guard } from './guard';
import { orHangUp } from './hang-up';
import { Unanswered } from './mapped-origins';
import { openLink } from './open-link';
import { isPlain } from './origins';

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

const PAGE_POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

export function createShell(parts: HostParts): Hono {
  const app = new Hono();
  app.onError(answerError);
  app.use('*', (c, next) => guard((host) => parts.origins().isOurs(host))(c, next));
  const forPage = pageRoutes(parts);
  const forParties = partyRoutes(parts);
  app.all('*', (c) => {
    const host = c.req.header('host') ?? '';
    const isPage = isPlain(host, portOf(parts)) || host === new URL(parts.origins().page).host;
    return isPage ? forPage.fetch(c.req.raw, c.env) : forParties(c);
  });
  return app;
}

/** One org on an address of its own, for clients that cannot resolve `NAME.localhost`. */
export function orgShell(parts: HostParts, org: 'production' | 'sandbox'): Hono {
  const app = new Hono();
  app.use('*', (c, next) => guard((host) => `http://${host}` === parts.orgUrls()[org])(c, next));
  app.all('*', (c) => {
    const { pathname, search } = new URL(c.req.url);
    const { myDomain } = parts.salesforce.org(org).facts();
    const url = `https://${myDomain}${pathname}${search}`;
    return orHangUp(c, () => carry(parts, parts.salesforce.handle, { c, url }));
  });
  return app;
}

function portOf(parts: HostParts): number {
  return Number(new URL(parts.origins().page).port);
}

function answerError(error: Error): Response {
  if (error instanceof HTTPException) return error.getResponse();
  console.error('A defect of the local host:', error);
  return Response.json({ error: 'The local host failed; its output says why.' }, { status: 500 });
}

function pageRoutes(parts: HostParts): Hono {
  const app = new Hono();
  app.onError(answerError);
  app.route('/api', createControlApi(parts));
  app.get('/open', (c) => openLink(parts, c));
  app.get('/assets/*', (c) => asset(parts.page.directory, c));
  app.get('/', (c) => {
    // One session cookie serves Gmail and Apps Script only under the page's own name.
    if (isPlain(c.req.header('host') ?? '', portOf(parts)))
      return c.redirect(`${parts.origins().page}/`, 302);
    return c.html(parts.page.html, 200, { 'content-security-policy': PAGE_POLICY });
  });
  return app;
}

function asset(directory: string, c: Context): Response {
  const name = c.req.path.replace(/^\/assets\//, '');
  const type = TYPES[extname(name)];
  if (!type || !/^(fonts\/)?[\w.-]+$/.test(name) || name.includes('..')) return c.text('Not found', 404);
  const path = join(directory, name);
  if (!existsSync(path)) return c.text('Not found', 404);
  return new Response(new Uint8Array(readFileSync(path)), { headers: { 'content-type': type } });
}

function partyRoutes(parts: HostParts): (c: Context) => Promise<Response> {
  return async (c) => {
    const url = parts.origins().toProduction(c.req.url);
    const mapped = parts.mapped.party(url);
    if (mapped) return carryOrSay(() => carry(parts, mapped, { c, url }), c);
    if (new URL(url).hostname !== 'script.google.com')
      return orHangUp(c, () => carry(parts, parts.salesforce.handle, { c, url }));
    if (!/^\/macros\/d\/[^/]+\/usercallback$/.test(c.req.path)) return c.text('Not found', 404);
    const answer = await answerCallback(parts, new URL(url), parts.sessions.user(c));
    return c.html(answer.html, answer.status);
  };
}

/** A server of `--map` may be down, which is nobody's defect here. */
async function carryOrSay(carried: () => Promise<Response>, c: Context): Promise<Response> {
  try {
    return await carried();
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error;
    return c.text('The server that stands in for this address does not answer.', 502);
  }
}

/** Hands a request on under its production address, and turns the answer's redirect back into a local one. */
async function carry(
  parts: HostParts,
  party: Party,
  { c, url }: { c: Context; url: string },
): Promise<Response> {
  const { method, headers } = c.req.raw;
  const body = method === 'GET' || method === 'HEAD' ? null : await c.req.raw.arrayBuffer();
  const answer = await party(new Request(url, { method, headers, body, redirect: 'manual' }));
  const location = answer.headers.get('location');
  if (location === null) return answer;
  const changed = new Headers(answer.headers);
  changed.set('location', parts.origins().toLocal(new URL(location, url).href) ?? location);
  return new Response(answer.body, { status: answer.status, headers: changed });
}
