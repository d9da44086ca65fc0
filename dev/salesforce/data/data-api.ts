/** Owns `/services/data`: versions, resources, objects and queries, for the user whom the token stands for. */

import { type Context, Hono } from 'hono';
import { findBearer } from '../grants';
import { identityUrl } from '../oauth/identity';
import type { Org, OrgUser } from '../org';
import type { Caller, QueryPage } from '../org-data';
import { apiError, notFound } from './api-error';
import { versionRows, versionState } from './versions';

export const DATA_PATH = '/services/data';
const DAILY_CALLS = 100_000;
/** Documented. */
const LONGEST_URI = 16_384;

type Env = { Variables: { caller: OrgUser } };

export function dataRoutes(org: Org): Hono<Env> {
  const app = new Hono<Env>({ strict: false }).basePath(DATA_PATH);
  app.use('*', async (c, next) => {
    await next();
    // Documented for every answer.
    c.header('Sforce-Limit-Info', `api-usage=${org.state().apiCalls}/${DAILY_CALLS}`);
  });
  app.get('/', (c) => c.json(versionRows()));
  app.all('/', refuseMethod);
  app.use('/:version/*', async (c, next) => {
    checkUri(c);
    checkVersion(c.req.param('version'));
    c.set('caller', callerOf(c, org));
    org.change((state) => state.apiCalls++);
    await next();
  });
  app.get('/:version', (c) => c.json(resources(org, c.get('caller'), pathOf(c))));
  app.get('/:version/query', (c) => c.json(query(c, org)));
  app.get('/:version/query/:locator', (c) =>
    c.json(pageOf(c, org.data().queryMore(asCaller(c), c.req.param('locator')))),
  );
  app.get('/:version/sobjects', (c) =>
    c.json({ encoding: 'UTF-8', maxBatchSize: 200, sobjects: org.data().describeAll(asCaller(c)) }),
  );
  app.get('/:version/sobjects/:name', (c) => c.json(basicInformation(c, org)));
  for (const known of ['/:version', '/:version/query', '/:version/sobjects', '/:version/sobjects/:name']) {
    app.all(known, refuseMethod);
  }
  app.all('*', () => {
    throw notFound();
  });
  return app;
}

/** Status documented, words seen. Objects can be created by POST in a real org; here that is not built yet. */
function refuseMethod(c: Context): never {
  const message = `HTTP Method '${c.req.method}' not allowed. Allowed are HEAD,GET`;
  throw apiError(405, 'METHOD_NOT_ALLOWED', message);
}

/** Status documented, body assumed. */
function checkUri(c: Context): void {
  if (c.req.url.length > LONGEST_URI) throw apiError(414, 'URI_TOO_LONG', 'The URI is too long');
}

/** 410 is documented, its code and words are assumed. */
function checkVersion(segment: string): void {
  const state = versionState(segment);
  if (state === 'unknown') throw notFound();
  if (state === 'retired') {
    throw apiError(410, 'UNSUPPORTED_API_VERSION', 'The requested resource has been retired or removed');
  }
}

/** Codes and words seen. `OAuth` is an older name of the scheme. */
function callerOf(c: Context, org: Org): OrgUser {
  const header = c.req.header('authorization');
  const token = /^(?:Bearer|OAuth) (\S+)$/i.exec(header ?? '')?.[1];
  if (header !== undefined && token === undefined) {
    throw apiError(401, 'INVALID_AUTH_HEADER', 'INVALID_HEADER_TYPE');
  }
  const found = token === undefined ? undefined : findBearer(org, token);
  if (!found) throw apiError(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
  if (!found.scopes.includes('api')) {
    throw apiError(401, 'INVALID_SESSION_ID', 'This session is not valid for use with the REST API');
  }
  if (!found.user.permissions.includes('ApiEnabled')) {
    const message = 'The REST API is not enabled for this Organization.';
    throw apiError(403, 'API_DISABLED_FOR_ORG', message);
  }
  return found.user;
}

function pathOf(c: Context): string {
  return `${DATA_PATH}/${c.req.param('version')}`;
}

/** Only what is built; a real org lists some thirty. `identity` is absolute (seen). */
function resources(org: Org, caller: OrgUser, path: string): object {
  return { sobjects: `${path}/sobjects`, query: `${path}/query`, identity: identityUrl(org, caller) };
}

function asCaller(c: Context<Env>): Caller {
  return { userId: c.get('caller').id, dataPath: pathOf(c) };
}

function query(c: Context<Env>, org: Org): object {
  const soql = c.req.query('q');
  if (!soql) throw apiError(400, 'MALFORMED_QUERY', 'A query string has to be specified');
  const { queryAnswer } = org.controls();
  if (queryAnswer && soql.includes(queryAnswer.about)) {
    throw apiError(400, queryAnswer.errorCode, queryAnswer.message);
  }
  return pageOf(c, org.data().query(asCaller(c), soql));
}

function pageOf(c: Context<Env>, { totalSize, done, locator, records }: QueryPage): object {
  const next = locator === undefined ? {} : { nextRecordsUrl: `${pathOf(c)}/query/${locator}` };
  return { totalSize, done, ...next, records };
}

/** Paths tell no case (assumed). */
function basicInformation(c: Context<Env>, org: Org): object {
  const name = (c.req.param('name') ?? '').toLowerCase();
  const all = org.data().describeAll(asCaller(c)) as { name: string }[];
  const objectDescribe = all.find((one) => one.name.toLowerCase() === name);
  if (!objectDescribe) throw notFound();
  return { objectDescribe, recentItems: [] };
}
