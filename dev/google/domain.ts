/** Owns who is in the demo domain: people, groups, and the switches that spoil what the directory says of them. */

import type { GroupSeed, PersonSeed, Scenario } from '../world/scenarios';
import { type GmailControls, QUIET_GMAIL } from './gmail/controls';

/** Switches of the domain, set by test or by hand. */
export interface GoogleControls extends GmailControls {
  /** An admin has granted the add-on's scopes for the whole domain. Off: each person meets Google's consent. */
  domainGrant: boolean;
  /** The directory answers 503. */
  directoryDown: boolean;
  /** The script's Cloud project has not switched the Admin SDK API on. */
  apiOff: boolean;
  /** The directory says of everyone that they are a super admin. */
  everyoneIsAdmin: boolean;
  /** The directory does not know these people, as before a new account has spread. */
  missingPeople: string[];
  /** Groups have no members. */
  emptyGroups: boolean;
  /** These groups have a member of type CUSTOMER: all users of the domain. */
  everybodyIn: string[];
  /** Scopes that are granted no more, by person; that person's own consent brings them back. */
  withdrawnScopes: Record<string, string[]>;
}

export const QUIET_CONTROLS: GoogleControls = {
  domainGrant: true,
  directoryDown: false,
  apiOff: false,
  everyoneIsAdmin: false,
  missingPeople: [],
  emptyGroups: false,
  everybodyIn: [],
  withdrawnScopes: {},
  ...QUIET_GMAIL,
};

export interface Domain {
  domains(): string[];
  /** Everybody, in the order of their addresses. */
  people(): PersonSeed[];
  person(email: string): PersonSeed | undefined;
  /** Whether somebody has this Google account, in the domain or in none. */
  hasAccount(email: string): boolean;
  /** The addresses of all such accounts. */
  accounts(): string[];
  /** Those whom the directory knows. */
  listed(): PersonSeed[];
  isAdmin(email: string): boolean;
  group(email: string): GroupSeed | undefined;
  /** Whether the whole customer is a member of the group. */
  isEverybodyIn(group: string): boolean;
}

export function createDomain(deps: { scenario: () => Scenario; controls: () => GoogleControls }): Domain {
  const people = () => [...deps.scenario().people].sort((a, b) => (a.email < b.email ? -1 : 1));
  const person = (email: string) => deps.scenario().people.find((one) => one.email === email.toLowerCase());
  const accounts = () => [...people(), ...deps.scenario().guests].map(({ email }) => email);
  return {
    domains: () => [deps.scenario().domain, ...deps.scenario().secondaryDomains],
    people,
    person,
    hasAccount: (email) => accounts().includes(email.toLowerCase()),
    accounts,
    listed: () => people().filter(({ email }) => !deps.controls().missingPeople.includes(email)),
    isAdmin: (email) => deps.controls().everyoneIsAdmin || person(email)?.admin === true,
    group(email) {
      const group = deps.scenario().groups.find((one) => one.email === email.toLowerCase());
      return group && deps.controls().emptyGroups ? { ...group, members: [] } : group;
    },
    isEverybodyIn: (group) => deps.controls().everybodyIn.includes(group.toLowerCase()),
  };
}
