/** Owns the composition of the Salesforce side: two orgs with their My Domain hosts, and the two login hosts. */

import type { Party } from '../world/party';
import type { SalesforceUserSeed } from '../world/scenarios';
import type { OrgAct, OrgControls } from './controls';
import { callerNotes, errorCodes } from './call-notes';
import { carryOut, liveGrants } from './grants';
import { createLoginHost } from './login-host';
import { TOKEN_PATH } from './oauth/token';
import { formOf, grantTypeOf } from './oauth/token-request';
import { meetFaults } from './faults/on-the-way';
import { createOrg, type Org, type OrgKey, type SalesforceDeps } from './org';
import { redirected } from './org-address';
import type { OrgData } from './org-data';
import { createOrgApp } from './org-app';
import { createRequestLog, type LogRow } from './request-log';
import { isOfWindow } from './window/addresses';
import { createWindow } from './window/window-app';

export type { SalesforceDeps } from './org';

export interface Salesforce {
  /**
   * Answers requests to the My Domain hosts and the two login hosts.
   * @throws Error for any other host: whoever carries the request must look at `hosts` first
   */
  handle: Party;
  hosts(): string[];
  org(key: OrgKey): OrgHandle;
  /** Closes the orgs' databases; to be called at the end, after the last request. */
  close(): void;
}

type OrgUserRole = SalesforceUserSeed['role'];

export interface OrgHandle {
  facts(): OrgFacts;
  /** @throws Error when a control, its value or a permission is unknown */
  set(controls: Partial<OrgControls>): void;
  /** The controls that are not as the seed has them. */
  changed(): Partial<OrgControls>;
  /** Sets those back. */
  restore(): void;
  act(act: OrgAct): void;
  /** What the My Domain host has answered, oldest first; the last thousand, since the last reset or start. */
  log(): LogRow[];
  /** The org's records, with the switches that say how it is set up; ask anew after each reset. */
  data(): OrgData;
}

/** What a person must know to play the org's admin. Demo secrets, for this machine only. */
export interface OrgFacts {
  org: OrgKey;
  name: string;
  myDomain: string;
  /** 18 characters. */
  organizationId: string;
  consumerKey: string;
  consumerSecret: string;
  callbackUrl: string;
  users: {
    id: string;
    username: string;
    password: string;
    name: string;
    role: OrgUserRole;
    active: boolean;
  }[];
  controls: OrgControls;
  /** Calls of the token endpoint since the last reset, by grant type; also those that an outage answered. */
  tokenCalls: Record<string, number>;
  /** What the app may do now: one grant for each approval that is neither revoked nor over. */
  grants: number;
}

/** The state is kept in the documents `salesforce-production` and `salesforce-sandbox`. */
export function createSalesforce(deps: SalesforceDeps): Salesforce {
  const sides = { production: createSide(deps, 'production'), sandbox: createSide(deps, 'sandbox') };
  const all = Object.values(sides);
  const hostOf = (origin: string) => new URL(origin).hostname;
  return {
    handle(request) {
      const host = hostOf(request.url);
      const own = all.find(({ org }) => hostOf(org.origin()) === host);
      if (own) return own.answer(request);
      const moved = all.find(({ org }) => org.address().former && hostOf(org.address().former!) === host);
      if (moved) return redirected(moved.org.address(), request);
      const login = all.find(({ org }) => hostOf(org.loginOrigin()) === host);
      if (login) return login.loginHost.fetch(request);
      throw new Error(`${host} is not a host of Salesforce's here.`);
    },
    hosts: () =>
      all.flatMap(({ org }) => {
        const { origin, former } = org.address();
        return [origin, org.loginOrigin(), ...(former ? [former] : [])].map(hostOf);
      }),
    org: (key) => sides[key].handle,
    close: deps.state.close,
  };
}

function createSide(deps: SalesforceDeps, key: OrgKey) {
  const org = createOrg(deps, key);
  const app = createOrgApp(org);
  const log = createRequestLog(org.state);
  const window = createWindow(org, log.rows);
  const answer = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    // The simulator's own, and open while the org is out of service.
    if (isOfWindow(pathname)) return window.fetch(request);
    await countTokenCall(org, request);
    const atMs = org.clock.nowMs();
    // Before it is answered: a token that is given back says no more whose it was.
    const notes = await callerNotes(org, request);
    let codes: string[] = [];
    const { answer: arrived, ...met } = await meetFaults(org, request, async (asked) => {
      const response = await app.fetch(asked);
      codes = await errorCodes(pathname, response);
      return response;
    });
    const ms = org.clock.nowMs() - atMs;
    log.add({ ...notes, atMs, ms, method: request.method, path: pathname, codes, ...met });
    return arrived();
  };
  const handle: OrgHandle = {
    facts: () => factsOf(org),
    set: (controls) => org.set(controls),
    changed: org.changed,
    restore: org.restore,
    act: (act) => carryOut(org, act),
    log: log.rows,
    data: org.data,
  };
  return { org, answer, handle, loginHost: createLoginHost(org, answer) };
}

/** Counted before an outage can answer, so that a client's retries show. */
async function countTokenCall(org: Org, request: Request): Promise<void> {
  if (request.method !== 'POST' || new URL(request.url).pathname !== TOKEN_PATH) return;
  const grantType = grantTypeOf(await formOf(request.clone())) ?? 'other';
  org.change((state) => (state.tokenCalls[grantType] = (state.tokenCalls[grantType] ?? 0) + 1));
}

function factsOf(org: Org): OrgFacts {
  const { name, myDomain: first, app } = org.seed();
  return {
    org: org.key,
    name,
    myDomain: org.controls().movedTo ?? first,
    organizationId: org.organizationId(),
    consumerKey: app.consumerKey,
    consumerSecret: app.consumerSecret,
    callbackUrl: app.callbackUrls[0]!,
    users: org.users().map((user) => ({
      id: user.id,
      username: user.username,
      password: user.password,
      name: user.name,
      role: user.role,
      active: user.active,
    })),
    controls: org.controls(),
    tokenCalls: { ...org.state().tokenCalls },
    grants: liveGrants(org).length,
  };
}
