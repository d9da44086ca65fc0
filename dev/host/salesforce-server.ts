/** Owns one org served alone on an address of this machine, for any client of Salesforce's API. */

import { Hono } from 'hono';
import { createSalesforce, type OrgFacts, type OrgHandle } from '../salesforce/create-salesforce';
import type { SeedKind } from '../salesforce/seed/company';
import { createClock } from '../world/clock';
import { createRandom } from '../world/random';
import { type OrgSeed, scenario } from '../world/scenarios';
import { createStateStore } from '../world/state-store';
import { orHangUp } from './hang-up';
import { createServers } from './listen';
import { CONTROL_PATH, orgControl } from './org-control';
import { isPlain } from './origins';
import { prepareOrg } from './salesforce-setup';

export interface SalesforceServerOptions {
  /** 0 takes a free one. */
  port: number;
  org: 'production' | 'sandbox';
  records: SeedKind;
  /** In memory alone when undefined. */
  stateDirectory: string | undefined;
  randomSeed: number;
}

export interface SalesforceServer {
  /** Both the login address and the instance's: `http://127.0.0.1:PORT`. */
  url: string;
  org: OrgHandle;
  /** The administrator first, as whom the client credentials flow runs too. */
  users: OrgFacts['users'];
  close(): Promise<void>;
}

/** The first is the Salesforce CLI's usual one; nobody need listen there to read the code off the redirect. */
const CALLBACKS = ['http://localhost:1717/OauthRedirect', 'http://localhost:1717/callback'];

/** @throws Error with `code` EADDRINUSE when the port is taken */
export async function startSalesforce(options: SalesforceServerOptions): Promise<SalesforceServer> {
  const { org: key, records, stateDirectory } = options;
  const served: { url?: string } = {};
  const orgs = scenario('demo', 'standalone').orgs.map(standingAlone);
  const salesforce = createSalesforce({
    clock: createClock('live', Date.now()),
    random: createRandom(options.randomSeed),
    state: createStateStore(stateDirectory),
    orgs: () => orgs,
    records,
    address: (asked) => (asked === key ? served.url : undefined),
  });
  const servers = createServers();
  const app = new Hono();
  const org = salesforce.org(key);
  const prepare = () => prepareOrg(org, adminFirst(org.facts().users)[0]!);
  const isOurs = (host: string) => isPlain(host, Number(new URL(served.url!).port));
  app.route(CONTROL_PATH, orgControl({ org, isOurs, prepare }));
  app.all('*', async (c) => {
    const host = c.req.header('host') ?? '';
    if (!isOurs(host)) return c.text('This org answers only on this machine, under its own names.', 421);
    const { pathname, search } = new URL(c.req.url);
    const { method, headers } = c.req.raw;
    const body = method === 'GET' || method === 'HEAD' ? null : await c.req.raw.arrayBuffer();
    // Its own names are one, until one of them is where it has moved.
    const isName = salesforce.hosts().includes(new URL(`http://${host}`).hostname);
    const url = `${isName ? `http://${host}` : served.url}${pathname}${search}`;
    return orHangUp(c, () => salesforce.handle(new Request(url, { method, headers, body })));
  });
  app.onError((error, c) => {
    console.error('A defect of the org simulator:', error);
    return c.text('The org simulator failed; its output says why.', 500);
  });
  const url = `http://127.0.0.1:${await servers.listen(app, options.port)}`;
  served.url = url;
  const users = adminFirst(org.facts().users);
  const close = async () => {
    await servers.close();
    salesforce.close();
  };
  try {
    prepare();
  } catch (error) {
    await close();
    throw error;
  }
  return { url, org, users, close };
}

/** The scenario's admin can do what the add-on's admin must; here she is the org's only one. */
function standingAlone(seed: OrgSeed): OrgSeed {
  const more = ['ManageUsers', 'ViewSetup', 'ConvertLeads'];
  const users = seed.users.map((user) =>
    user.role === 'admin' ? { ...user, permissions: [...user.permissions, ...more] } : user,
  );
  return { ...seed, users, app: { ...seed.app, callbackUrls: CALLBACKS } };
}

function adminFirst(users: OrgFacts['users']): OrgFacts['users'] {
  const ranks = ['admin', 'service', 'person'] as const;
  return [...users].sort((a, b) => ranks.indexOf(a.role) - ranks.indexOf(b.role));
}
