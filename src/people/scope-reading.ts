/** Owns reading a scope from the directory: who is in its groups, nested ones too, and how many accounts there are. */

import { hasCode } from '../errors';
import type { Directory } from '../google/directory';
import type { Scope } from './scope';

export interface ScopeReading {
  /** Lower case; of the groups' members. Absent where everyone is in scope. */
  addresses: readonly string[] | undefined;
  /** How many the scope holds, before anybody is left out. */
  members: number;
  /** All accounts of the customer. */
  accounts: number;
  /** Groups that the directory does not know. */
  unknownGroups: readonly string[];
}

const PAGE_SIZE = 500;
/** 20,000 accounts: twice what the roster is made for. */
const MAX_PAGES = 40;

/** Needs a Workspace admin's rights where there are groups. @throws google.forbidden, google.unavailable */
export function readScope(directory: Directory, scope: Scope): ScopeReading {
  const found = new Set<string>();
  const unknownGroups: string[] = [];
  for (const group of scope.kind === 'groups' ? scope.groups : []) {
    const members = membersOf(directory, group);
    if (!members) unknownGroups.push(group);
    for (const address of members ?? [])
      if (isOfDomains(address, scope.domains)) found.add(address.toLowerCase());
  }
  const accounts = countAccounts(directory, scope.domains);
  const members = scope.kind === 'groups' ? found.size : accounts.inDomains;
  const addresses = scope.kind === 'groups' ? [...found] : undefined;
  return { addresses, members, accounts: accounts.all, unknownGroups };
}

function isOfDomains(address: string, domains: readonly string[]): boolean {
  return domains.includes(address.slice(address.lastIndexOf('@') + 1).toLowerCase());
}

function membersOf(directory: Directory, group: string): string[] | undefined {
  try {
    return directory.members(group);
  } catch (error) {
    if (hasCode(error, 'google.not_found')) return undefined;
    throw error;
  }
}

function countAccounts(directory: Directory, domains: readonly string[]): { all: number; inDomains: number } {
  const accounts = { all: 0, inDomains: 0 };
  let pageToken: string | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const found = directory.users({ pageSize: PAGE_SIZE, ...(pageToken === undefined ? {} : { pageToken }) });
    accounts.all += found.items.length;
    accounts.inDomains += found.items.filter(({ email }) => isOfDomains(email, domains)).length;
    pageToken = found.nextPageToken;
    if (pageToken === undefined) break;
  }
  return accounts;
}
