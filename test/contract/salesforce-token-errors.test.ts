/** Each row of the error table of the token endpoint (facts 1.5), provoked. */

import type { OrgControls } from '../../dev/salesforce/controls';
import { connect, newCode } from '../unit/dev/salesforce/browser';
import { assert, createSigner, type Signer } from '../unit/dev/salesforce/signed-assertion';
import {
  consumer,
  createWorld,
  exchange,
  MY_DOMAIN,
  post,
  refresh,
  SERVICE,
  type World,
} from '../unit/dev/salesforce/world';

const TABLE = [
  'invalid_grant: expired access/refresh token',
  'invalid_grant: expired authorization code',
  'invalid_grant: invalid authorization code',
  'invalid_grant: authentication failure',
  'invalid_grant: ip restricted',
  'invalid_grant: inactive user',
  'invalid_grant: inactive organization',
  "invalid_grant: user hasn't approved this consumer",
  'invalid_grant: Audience validation failed',
  'invalid_grant: no client credentials user enabled',
  'invalid_grant: request not supported on this domain',
  'invalid_app_access: user is not admin approved to access this app',
  'invalid_client_id: client identifier invalid',
  'invalid_client: invalid client credentials',
  'unauthorized_client: flow not enabled for the app',
  'redirect_uri_mismatch: redirect_uri must match configuration',
  'unsupported_grant_type: grant type not supported',
  // The table has the verifier that does not match here too: seen since as `invalid_grant`, which token.ts says.
  'invalid_grant: invalid code verifier',
  'invalid_request: HTTPS required',
  'invalid_request: must use HTTP POST',
  'invalid_request: grant type is missing',
  'rate_limit_exceeded: login rate exceeded',
  'invalid_scope: the requested scope is not allowed',
  'invalid_client: app must be installed into org',
  'unknown_error: retry your request',
] as const;

type Row = (typeof TABLE)[number];
/** What the endpoint said. */
interface Answer {
  status: number;
  text: string;
  headers: Headers;
}

const TOKEN = '/services/oauth2/token';
let world: World;
let signer: Signer;
beforeAll(() => (signer = createSigner()));
beforeEach(() => (world = createWorld()));

const set = (controls: Partial<OrgControls>) => world.salesforce.org('production').set(controls);
const ask = (fields: Record<string, string>, path = TOKEN) => post(world, path, fields);
const asClient = (grantType: string, more: Record<string, string> = {}) =>
  ask({ grant_type: grantType, ...consumer(world), ...more });
const refused = (changed: Record<string, string>) => refresh(world, 'any', changed);

/** The controls are set between the approval and the refresh. */
async function refreshedUnder(controls: Partial<OrgControls>): Promise<Answer> {
  const { refresh_token: token } = await connect(world);
  set(controls);
  return refresh(world, token!);
}

/** What only a part of Salesforce that is not simulated would say: a test sets it as the answer. */
function answered(error: string, description: string, status: number): Promise<Answer> {
  set({ tokenAnswer: { grantType: 'refresh_token', status, error, error_description: description } });
  return refresh(world, 'any');
}

const ROWS: Record<Row, () => Promise<Answer>> = {
  'invalid_grant: expired access/refresh token': () => refreshedUnder({ refreshTokenPolicy: 'immediately' }),
  async 'invalid_grant: expired authorization code'() {
    const code = await newCode(world);
    world.advance(15 * 60 * 1000);
    return exchange(world, code);
  },
  'invalid_grant: invalid authorization code': () => exchange(world, 'aPrxNobody=='),
  'invalid_grant: authentication failure'() {
    set({ passwordFlow: 'on' });
    return asClient('password', { username: SERVICE.username, password: 'wrong' });
  },
  'invalid_grant: ip restricted': () => refreshedUnder({ outsideLoginRanges: true }),
  'invalid_grant: inactive user': () => refreshedUnder({ serviceUserActive: false }),
  'invalid_grant: inactive organization': () => refreshedUnder({ organizationActive: false }),
  "invalid_grant: user hasn't approved this consumer"() {
    set({ jwtBearer: { certificate: signer.certificate } });
    return assert(world, signer);
  },
  'invalid_grant: Audience validation failed'() {
    set({ jwtBearer: { certificate: signer.certificate } });
    return assert(world, signer, { aud: 'https://test.salesforce.com' });
  },
  'invalid_grant: no client credentials user enabled'() {
    set({ clientCredentials: { runAs: null } });
    return asClient('client_credentials');
  },
  'invalid_grant: request not supported on this domain': () =>
    ask({ grant_type: 'client_credentials', ...consumer(world) }, `https://login.salesforce.com${TOKEN}`),
  'invalid_app_access: user is not admin approved to access this app': () =>
    refreshedUnder({ adminApprovalRequired: true }),
  'invalid_client_id: client identifier invalid': () => refused({ client_id: 'nobody' }),
  'invalid_client: invalid client credentials': () => refused({ client_secret: 'wrong' }),
  'unauthorized_client: flow not enabled for the app': () => asClient('client_credentials'),
  'redirect_uri_mismatch: redirect_uri must match configuration': async () =>
    exchange(world, await newCode(world), { redirect_uri: 'https://elsewhere.example/' }),
  'unsupported_grant_type: grant type not supported': () => asClient('device'),
  'invalid_grant: invalid code verifier': async () =>
    exchange(world, await newCode(world), { code_verifier: 'x'.repeat(43) }),
  'invalid_request: HTTPS required': () =>
    ask({ grant_type: 'refresh_token' }, `${MY_DOMAIN.replace('https', 'http')}${TOKEN}`),
  async 'invalid_request: must use HTTP POST'() {
    const response = await world.fetch(`${MY_DOMAIN}${TOKEN}?grant_type=refresh_token`);
    return { status: response.status, headers: response.headers, text: await response.text() };
  },
  'invalid_request: grant type is missing': () => ask({ ...consumer(world) }),
  'rate_limit_exceeded: login rate exceeded'() {
    set({ loginsAnHour: 0, clientCredentials: { runAs: SERVICE.username } });
    return asClient('client_credentials');
  },
  'invalid_scope: the requested scope is not allowed': () =>
    answered('invalid_scope', 'the requested scope is not allowed', 400),
  'invalid_client: app must be installed into org': () => refreshedUnder({ appInstalled: false }),
  'unknown_error: retry your request': () => answered('unknown_error', 'retry your request', 500),
};

test.each(TABLE)('%s', async (row) => {
  const [error, description] = row.split(': ');
  const answer = await ROWS[row]();
  expect(JSON.parse(answer.text)).toEqual({ error, error_description: description });
  expect(answer.status).toBe(error === 'unknown_error' ? 500 : 400);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
});
