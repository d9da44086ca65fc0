/** Owns what the add-on asks Google's directory, as the person whose execution it is. */

import { type Decoder, decodeJson, flag, list, optional, record, text } from '../decode';
import { AppError, hasCode } from '../errors';
import type { Http, HttpResponse } from '../ports';

const userWire = record({
  primaryEmail: text,
  name: optional(record({ fullName: optional(text) })),
  isAdmin: optional(flag),
});
const usersWire = record({ users: optional(list(userWire)), nextPageToken: optional(text) });
const membersWire = record({
  members: optional(list(record({ email: optional(text), type: optional(text) }))),
  nextPageToken: optional(text),
});

export interface DirectoryUser {
  email: string;
  name: string;
}

export interface DirectoryPage<T> {
  items: T[];
  nextPageToken: string | undefined;
}

export interface UsersAsk {
  pageSize: number;
  pageToken?: string;
  /** The start of a name or an address. */
  search?: string;
}

export interface Directory {
  /** Whether the directory, in its view for admins, says that this caller is a super admin. */
  isSuperAdmin(email: string): boolean;
  /** Nothing where the domain has no such account. */
  user(email: string): DirectoryUser | undefined;
  /** People of all the customer's domains in the order of their addresses. */
  users(ask: UsersAsk): DirectoryPage<DirectoryUser>;
  /** Addresses of people in a group and in the groups within it. @throws google.forbidden, google.not_found, input.invalid */
  members(group: string): string[];
  /** Whether the domain belongs to the caller's customer; for Workspace admins. */
  ownsDomain(domain: string): boolean;
}

const BASE = 'https://admin.googleapis.com/admin/directory/v1';
const TIMEOUT_SECONDS = 10;
/** A group of 200 × 100 members is more than one add-on execution could use. */
const MAX_MEMBER_PAGES = 100;

type Get = <T>(path: string, decoder: Decoder<T>) => T;

export function createDirectory(deps: { http: Http; accessToken: () => string }): Directory {
  const get: Get = (path, decoder) => {
    const response = deps.http({
      method: 'get',
      url: `${BASE}${path}`,
      headers: { Authorization: `Bearer ${deps.accessToken()}` },
      timeoutSeconds: TIMEOUT_SECONDS,
    });
    if (response.status !== 200) throw failureOf(response);
    return decodeJson('http.bad_response', decoder, response.text);
  };
  const userPath = (email: string, view: string) => `/users/${encodeURIComponent(email)}?viewType=${view}`;

  return {
    // Someone who is no admin is refused the admin view (seen: facts/apps-script.md 5.2).
    isSuperAdmin: (email) =>
      unless(['google.forbidden', 'google.not_found'], () => get(userPath(email, 'admin_view'), userWire))
        ?.isAdmin === true,
    user(email) {
      const found = unless(['google.not_found'], () => get(userPath(email, 'domain_public'), userWire));
      return found && toUser(found);
    },
    users: (ask) => userPage(get, ask),
    members: (group) => allMembers(get, group),
    ownsDomain(domain) {
      const query = queryText({ domain, maxResults: '1', viewType: 'admin_view' });
      return (
        unless(['google.not_found', 'google.forbidden'], () => get(`/users?${query}`, usersWire)) !==
        undefined
      );
    },
  };
}

/** Runs `ask`, and returns nothing where Google's answer is one of `codes`. */
function unless<T>(codes: ('google.forbidden' | 'google.not_found')[], ask: () => T): T | undefined {
  try {
    return ask();
  } catch (error) {
    if (hasCode(error, ...codes)) return undefined;
    throw error;
  }
}

function userPage(get: Get, { pageSize, pageToken, search }: UsersAsk): DirectoryPage<DirectoryUser> {
  const query = {
    customer: 'my_customer',
    viewType: 'domain_public',
    orderBy: 'email',
    maxResults: String(pageSize),
    ...(pageToken === undefined ? {} : { pageToken }),
    ...(search === undefined ? {} : { query: quotedSearch(search) }),
  };
  const page = get(`/users?${queryText(query)}`, usersWire);
  return { items: (page.users ?? []).map(toUser), nextPageToken: page.nextPageToken };
}

function allMembers(get: Get, group: string): string[] {
  const addresses: string[] = [];
  let pageToken: string | undefined;
  for (let pages = 0; pages < MAX_MEMBER_PAGES; pages++) {
    const query = {
      includeDerivedMembership: 'true',
      maxResults: '200',
      ...(pageToken ? { pageToken } : {}),
    };
    const page = get(`/groups/${encodeURIComponent(group)}/members?${queryText(query)}`, membersWire);
    for (const { email, type } of page.members ?? []) {
      // Such a member has no address: it stands for all the customer's users (documented: Directory API, members).
      if (type === 'CUSTOMER') throw groupRefused('a group of everybody', 'everyone', group);
      if (email && type === 'USER') addresses.push(email);
    }
    pageToken = page.nextPageToken;
    if (pageToken === undefined) return addresses;
  }
  throw groupRefused('a group too large', 'size', group);
}

function groupRefused(message: string, reason: 'everyone' | 'size', group: string): AppError {
  return new AppError('input.invalid', message, { field: 'groups', reason, group });
}

function toUser({ primaryEmail, name }: ReturnType<typeof userWire>): DirectoryUser {
  return { email: primaryEmail, name: name?.fullName ?? primaryEmail };
}

function queryText(query: Readonly<Record<string, string>>): string {
  return Object.entries(query)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
}

/** A value without a field is compared with names and addresses (documented: Directory API, "Search for users"). */
function quotedSearch(search: string): string {
  return `'${search.replace(/[\\']/g, (letter) => `\\${letter}`)}'`;
}

/** A project without the API is refused with a 403 too, which says nothing about the person (documented reason). */
const API_OFF = /"(accessNotConfigured|SERVICE_DISABLED)"/;
/** A quota is refused with a 403 as well, and passes (documented: Directory API, "Limits and quotas"). */
const QUOTA = /"(userRateLimitExceeded|rateLimitExceeded|quotaExceeded)"/;

function failureOf({ status, text: body }: HttpResponse): AppError {
  const facts = { status };
  if (status === 401)
    return new AppError('google.permission_missing', 'the directory knows no such token', facts);
  if (status === 403 && !QUOTA.test(body)) {
    return API_OFF.test(body)
      ? new AppError('google.api_off', 'the Admin SDK API is off', facts)
      : new AppError('google.forbidden', 'the directory refuses', facts);
  }
  if (status === 404) return new AppError('google.not_found', 'the directory knows none', facts);
  if (status === 400) {
    return new AppError('input.invalid', 'the directory does not take it', {
      field: 'directory',
      reason: 'form',
    });
  }
  return new AppError('google.unavailable', 'the directory fails', facts);
}
