/** Owns the admins' settings: who is in scope, which domains, who else is an admin, who is paused. */

import { type Decoded, list, oneOf, optional, record, text, whole } from '../decode';
import { AppError } from '../errors';
import type { Scope } from '../people/scope';
import { mailSettings } from './mail-settings';
import type { Now, WithLock } from '../ports';
import type { ValueKind } from '../store/json-value';
import { type Domain, readDomain } from '../store/keys';
import type { SharedValue } from '../store/shared-value';

const settings = record({
  revision: whole,
  scopeKind: oneOf('everyone', 'groups'),
  groups: list(text),
  leftOut: list(text),
  /** Secondary domains, each proved with the directory. */
  domains: list(text),
  admins: list(text),
  /** Paused by an admin. */
  paused: list(record({ address: text, atMs: whole })),
  savedAtMs: optional(whole),
  /** Absent until an admin has saved them. */
  mail: optional(mailSettings),
});

export type Settings = Decoded<typeof settings>;

export const SETTINGS: ValueKind<Settings> = { name: 'settings', version: 1, decoder: settings };

export const NEW_SETTINGS: Settings = {
  revision: 0,
  scopeKind: 'everyone',
  groups: [],
  leftOut: [],
  domains: [],
  admins: [],
  paused: [],
};

/** `home` is the installation's own domain. */
export function scopeOf({ scopeKind, groups, leftOut, domains }: Settings, home: Domain): Scope {
  return { kind: scopeKind, groups, leftOut, domains: [home, ...domains] };
}

const ADDRESS = /^[^\s@<>"',;()]{1,64}@[^\s@<>"',;()]{3,253}$/;

/** Reads addresses parted by commas, spaces or lines, each of one of the domains. @throws input.invalid */
export function readAddresses(typed: string, field: string, domains: readonly Domain[]): string[] {
  const addresses = typed
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((one) => one !== '');
  for (const address of addresses) {
    const domain = address.slice(address.lastIndexOf('@') + 1);
    if (!ADDRESS.test(address))
      throw new AppError('input.invalid', 'no address', { field, reason: 'address', address });
    if (!domains.some((own) => own === domain)) {
      throw new AppError('input.invalid', 'a foreign domain', { field, reason: 'domain', address });
    }
  }
  return [...new Set(addresses)];
}

/** Reads domain names parted by commas, spaces or lines. @throws input.invalid, access.consumer_domain */
export function readDomains(typed: string): Domain[] {
  const names = typed.split(/[\s,;]+/).filter((one) => one !== '');
  return [...new Set(names.map(readDomain))];
}

export interface SettingsStore {
  /** The newest, read once an execution: who was an admin before the last change is none. @throws store.corrupt */
  read(): Settings;
  /** The newest now: for whoever is about to write what it may forbid. @throws store.corrupt */
  readAnew(): Settings;
  /** Under the script lock, on the newest. @throws store.full, store.busy */
  change(change: (settings: Settings) => Settings): Settings;
}

export function createSettingsStore(deps: {
  value: SharedValue<Settings>;
  withLock: WithLock;
  nowMs: Now;
}): SettingsStore {
  let known: Settings | undefined;
  const latest = () => deps.value.readLatest() ?? NEW_SETTINGS;
  return {
    read: () => (known ??= latest()),
    readAnew: () => (known = latest()),
    change: (change) =>
      deps.withLock(() => {
        const before = latest();
        const next = { ...change(before), revision: before.revision + 1, savedAtMs: deps.nowMs() };
        deps.value.write(next);
        return (known = next);
      }),
  };
}
