/** Owns the admins' changes to the settings: the scope with its groups and domains, who is left out, named, paused. */

import { AppError } from '../errors';
import type { Scope } from '../people/scope';
import type { ScopeReading } from '../people/scope-reading';
import type { PropertyStore, Sha256 } from '../ports';
import { type Domain, readDomain } from '../store/keys';
import { pointHome } from './installation';
import { readMailSettings, type TypedMailSettings } from './mail-settings';
import { readAddresses, readDomains, scopeOf, type Settings, type SettingsStore } from './settings';

/** As typed; addresses and domains are parted by lines, commas or spaces. */
export interface TypedScope {
  kind: string;
  groups: string;
  domains: string;
  leftOut: string;
}

export interface ScopeDeps {
  settings: SettingsStore;
  /** Whether the directory says that the domain is the customer's. */
  ownsDomain: (domain: string) => boolean;
  /** Asks the directory who that is. @throws input.invalid for a group that it cannot be, google.* */
  readScope: (scope: Scope) => ScopeReading;
  keepReading: (reading: ScopeReading) => void;
  properties: PropertyStore;
  sha256: Sha256;
  /** The installation's own domain. */
  home: Domain;
}

const domainsWith = (home: Domain, { domains }: Pick<Settings, 'domains'>) => [
  home,
  ...domains.map(readDomain),
];

/**
 * Reads the new scope's groups before anything is stored: a scope that cannot be read is refused and leaves the old one.
 *
 * @throws input.invalid, access.consumer_domain, access.other_installation, google.*, store.full
 */
export function saveWholeScope(deps: ScopeDeps, typed: TypedScope): void {
  const { home } = deps;
  const domains = readDomains(typed.domains).filter((domain) => domain !== home);
  const scopeKind = typed.kind === 'groups' ? 'groups' : 'everyone';
  const groups = readAddresses(typed.groups, 'groups', [home, ...domains]);
  if (scopeKind === 'groups' && groups.length === 0) {
    throw new AppError('input.invalid', 'no group', { field: 'groups', reason: 'missing' });
  }
  const leftOut = readAddresses(typed.leftOut, 'leftOut', [home, ...domains]);
  const before = deps.settings.read();
  proveDomains(deps, domains, before);
  const next = { scopeKind, groups, domains, leftOut } as const;
  const reading = deps.readScope(scopeOf({ ...before, ...next }, home));
  pointHome(deps, home, { before: before.domains, after: domains });
  deps.settings.change((settings) => ({ ...settings, ...next }));
  deps.keepReading(reading);
}

/** All that someone may change whom a Workspace admin has named. @throws input.invalid, store.full */
export function saveLeftOut({ settings, home }: ScopeDeps, typed: string): void {
  const leftOut = readAddresses(typed, 'leftOut', domainsWith(home, settings.read()));
  settings.change((known) => ({ ...known, leftOut }));
}

/** The directory must say that each further domain is the customer's. */
function proveDomains(deps: ScopeDeps, domains: readonly Domain[], before: Settings): void {
  for (const domain of domains) {
    if (before.domains.includes(domain) || deps.ownsDomain(domain)) continue;
    throw new AppError('input.invalid', 'a foreign domain', {
      field: 'domains',
      reason: 'foreign',
      address: domain,
    });
  }
}

/** @throws input.invalid, store.full */
export function saveAdmins({ settings, home }: ScopeDeps, typed: string): void {
  const admins = readAddresses(typed, 'admins', domainsWith(home, settings.read()));
  settings.change((known) => ({ ...known, admins }));
}

export function leaveOut(settings: SettingsStore, address: string): void {
  settings.change((known) => ({ ...known, leftOut: [...new Set([...known.leftOut, address])] }));
}

/** Each run asks for them before each batch. @throws input.invalid, store.full */
export function saveMail(settings: SettingsStore, typed: TypedMailSettings): void {
  const mail = readMailSettings(typed);
  settings.change((known) => ({ ...known, mail }));
}

/** Takes effect at that user's next run. */
export function pauseUser(settings: SettingsStore, address: string, nowMs: number): void {
  settings.change((known) => ({ ...known, paused: [...without(known, address), { address, atMs: nowMs }] }));
}

export function resumeUser(settings: SettingsStore, address: string): void {
  settings.change((known) => ({ ...known, paused: without(known, address) }));
}

function without({ paused }: Settings, address: string): Settings['paused'] {
  return paused.filter((one) => one.address !== address);
}
