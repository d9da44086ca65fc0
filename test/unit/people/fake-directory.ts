/** Owns a Google directory in memory, as strict as the real one: pages by token, groups that may be unknown. */

import { AppError } from '../../../src/errors';
import type { Directory, DirectoryUser, UsersAsk } from '../../../src/google/directory';

export interface FakeDirectory extends Directory {
  /** Every page of users that was asked for, oldest first. */
  asks: UsersAsk[];
}

export interface DirectoryContents {
  users?: readonly DirectoryUser[];
  groups?: Readonly<Record<string, readonly string[]>>;
  superAdmins?: readonly string[];
  domains?: readonly string[];
}

/** `user0001@acme.example` and so on, in the order of their addresses. */
export function manyUsers(count: number, domain = 'acme.example'): DirectoryUser[] {
  return Array.from({ length: count }, (_, index) => {
    const number = String(index).padStart(4, '0');
    return { email: `user${number}@${domain}`, name: `User ${number}` };
  });
}

export function fakeDirectory({
  users = [],
  groups = {},
  superAdmins = [],
  domains = [],
}: DirectoryContents): FakeDirectory {
  const asks: UsersAsk[] = [];
  return {
    asks,
    isSuperAdmin: (email) => superAdmins.includes(email),
    user: (email) => users.find((one) => one.email === email),
    users(ask) {
      asks.push(ask);
      if (ask.pageSize > 500) throw new Error('the directory gives 500 at most');
      const start = startOf(ask.pageToken);
      const found = ask.search === undefined ? users : users.filter(begins(ask.search));
      const end = start + ask.pageSize;
      return {
        items: found.slice(start, end),
        nextPageToken: end < found.length ? `from-${end}` : undefined,
      };
    },
    members(group) {
      const members = groups[group];
      if (!members) throw new AppError('google.not_found', 'the directory knows none', { status: 404 });
      return [...members];
    },
    ownsDomain: (domain) => domains.includes(domain),
  };
}

function startOf(pageToken: string | undefined): number {
  if (pageToken === undefined) return 0;
  const [, start] = /^from-(\d+)$/.exec(pageToken) ?? [];
  if (start !== undefined) return Number(start);
  throw new AppError('input.invalid', 'the directory does not take it', {
    field: 'directory',
    reason: 'form',
  });
}

function begins(search: string): (user: DirectoryUser) => boolean {
  const wanted = search.toLowerCase();
  return ({ email, name }) =>
    [email, ...name.split(' ')].some((part) => part.toLowerCase().startsWith(wanted));
}
