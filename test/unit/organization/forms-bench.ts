/** Owns the admins' forms as these tests fill them in, over stores in memory. */

import type { ScopeDeps, TypedScope } from '../../../src/organization/change-settings';
import { homeOf } from '../../../src/organization/installation';
import type { Scope } from '../../../src/people/scope';
import type { ScopeReading } from '../../../src/people/scope-reading';
import { readDomain } from '../../../src/store/keys';
import { appErrorOf, sha256 } from '../fakes';
import { ACME, organizationBench } from './organization-bench';

export const TEST = readDomain('acme.test');
/** The scope’s form with nothing in it but `changes`. */
export const typed = (changes: Partial<TypedScope> = {}): TypedScope => ({
  kind: 'everyone',
  groups: '',
  domains: '',
  leftOut: '',
  ...changes,
});

/** `owned` are the domains that the directory calls the customer’s. */
export function forms(owned: readonly string[] = ['acme.test']) {
  const { properties, settings } = organizationBench();
  const asked: string[] = [];
  const read: Scope[] = [];
  const kept: ScopeReading[] = [];
  const deps: ScopeDeps = {
    settings,
    ownsDomain(domain) {
      asked.push(domain);
      return owned.includes(domain);
    },
    readScope(scope) {
      read.push(scope);
      return { addresses: scope.groups, members: 1, accounts: 1, unknownGroups: [] };
    },
    keepReading: (reading) => void kept.push(reading),
    properties,
    sha256,
    home: ACME,
  };
  const stored = () => settings.read();
  const refused = (act: () => void) => {
    const before = JSON.stringify([...properties.values]);
    const error = appErrorOf(act);
    expect(JSON.stringify([...properties.values])).toBe(before);
    return error;
  };
  const home = () => homeOf(properties, TEST, sha256);
  return { properties, settings, deps, asked, read, kept, stored, refused, home };
}
