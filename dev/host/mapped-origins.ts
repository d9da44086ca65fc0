/** Owns the origins that `--map` sends to servers on this machine: for UrlFetchApp, and for browsers through this host. */

import type { Party } from '../world/party';

/** By production origin, such as `https://api.example.com`: where a server stands in for it. */
export type OriginMap = ReadonlyMap<string, URL>;

export interface MappedOrigins {
  origins(): string[];
  /** Carries a request on. Rejects with `Unanswered` when the server does not answer. */
  party(url: string): Party | undefined;
}

/** @throws Error with a sentence for a text that is no `ORIGIN=URL`, or whose URL is not on this machine. */
export function readOriginMap(texts: readonly string[]): OriginMap {
  return new Map(texts.map(readOne));
}

function readOne(text: string): [string, URL] {
  const [from = '', to = ''] = splitOnce(text);
  const origin = URL.canParse(from) ? new URL(from) : undefined;
  if (!origin || !/^https?:$/.test(origin.protocol) || origin.href !== `${origin.origin}/`)
    throw new Error(`--map ${text}: ${from} is no origin such as https://api.example.com.`);
  const target = URL.canParse(to) ? new URL(to) : undefined;
  if (!target || !/^https?:$/.test(target.protocol))
    throw new Error(`--map ${text}: ${to} is no address such as http://127.0.0.1:9000.`);
  if (!/^(localhost|127(\.\d+){3}|\[::1\])$/.test(target.hostname))
    throw new Error(
      `--map ${text}: ${target.hostname} is not this machine, and only to it may an origin go.`,
    );
  return [origin.origin, target];
}

function splitOnce(text: string): string[] {
  const at = text.indexOf('=');
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

export function createMappedOrigins(map: OriginMap): MappedOrigins {
  return {
    origins: () => [...map.keys()],
    party(url) {
      const { origin } = new URL(url);
      const target = map.get(origin);
      return target && ((request) => carryOn(request, { origin, target }));
    },
  };
}

/** The server that stands in for an origin cannot be reached, or hung up. */
export class Unanswered extends Error {}

interface Mapping {
  origin: string;
  target: URL;
}

/** These belong to one connection, and are the next one's own affair. */
const OF_A_CONNECTION = [
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

async function carryOn(request: Request, mapping: Mapping): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const base = mapping.target.pathname.replace(/\/$/, '');
  const headers = without(request.headers, OF_A_CONNECTION);
  const { method, signal } = request;
  const body = method === 'GET' || method === 'HEAD' ? null : await request.arrayBuffer();
  const target = `${mapping.target.origin}${base}${pathname}${search}`;
  const answer = await fetch(target, { method, headers, body, signal, redirect: 'manual' }).catch(
    (cause: unknown) => {
      throw new Unanswered(`${mapping.target.origin} does not answer.`, { cause });
    },
  );
  // What `fetch` hands on is no longer compressed, nor of the length that was said.
  const changed = without(answer.headers, [...OF_A_CONNECTION, 'content-encoding']);
  const location = answer.headers.get('location');
  if (location !== null) changed.set('location', inProduction(location, { mapping, base }));
  return new Response(hasBody(answer.status) ? await answer.arrayBuffer() : null, {
    status: answer.status,
    headers: changed,
  });
}

function hasBody(status: number): boolean {
  return ![204, 205, 304].includes(status);
}

/** A server that names itself in a redirect names the machine; the script must find the production address. */
function inProduction(location: string, { mapping, base }: { mapping: Mapping; base: string }): string {
  const own = `${mapping.target.origin}${base}`;
  return location === own || location.startsWith(`${own}/`)
    ? `${mapping.origin}${location.slice(own.length)}`
    : location;
}

function without(headers: Headers, names: readonly string[]): Headers {
  const kept = new Headers(headers);
  for (const name of names) kept.delete(name);
  return kept;
}
