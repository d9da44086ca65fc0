/** Owns what the tests of the org simulator share: a Salesforce with a fixed clock, and a person's browser. */

import { createHash } from 'node:crypto';
import { createSalesforce, type Salesforce } from '../../../../dev/salesforce/create-salesforce';
import { createRandom } from '../../../../dev/world/random';
import { type OrgSeed, scenario } from '../../../../dev/world/scenarios';
import { createStateStore, type StateStore } from '../../../../dev/world/state-store';

export const CALLBACK = 'https://script.google.com/macros/d/SCRIPT/usercallback';
export const MY_DOMAIN = 'https://acme.my.salesforce.com';
export const SANDBOX = 'https://acme--uat.sandbox.my.salesforce.com';
export const START_MS = Date.UTC(2026, 10, 23, 9);
export const VERIFIER = 'verifier-0123456789-0123456789-0123456789-abc';
export const SERVICE = { username: 'trunkline.service@acme.example', password: 'service-demo' };
export const ADMIN = { username: 'sfadmin@acme.example', password: 'admin-demo' };
export const PERSON = { username: 'mia@acme.example', password: 'person-demo' };

export interface World {
  salesforce: Salesforce;
  state: StateStore;
  /** What the clock's `wait` was asked for. */
  waits: number[];
  advance(ms: number): void;
  fetch(url: string, init?: RequestInit): Promise<Response>;
  /** The same state under a new Salesforce, as after a restart of the host. */
  restarted(): World;
}

export interface WorldOptions {
  state?: StateStore;
  orgs?: OrgSeed[];
  nowMs?: number;
}

export function createWorld(options: WorldOptions = {}): World {
  const state = options.state ?? createStateStore(undefined);
  const orgs = options.orgs ?? scenario('demo', 'SCRIPT').orgs;
  let nowMs = options.nowMs ?? START_MS;
  const waits: number[] = [];
  const clock = {
    nowMs: () => nowMs,
    wait: (ms: number) => {
      waits.push(ms);
      return Promise.resolve('elapsed' as const);
    },
  };
  const salesforce = createSalesforce({
    clock,
    random: createRandom(7),
    state,
    orgs: () => orgs,
    records: 'empty',
  });
  return {
    salesforce,
    state,
    waits,
    advance: (ms) => void (nowMs += ms),
    fetch: async (url, init) => salesforce.handle(new Request(url, { redirect: 'manual', ...init })),
    restarted: () => createWorld({ state, orgs, nowMs }),
  };
}

export const consumer = (world: World, org: 'production' | 'sandbox' = 'production') => {
  const { consumerKey, consumerSecret } = world.salesforce.org(org).facts();
  return { client_id: consumerKey, client_secret: consumerSecret };
};

/** A good authorize address, with what a test changes; an undefined value leaves the parameter out. */
export function authorizeUrl(world: World, changed: Record<string, string | undefined> = {}): string {
  const good: Record<string, string | undefined> = {
    response_type: 'code',
    client_id: consumer(world).client_id,
    redirect_uri: CALLBACK,
    scope: 'api refresh_token',
    state: 'st&te=1',
    code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
    code_challenge_method: 'S256',
  };
  const url = new URL('/services/oauth2/authorize', MY_DOMAIN);
  for (const [name, value] of Object.entries({ ...good, ...changed })) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return url.href;
}

/** Posts a form and reads the JSON that comes back. */
export async function post(world: World, path: string, fields: Record<string, string>) {
  const body = new URLSearchParams(fields);
  const response = await world.fetch(new URL(path, MY_DOMAIN).href, { method: 'POST', body });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: text === '' ? {} : safeJson(text),
  };
}

function safeJson(text: string): Record<string, string> {
  return text.startsWith('{') ? (JSON.parse(text) as Record<string, string>) : {};
}

export const exchange = (world: World, code: string, changed: Record<string, string> = {}) =>
  post(world, '/services/oauth2/token', {
    grant_type: 'authorization_code',
    ...consumer(world),
    redirect_uri: CALLBACK,
    code,
    code_verifier: VERIFIER,
    ...changed,
  });

export const refresh = (world: World, refreshToken: string, changed: Record<string, string> = {}) =>
  post(world, '/services/oauth2/token', {
    grant_type: 'refresh_token',
    ...consumer(world),
    refresh_token: refreshToken,
    ...changed,
  });

export function api(world: World, accessToken: string, path: string): Promise<Response> {
  const headers = { authorization: `Bearer ${accessToken}` };
  return world.fetch(`${MY_DOMAIN}/services/data/v66.0${path}`, { headers });
}
