/** Owns who a token stands for: the identity URL, userinfo, and the discovery document that names the endpoints. */

import { type Context, Hono } from 'hono';
import { type Bearer, findBearer } from '../grants';
import { isSameId } from '../ids';
import type { Org, OrgUser } from '../org';
import { nameParts, USER_DEFAULTS } from '../user-details';
import { NEWEST_VERSION } from '../rest/versions';

/** Both ids have 18 characters (seen). */
export function identityUrl(org: Org, user: OrgUser): string {
  return `${org.loginOrigin()}/id/${org.organizationId()}/${user.id}`;
}

/** The routes answer on the My Domain host and on the login host alike. */
export function identityRoutes(org: Org): Hono {
  const app = new Hono();
  app.get('/id/:org/:user', (c) => identity(c, org));
  app.on(['GET', 'POST'], '/services/oauth2/userinfo', (c) => {
    const found = bearerOf(c, org);
    return found instanceof Response ? found : c.json(userinfo(org, found.user));
  });
  app.get('/.well-known/openid-configuration', (c) => c.json(discovery(new URL(c.req.url).origin)));
  return app;
}

/** Refusals are plain text (assumed: statuses and words). */
function identity(c: Context, org: Org): Response {
  const found = bearerOf(c, org);
  if (found instanceof Response) return found;
  if (!isSameId(c.req.param('org') ?? '', org.organizationId())) return c.text('Wrong_Org', 403);
  if (!isSameId(c.req.param('user') ?? '', found.user.id)) return c.text('Bad_Id', 404);
  if ((c.req.query('format') ?? 'json') !== 'json') return c.text('Only format=json is built.', 406);
  return c.json(identityBody(org, found.user, urls(org, found.user, c.req.query('version'))));
}

/** jsforce sends the token as `oauth_token` (seen). One of the scopes `id`, `api`, `full` is needed (assumed). */
function bearerOf(c: Context, org: Org): Bearer | Response {
  const header = c.req.header('authorization');
  const token = header?.replace(/^(Bearer|OAuth) /i, '') ?? c.req.query('oauth_token');
  if (!token) return c.text('Missing_OAuth_Token', 403);
  const found = findBearer(org, token);
  if (!found || !found.scopes.some((scope) => ['id', 'api', 'full'].includes(scope))) {
    return c.text('Bad_OAuth_Token', 403);
  }
  return found;
}

/** The body as jsforce's types have it (seen); further fields are assumed. */
function identityBody(org: Org, user: OrgUser, links: Record<string, string>): object {
  const { first, last, nick } = nameParts(user);
  return {
    id: identityUrl(org, user),
    asserted_user: true,
    user_id: user.id,
    organization_id: org.organizationId(),
    username: user.username,
    nick_name: nick,
    display_name: user.name,
    email: user.email,
    email_verified: true,
    first_name: first,
    last_name: last,
    timezone: USER_DEFAULTS.timeZone,
    photos: photos(org),
    urls: links,
    active: user.active,
    user_type: 'STANDARD',
    language: USER_DEFAULTS.language,
    locale: USER_DEFAULTS.locale,
    utcOffset: 0,
    last_modified_date: USER_DEFAULTS.changedAt.replace('.000+0000', 'Z'),
    is_app_installed: true,
  };
}

/** Names of OpenID Connect with Salesforce's own beside them (assumed). */
function userinfo(org: Org, user: OrgUser): object {
  const { first, last, nick } = nameParts(user);
  return {
    sub: identityUrl(org, user),
    user_id: user.id,
    organization_id: org.organizationId(),
    preferred_username: user.username,
    nickname: nick,
    name: user.name,
    email: user.email,
    email_verified: true,
    given_name: first,
    family_name: last,
    zoneinfo: USER_DEFAULTS.timeZone,
    photos: photos(org),
    profile: `${org.origin()}/${user.id}`,
    picture: photos(org).picture,
    urls: urls(org, user, undefined),
    active: user.active,
    user_type: 'STANDARD',
    language: USER_DEFAULTS.language,
    locale: USER_DEFAULTS.locale,
    utcOffset: 0,
    updated_at: USER_DEFAULTS.changedAt.replace('.000+0000', 'Z'),
  };
}

function photos(org: Org): { picture: string; thumbnail: string } {
  return { picture: `${org.origin()}/profilephoto/005/F`, thumbnail: `${org.origin()}/profilephoto/005/T` };
}

/** `version=latest`, or a number, fills in `{version}` (documented). */
function urls(org: Org, user: OrgUser, asked: string | undefined): Record<string, string> {
  const version =
    asked === 'latest' ? NEWEST_VERSION : asked && /^\d+\.\d$/.test(asked) ? asked : '{version}';
  const soap = (kind: string) =>
    `${org.origin()}/services/Soap/${kind}/${version}/${org.organizationId().slice(0, 15)}`;
  const rest = `${org.origin()}/services/data/v${version}/`;
  return {
    enterprise: soap('c'),
    metadata: soap('m'),
    partner: soap('u'),
    rest,
    sobjects: `${rest}sobjects/`,
    search: `${rest}search/`,
    query: `${rest}query/`,
    recent: `${rest}recent/`,
    profile: `${org.origin()}/${user.id}`,
    feeds: `${rest}chatter/feeds`,
    custom_domain: org.origin(),
  };
}

/** What of the documented document exists here. */
function discovery(origin: string): object {
  return {
    issuer: origin,
    authorization_endpoint: `${origin}/services/oauth2/authorize`,
    token_endpoint: `${origin}/services/oauth2/token`,
    revocation_endpoint: `${origin}/services/oauth2/revoke`,
    introspection_endpoint: `${origin}/services/oauth2/introspect`,
    userinfo_endpoint: `${origin}/services/oauth2/userinfo`,
    scopes_supported: ['api', 'refresh_token', 'offline_access'],
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
    code_challenge_methods_supported: ['S256'],
  };
}
