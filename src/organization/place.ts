/** Owns finding, for a caller, the installation whose keys are theirs: their own domain's, or the one it points to. */

import type { PropertyStore, Sha256, ValueCache } from '../ports';
import { createKeys, type Domain, domainOf, type Keys, readDomain } from '../store/keys';
import { createSharedValue, type SharedValue } from '../store/shared-value';
import { homeOf } from './installation';
import { ORGANIZATION, type OrganizationRecord } from './organization-record';

export interface Place {
  keys: Keys;
  value: SharedValue<OrganizationRecord>;
  /** As it was at the look. */
  organization: OrganizationRecord | undefined;
  /** Set when the caller's domain points elsewhere, and their own record does not say so yet. */
  newHome?: Domain;
}

/** One storage call for everybody whose installation is known or their own domain's; up to three for the rest, once. */
export function findPlace(
  stores: { properties: PropertyStore; cache: ValueCache; sha256: Sha256 },
  email: string,
  knownDomain: string | undefined,
): Place {
  const look = (domain: Domain): Place => {
    const keys = createKeys(domain, stores.sha256);
    const value = createSharedValue(stores, keys.organization, ORGANIZATION);
    return { keys, value, organization: value.peek() };
  };
  if (knownDomain !== undefined) return look(readDomain(knownDomain));
  const own = domainOf(email);
  const found = look(own);
  const home = found.organization ? undefined : homeOf(stores.properties, own, stores.sha256);
  return home === undefined ? found : { ...look(home), newHome: home };
}
