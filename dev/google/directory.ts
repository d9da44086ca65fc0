/** Owns the Directory API's REST paths: users.get, users.list, members.list, with Google's refusals to non-admins. */

import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { PersonSeed } from '../world/scenarios';
import type { GoogleAuthorizations } from './authorizations';
import type { Domain, GoogleControls } from './domain';
import { googleError } from './google-error';
import { readUserQuery } from './user-query';

const USER_SCOPE = 'https://www.googleapis.com/auth/admin.directory.user.readonly';
const MEMBER_SCOPE = 'https://www.googleapis.com/auth/admin.directory.group.member.readonly';
const CUSTOMER_ID = 'C03demo7x';

export interface DirectoryDeps {
  domain: Domain;
  authorizations: Pick<GoogleAuthorizations, 'identify'>;
  controls: () => GoogleControls;
}

export function createDirectory(deps: DirectoryDeps): Hono {
  const { domain } = deps;
  const app = new Hono().basePath('/admin/directory/v1');
  app.onError((error) => {
    if (error instanceof HTTPException) return error.getResponse();
    throw error;
  });
  app.notFound((c) => c.json({ error: { code: 404, message: 'Not Found' } }, 404));

  app.get('/users/:key', (c) => {
    const asked = c.req.param('key');
    const view = checkedView(c, deps);
    const person = domain.listed().find(({ email }) => email === asked.toLowerCase());
    if (!person) throw googleError(404, 'notFound', 'Resource Not Found: userKey');
    return c.json(userResource(person, view, domain));
  });

  app.get('/users', (c) => {
    const view = checkedView(c, deps);
    const test = readUserQuery(c.req.query('query') ?? '', (email) => domain.isAdmin(email));
    const inScope = domainFilter(c, domain);
    const found = domain.listed().filter((person) => inScope(person) && test(person));
    const { items, next } = page(c, found, 500);
    const users = items.map((person) => userResource(person, view, domain));
    return c.json({ kind: 'admin#directory#users', ...(users.length ? { users } : {}), ...next });
  });

  app.get('/groups/:key/members', (c) => {
    const caller = checkedCaller(c, deps, MEMBER_SCOPE);
    if (!domain.isAdmin(caller)) throw notAuthorized();
    const key = c.req.param('key');
    if (!domain.group(key)) throw googleError(404, 'notFound', 'Resource Not Found: groupKey');
    const derived = c.req.query('includeDerivedMembership') === 'true';
    const { items, next } = page(c, members(domain, { key, derived }), 200);
    return c.json({ kind: 'admin#directory#members', ...(items.length ? { members: items } : {}), ...next });
  });
  return app;
}

/** Words: seen (facts/apps-script.md 5.2). */
const notAuthorized = () => googleError(403, 'forbidden', 'Not Authorized to access this resource/api');

/** Words: seen. */
const API_OFF =
  'Admin SDK API has not been used in project 000000000000 before or it is disabled. Enable it and then retry.';

function checkedCaller(c: Context, deps: DirectoryDeps, scope: string): string {
  if (deps.controls().directoryDown)
    throw googleError(503, 'backendError', 'Service unavailable. Please try again');
  if (deps.controls().apiOff) throw googleError(403, 'accessNotConfigured', API_OFF);
  const token = deps.authorizations.identify((c.req.header('authorization') ?? '').replace(/^Bearer /, ''));
  if (!token) throw googleError(401, 'authError', 'Invalid Credentials');
  if (!token.scopes.includes(scope)) {
    throw googleError(403, 'insufficientPermissions', 'Request had insufficient authentication scopes.');
  }
  return token.user;
}

type View = 'admin_view' | 'domain_public';

/** The admin view is the default and for admins; anybody may have the public one (documented, seen). */
function checkedView(c: Context, deps: DirectoryDeps): View {
  const caller = checkedCaller(c, deps, USER_SCOPE);
  const view = c.req.query('viewType') ?? 'admin_view';
  if (view !== 'admin_view' && view !== 'domain_public')
    throw googleError(400, 'invalid', 'Invalid Input: viewType');
  if (view === 'admin_view' && !deps.domain.isAdmin(caller)) throw notAuthorized();
  return view;
}

function domainFilter(c: Context, domain: Domain): (person: PersonSeed) => boolean {
  const asked = c.req.query('domain');
  if (asked !== undefined) {
    if (!domain.domains().includes(asked)) throw googleError(404, 'notFound', 'Domain not found.');
    return ({ email }) => email.endsWith(`@${asked}`);
  }
  const customer = c.req.query('customer');
  if (customer === 'my_customer' || customer === CUSTOMER_ID) return () => true;
  throw googleError(400, 'badRequest', 'Bad Request');
}

/** Whether the public view tells who is an admin is contradictory; leaving it out is the stricter guess (assumed). */
function userResource(person: PersonSeed, view: View, domain: Domain): object {
  const [givenName = '', ...family] = person.name.split(' ');
  const shared = {
    kind: 'admin#directory#user',
    id: idOf(person.email),
    primaryEmail: person.email,
    name: { givenName, familyName: family.join(' '), fullName: person.name },
  };
  if (view === 'domain_public') return shared;
  return {
    ...shared,
    isAdmin: domain.isAdmin(person.email),
    isDelegatedAdmin: false,
    suspended: false,
    archived: false,
    customerId: CUSTOMER_ID,
    orgUnitPath: '/',
  };
}

/** All users of the customer: no address, and the customer's id as its own (documented: Directory API, members). */
const EVERYBODY = { kind: 'admin#directory#member', id: CUSTOMER_ID, role: 'MEMBER', type: 'CUSTOMER' };

function members(domain: Domain, { key, derived }: { key: string; derived: boolean }): object[] {
  const seen = new Set<string>();
  const list = (groupKey: string): object[] => [
    ...(domain.isEverybodyIn(groupKey) ? [EVERYBODY] : []),
    ...(domain.group(groupKey)?.members ?? []).flatMap((email) => {
      if (seen.has(email)) return [];
      seen.add(email);
      const isGroup = domain.group(email) !== undefined;
      const member = {
        id: idOf(email),
        email,
        role: 'MEMBER',
        type: isGroup ? 'GROUP' : 'USER',
        status: 'ACTIVE',
      };
      return derived && isGroup ? [member, ...list(email)] : [member];
    }),
  ];
  return list(key);
}

/** Pages are cut by position; the token is opaque to a client. */
function page<T>(c: Context, all: T[], most: number): { items: T[]; next: { nextPageToken?: string } } {
  const asked = Number(c.req.query('maxResults') ?? 100);
  if (!Number.isInteger(asked) || asked < 1) throw googleError(400, 'invalid', 'Invalid Input: maxResults');
  const size = Math.min(asked, most);
  const token = c.req.query('pageToken');
  const from = token
    ? Number(
        Buffer.from(token, 'base64url')
          .toString()
          .replace(/^page:/, ''),
      )
    : 0;
  if (!Number.isInteger(from)) throw googleError(400, 'invalid', 'Invalid Input: pageToken');
  const to = from + size;
  const next = to < all.length ? { nextPageToken: Buffer.from(`page:${to}`).toString('base64url') } : {};
  return { items: all.slice(from, to), next };
}

function idOf(email: string): string {
  return BigInt(`0x${createHash('sha1').update(email).digest('hex').slice(0, 16)}`).toString();
}
