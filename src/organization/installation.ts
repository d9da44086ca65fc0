/** Owns which domain this copy of the script belongs to, and how people of its secondary domains find it. */

import { record, text } from '../decode';
import { AppError } from '../errors';
import type { PropertyStore, Sha256 } from '../ports';
import type { ValueKind } from '../store/json-value';
import { createKeys, type Domain, type Keys, readDomain } from '../store/keys';
import { createSingleValue } from '../store/single-value';

const HOME: ValueKind<{ domain: string }> = { name: 'home', version: 1, decoder: record({ domain: text }) };

/** The installation's domain for people of a secondary one; nothing where no admin has added theirs. */
export function homeOf(properties: PropertyStore, own: Domain, sha256: Sha256): Domain | undefined {
  const found = createSingleValue(properties, createKeys(own, sha256).home, HOME).read();
  return found && readDomain(found.domain);
}

/**
 * Points each added secondary domain to the installation, and takes the pointer from those that are gone.
 *
 * @throws access.other_installation for a domain that has an installation or a pointer of its own
 */
export function pointHome(
  stores: { properties: PropertyStore; sha256: Sha256 },
  home: Domain,
  domains: { before: readonly string[]; after: readonly Domain[] },
): void {
  const valueOf = (domain: Domain) =>
    createSingleValue(stores.properties, createKeys(domain, stores.sha256).home, HOME);
  for (const domain of domains.after) {
    const keys = createKeys(domain, stores.sha256);
    const owner = valueOf(domain).read()?.domain;
    const isTaken = (owner ?? home) !== home || stores.properties.getProperty(keys.organization) !== null;
    if (isTaken) throw new AppError('access.other_installation', 'a domain with its own', { domain });
  }
  for (const domain of domains.after) valueOf(domain).write({ domain: home });
  const gone = domains.before.filter((domain) => !domains.after.some((kept) => kept === domain));
  for (const domain of gone) valueOf(readDomain(domain)).erase();
}

/**
 * Looks, before an admin's first write, that this copy of the script does not serve another domain already.
 *
 * @throws access.other_installation
 */
export function requireOwnInstallation(properties: PropertyStore, keys: Keys): void {
  const all = properties.getKeys();
  if (all.length === 0 || all.some((key) => keys.owns(key))) return;
  throw new AppError('access.other_installation', 'this script serves another domain');
}
