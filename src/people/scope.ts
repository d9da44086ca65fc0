/** Owns the test whether an address is in a scope; what the scope is, is the organization's to say. */

import type { AddressDigest } from '../store/keys';

/** Who may use the connection. */
export interface Scope {
  kind: 'everyone' | 'groups';
  /** Addresses of Google groups; their members were last read into the snapshot. */
  groups: readonly string[];
  /** Addresses that never are, whatever the rest says. */
  leftOut: readonly string[];
  /** The installation's domain and its secondary ones; nobody else is in any scope. */
  domains: readonly string[];
}

/** Whether the digest is among the group members that were last read; undefined when none were. */
export type IsMember = (digest: AddressDigest) => boolean | undefined;

export interface Person {
  address: string;
  digest: AddressDigest;
}

/** Undefined when it depends on groups that nobody has read yet. */
export function isInScope(scope: Scope, person: Person, isMember: IsMember): boolean | undefined {
  const domain = person.address.slice(person.address.lastIndexOf('@') + 1);
  if (!scope.domains.includes(domain) || scope.leftOut.includes(person.address)) return false;
  return scope.kind === 'everyone' ? true : isMember(person.digest);
}
