/** Owns one org as it is now: its seed, what has been set on it, and its users. */

import type { Clock } from '../world/clock';
import type { Random } from '../world/random';
import type { OrgSeed, SalesforceUserSeed } from '../world/scenarios';
import type { StateStore } from '../world/state-store';
import { CANARY } from '../world/canary';
import type { OrgControls } from './controls';
import { checkControls } from './control-checks';
import { QUIET } from './data-controls';
import { liveSwitches } from './live-switches';
import { id18 } from './ids';
import { lastMade } from './last-made';
import type { OrgData } from './org-data';
import { emptyOrgState, type OrgState } from './org-state';
import { type OrgAddress, orgAddress } from './org-address';
import { usersOf } from './org-users';
import { openOrgStore } from './org-store';
import type { SeedKind } from './seed/company';
import { SIGN_IN_DEFAULTS } from './sign-in-controls';

export type OrgKey = 'production' | 'sandbox';

export interface SalesforceDeps {
  clock: Pick<Clock, 'nowMs' | 'wait'>;
  random: Random;
  state: StateStore;
  orgs: () => OrgSeed[];
  /** The Salesforce DX project whose fields and permission sets the orgs have; `salesforce` unless told. */
  metadataDirectory?: string;
  /** What records a new org has; `demo` unless told. */
  records?: SeedKind;
  /** Where an org answers when it is not behind its production names, such as `http://127.0.0.1:8080`. */
  address?: (key: OrgKey) => string | undefined;
}

export interface OrgUser extends SalesforceUserSeed {
  /** 18 characters. */
  id: string;
  active: boolean;
}

export interface Org {
  readonly key: OrgKey;
  readonly clock: SalesforceDeps['clock'];
  readonly random: Random;
  seed(): OrgSeed;
  /** The live state; read it anew in each request, and change it only within `change`. */
  state(): OrgState;
  /** Carries a change out and saves it. */
  change<T>(act: (state: OrgState) => T): T;
  controls(): OrgControls;
  /** Only those that are not as the seed has them. */
  changed(): Partial<OrgControls>;
  /** Sets what has been changed back to the seed's. */
  restore(): void;
  /** @throws Error when a name, a type or a permission is unknown. */
  set(controls: Partial<OrgControls>): void;
  /** 18 characters. */
  organizationId(): string;
  /** `https://` and the My Domain host, or the address that the org was given. */
  origin(): string;
  /** The same, and where it was before. */
  address(): OrgAddress;
  /** Where identity URLs point: the login host, also when a My Domain host was used (assumed). */
  loginOrigin(): string;
  users(): OrgUser[];
  userById(id: string): OrgUser | undefined;
  /** User names are unique in all of Salesforce and tell no case (documented). */
  userByName(username: string): OrgUser | undefined;
  /** Its records, opened when first asked for; ask anew in each request, since a reset makes them anew. */
  data(): OrgData;
  /** An opaque text that never repeats and carries the canary; `prefix` as the platform has it. */
  newSecret(prefix: string): string;
}

/** Of an Enterprise org without its licences (seen). */
const DAILY_API_CALLS = 100_000;

const TOKEN_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._';

export function createOrg(deps: SalesforceDeps, key: OrgKey): Org {
  const document = deps.state.open(`salesforce-${key}`, emptyOrgState);
  const state = () => document.value;
  const storeName = `salesforce-${key}.db`;
  const store = deps.state.attach(storeName, (file) => {
    const opened = openOrgStore(file, {
      seed: seed(),
      isSandbox: key === 'sandbox',
      kind: deps.records ?? 'demo',
      metadataDirectory: deps.metadataDirectory ?? 'salesforce',
      nowMs: deps.clock.nowMs,
      switches: liveSwitches(state, change),
    });
    opened.settle(settled());
    return opened;
  });

  function seed(): OrgSeed {
    const found = deps.orgs().find(({ org }) => org === key);
    if (!found) throw new Error(`The scenario has no ${key} org.`);
    return found;
  }

  function change<T>(act: (state: OrgState) => T): T {
    const result = act(document.value);
    document.save();
    return result;
  }

  function set(controls: Partial<OrgControls>) {
    checkControls(controls);
    const before = organizationId();
    change((value) => (value.controls = { ...value.controls, ...controls }));
    // A refreshed org is a copy of another: nothing that was issued before is known to it.
    if (organizationId() !== before)
      change((value) => Object.assign(value, { codes: [], grants: [], sessions: [] }));
    if (deps.state.isOpen(storeName)) store.value.settle(settled());
  }

  const merged = lastMade((from: OrgSeed, set: Partial<OrgControls>) => ({ ...controlsOf(from), ...set }));
  const controls = () => merged(seed(), state().controls);
  /** The changed controls' names, with the values of one of the two. */
  function changedOf(values: OrgControls): Partial<OrgControls> {
    const [now, first] = [controls(), controlsOf(seed())];
    const names = (Object.keys(first) as (keyof OrgControls)[]).filter(
      (name) => JSON.stringify(now[name]) !== JSON.stringify(first[name]),
    );
    return Object.fromEntries(names.map((name) => [name, values[name]]));
  }
  const organizationId = () => state().controls.organizationId ?? id18(seed().organizationId);
  const address = () => orgAddress(deps.address?.(key) ?? `https://${seed().myDomain}`, controls().movedTo);
  const present = lastMade(usersOf);
  const users = () => present(seed(), controls());
  const settled = () => ({
    organizationId: organizationId(),
    serviceUser: users().find(({ role }) => role === 'service'),
    servicePermissions: controls().servicePermissions,
  });

  return {
    key,
    clock: deps.clock,
    random: deps.random,
    seed,
    state,
    change,
    controls,
    changed: () => changedOf(controls()),
    restore: () => set(changedOf(controlsOf(seed()))),
    set,
    organizationId,
    origin: () => address().origin,
    address,
    loginOrigin: () =>
      deps.address?.(key) ?? `https://${key === 'production' ? 'login' : 'test'}.salesforce.com`,
    users,
    userById: (id) => users().find((user) => user.id === id),
    userByName: (username) =>
      users().find((user) => user.username.toLowerCase() === username.trim().toLowerCase()),
    data: () => store.value.data,
    newSecret(prefix) {
      const serial = change((value) => ++value.secrets)
        .toString(36)
        .padStart(5, '0');
      return `${prefix}${deps.random.text(12, TOKEN_ALPHABET)}${CANARY}${serial}${deps.random.text(36, TOKEN_ALPHABET)}`;
    },
  };
}

function controlsOf(seed: OrgSeed): OrgControls {
  const service = seed.users.find(({ role }) => role === 'service');
  return {
    ...QUIET,
    rotation: false,
    appBlocked: false,
    appInstalled: true,
    unavailable: 'off',
    serviceUserActive: true,
    adminApprovalRequired: false,
    clientCredentials: 'off',
    serviceUserName: service?.name ?? '',
    sessionHours: 2,
    servicePermissions: service?.permissions ?? [],
    tokenAnswer: null,
    queryAnswer: null,
    restAnswer: null,
    dailyApiCalls: DAILY_API_CALLS,
    instanceUrl: null,
    organizationId: null,
    ...SIGN_IN_DEFAULTS,
  };
}
