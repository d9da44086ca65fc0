/** Owns the admin's view of all users: who they are by the directory, what they are by the roster. */

import type { Directory, DirectoryUser } from '../google/directory';
import type { OrganizationState } from '../organization/state';
import { scopeOf, type Settings } from '../organization/settings';
import { isInScope } from '../people/scope';
import { readSnapshot, type ScopeSnapshot } from '../people/scope-snapshot';
import type { Sha256 } from '../ports';
import { type AddressDigest, addressDigest, type Keys } from '../store/keys';
import { type Problem, problemIn } from './problem-words';
import { hourEndMs, type Roster, rosterIn, type SuspendingCode, timesIn } from './roster';
import { isRed, userState, type UserState } from './user-state';

export interface UserRow {
  address: string;
  name: string;
  state: UserState;
  /** Marked red in the list. */
  isRed: boolean;
  /** To the hour. */
  lastSuccessAtMs: number | undefined;
  /** To the hour. */
  lastRunAtMs: number | undefined;
  /** Mails that Salesforce refused and that wait for a person; which ones is that person's to see. */
  refused: number;
  /** What suspended the user, where the roster says it. */
  code?: SuspendingCode;
}

export type UserGroup = 'active' | 'attention' | 'paused' | 'not-started' | 'out-of-scope';

export type UserCounts = Readonly<Record<UserGroup, number>>;

export interface Counted {
  /** By the roster of now. */
  counts: UserCounts;
  /** When the accounts and the members of groups were counted, of whom the rest has not started or is out. */
  countedAtMs: number;
}

export interface UserListDeps {
  directory: Pick<Directory, 'users'>;
  /** One bulk read of the domain store. */
  values: Readonly<Record<string, string>>;
  keys: Keys;
  sha256: Sha256;
  organization: OrganizationState;
  settings: Settings;
  nowMs: number;
}

export interface UserList {
  /** Nothing while nobody has counted the domain's accounts. */
  counts(): Counted | undefined;
  page(ask: UserAsk): { rows: UserRow[]; next: string | undefined };
  row(user: DirectoryUser): UserRow;
  /** The words of the user's own error, where there was a place for them. */
  problemOf(address: string): Problem | undefined;
  /** How many of the roster's texts nobody can read. */
  unreadable: number;
}

export interface UserAsk {
  /** Only this group's. */
  group?: UserGroup;
  search?: string;
  /** From the page before; the client's word. */
  cursor?: string;
}

const PAGE_SIZE = 50;
/** A card must be there within 30 s, so a thin group ends early and goes on with the next click. */
const MAX_DIRECTORY_PAGES = 10;
const DIRECTORY_PAGE_SIZE = 500;

export function groupOf({ state, refused }: Pick<UserRow, 'state' | 'refused'>): UserGroup {
  if (isRed(state) || state === 'late' || (state === 'active' && refused > 0)) return 'attention';
  if (state === 'paused' || state === 'switched-off') return 'paused';
  if (state === 'not-started' || state === 'out-of-scope') return state;
  return 'active';
}

export function createUserList(deps: UserListDeps): UserList {
  const roster = rosterIn(deps.values, deps.keys);
  const snapshot = readSnapshot((key) => deps.values[key] ?? null, deps.keys);
  const digestOf = (address: string) => addressDigest(address, deps.sha256);
  const paused = new Set(deps.settings.paused.map(({ address }) => digestOf(address)));

  function row({ email, name }: DirectoryUser): UserRow {
    const digest = digestOf(email);
    const inScope = isInScope(
      scopeOf(deps.settings, deps.keys.domain),
      { address: email, digest },
      snapshot.isMember,
    );
    return { address: email, name, ...standing(deps, { roster, paused }, { digest, inScope }) };
  }

  function page({ group, search, cursor }: UserAsk): { rows: UserRow[]; next: string | undefined } {
    const size = group === undefined ? PAGE_SIZE : DIRECTORY_PAGE_SIZE;
    const rows: UserRow[] = [];
    let { token, skip } = readCursor(cursor);
    for (let pages = 0; pages < MAX_DIRECTORY_PAGES; pages++) {
      const ask = { pageSize: size, ...(token ? { pageToken: token } : {}), ...(search ? { search } : {}) };
      const found = deps.directory.users(ask);
      for (let at = skip; at < found.items.length; at++) {
        const one = row(found.items[at] as DirectoryUser);
        if (group !== undefined && groupOf(one) !== group) continue;
        if (rows.length === PAGE_SIZE) return { rows, next: `${at}:${token}` };
        rows.push(one);
      }
      skip = 0;
      token = found.nextPageToken ?? '';
      if (token === '') return { rows, next: undefined };
      if (group === undefined) break;
    }
    return { rows, next: `0:${token}` };
  }

  return {
    row,
    page,
    counts: () => countUsers(deps, snapshot, { roster, paused }),
    problemOf: (address) => problemIn(deps.values, deps.keys, digestOf(address)),
    unreadable: [...roster.values()].filter(({ kind }) => kind === 'unreadable').length,
  };
}

function troubleIn(entry: ReturnType<Roster['get']>): Pick<UserRow, 'code' | 'refused'> {
  const code = entry?.kind === 'suspended' ? entry.code : undefined;
  return { refused: entry?.refused ?? 0, ...(code === undefined ? {} : { code }) };
}

interface Known {
  roster: Roster;
  paused: ReadonlySet<AddressDigest>;
}

function standing(
  { organization, nowMs }: UserListDeps,
  { roster, paused }: Known,
  { digest, inScope }: { digest: AddressDigest; inScope: boolean | undefined },
): Omit<UserRow, 'address' | 'name'> {
  const entry = roster.get(digest);
  const kind = entry?.kind;
  const times = timesIn(entry);
  const facts = {
    organization,
    isInScope: inScope ?? (kind === undefined ? undefined : kind !== 'out-of-scope'),
    isPaused: paused.has(digest) || kind === 'paused',
    result: kind === 'paused' || kind === 'out-of-scope' ? undefined : kind,
    // To the ends of the hours, so that the roster's rounding makes nobody late.
    lastSuccessAtMs: hourEndMs(times.lastSuccessAtMs),
    lastRunAtMs: hourEndMs(times.lastRunAtMs),
  };
  const state = userState(facts, nowMs);
  return { state, isRed: isRed(state), ...times, ...troubleIn(entry) };
}

function countUsers(deps: UserListDeps, snapshot: ScopeSnapshot, known: Known): Counted | undefined {
  const head = snapshot.head();
  if (!head) return undefined;
  const scope = scopeOf(deps.settings, deps.keys.domain);
  const leftOut = new Set(scope.leftOut.map((address) => addressDigest(address, deps.sha256)));
  const counts = { active: 0, attention: 0, paused: 0 };
  let started = 0;
  for (const digest of known.roster.keys()) {
    const inScope = leftOut.has(digest)
      ? false
      : scope.kind === 'everyone'
        ? true
        : snapshot.isMember(digest);
    const group = groupOf(standing(deps, known, { digest, inScope }));
    if (group === 'out-of-scope' || group === 'not-started') continue;
    counts[group]++;
    started++;
  }
  const excluded = [...leftOut].filter(
    (digest) => scope.kind === 'everyone' || snapshot.isMember(digest),
  ).length;
  const inScopeTotal = Math.max(head.members - excluded, started);
  return {
    counts: {
      ...counts,
      'not-started': inScopeTotal - started,
      'out-of-scope': Math.max(head.accounts - inScopeTotal, 0),
    },
    countedAtMs: head.takenAtMs,
  };
}

/** `SKIP:TOKEN`; what does not look like it starts from the beginning. */
function readCursor(cursor: string | undefined): { token: string; skip: number } {
  const [, skip = '0', token = ''] = /^(\d{1,4}):(\S*)$/.exec(cursor ?? '') ?? [];
  return { token, skip: Number(skip) };
}
