/** Owns the bench of the OAuth tests: one domain's stores, a connected service account, and a service an execution. */

import type { AppCredentials } from '../../../src/oauth/app-credentials';
import type { Candidate } from '../../../src/oauth/complete-connect';
import { createOAuthService, type OAuthDeps } from '../../../src/oauth/service';
import { CONNECTION, type ConnectionRecord, type Grant } from '../../../src/oauth/token-record';
import type { Environment } from '../../../src/store/keys';
import { decodeValue } from '../../../src/store/json-value';
import { createKeys, readDomain } from '../../../src/store/keys';
import { createSharedValue } from '../../../src/store/shared-value';
import {
  countingSecrets,
  fakeCache,
  fakeHttp,
  fakeLock,
  fakeProperties,
  fixedClock,
  jsonAnswer,
  sha256,
  START_MS,
  textAnswer,
} from '../fakes';

export const HOST = 'acme.my.salesforce.com';
export const INSTANCE = `https://${HOST}`;
export const REDIRECT = 'https://script.google.com/macros/d/SCRIPT/usercallback';
export const KEYS = createKeys(readDomain('acme.example'), sha256);
export const ORGANIZATION_ID = '00D000000000001AAA';
export const USER_ID = '005000000000001AAA';
export const TOKEN_URL = `post ${INSTANCE}/services/oauth2/token`;
export const REVOKE_URL = `post ${INSTANCE}/services/oauth2/revoke`;

export const CREDENTIALS: Record<Environment, AppCredentials> = {
  production: { host: HOST, consumerKey: 'PRODUCTION.KEY', consumerSecret: 'CANARY-PRODUCTION-SECRET' },
  sandbox: {
    host: 'acme--uat.sandbox.my.salesforce.com',
    consumerKey: 'SANDBOX.KEY',
    consumerSecret: 'CANARY-SANDBOX-SECRET',
  },
};

export const GRANT: Grant = {
  environment: 'production',
  host: HOST,
  accessToken: 'access-1',
  refreshToken: 'refresh-1',
  instanceUrl: INSTANCE,
  organizationId: ORGANIZATION_ID,
  serviceUserId: USER_ID,
  issuedAtMs: START_MS - 7_200_000,
};

export const CONNECTED: ConnectionRecord = { revision: 4, grant: GRANT };

export const LOST: ConnectionRecord = {
  ...CONNECTED,
  refusal: { kind: 'lost', words: 'as it was', atMs: 1 },
};

export const BLOCKED: ConnectionRecord = {
  ...CONNECTED,
  refusal: { kind: 'blocked', words: 'as it was', atMs: 1 },
};

export const SESSION = { accessToken: GRANT.accessToken, instanceUrl: INSTANCE };

/** What the token endpoint answers; `null` leaves a field out. */
export function tokenAnswer(fields: Record<string, string | null> = {}) {
  const all: Record<string, string | null> = {
    access_token: 'access-2',
    signature: 'c2lnbmF0dXJl',
    scope: 'refresh_token api',
    instance_url: INSTANCE,
    id: `https://login.salesforce.com/id/${ORGANIZATION_ID}/${USER_ID}`,
    token_type: 'Bearer',
    issued_at: String(START_MS),
    ...fields,
  };
  return jsonAnswer(200, Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null)));
}

export const refusal = (error: string, description?: string) =>
  jsonAnswer(400, { error, ...(description === undefined ? {} : { error_description: description }) });

/** What the revocation endpoint answers. */
export const REVOKED = textAnswer(200, '');

export const EXPIRED = refusal('invalid_grant', 'expired access/refresh token');

export interface BenchOptions {
  /** What is stored before the test, in property and cache alike; nothing unless told. */
  connection?: ConnectionRecord;
  vet?: (candidate: Candidate) => (generation: number) => void;
}

/** One script's stores. Each call of `service` is another execution over them. */
export function createBench({ connection, vet }: BenchOptions = {}) {
  const journal: string[] = [];
  const note = (entry: string) => void journal.push(entry);
  const clock = fixedClock();
  const properties = fakeProperties({}, note);
  const mine = fakeProperties();
  const cache = fakeCache(clock.nowMs, note);
  const lock = fakeLock(note);
  const net = fakeHttp([], note);
  const newSecret = countingSecrets();
  const vetted: Candidate[] = [];
  const states: { args: Readonly<Record<string, string>>; seconds: number }[] = [];
  const sharedValue = () => createSharedValue({ properties, cache }, KEYS.connection, CONNECTION);
  if (connection) sharedValue().write(connection);
  journal.length = 0;

  const execution = (changes: Partial<OAuthDeps> = {}): OAuthDeps => ({
    connection: sharedValue(),
    credentials: (environment) => CREDENTIALS[environment],
    http: net.http,
    withLock: lock.withLock,
    nowMs: clock.nowMs,
    events: {
      refreshed: (generation) => note(`event refreshed ${generation}`),
      refused: ({ kind }, generation) => note(`event ${kind} ${generation}`),
      resetting: () => note('event resetting'),
      wasReset: () => note('event reset'),
    },
    mine,
    newSecret,
    sha256,
    redirectUri: REDIRECT,
    newState(args, seconds) {
      states.push({ args, seconds });
      return `state-${states.length}`;
    },
    vet(candidate) {
      vetted.push(candidate);
      return vet ? vet(candidate) : (generation) => note(`committed ${generation}`);
    },
    ...changes,
  });

  return {
    journal,
    clock,
    properties,
    mine,
    cache,
    lock,
    net,
    vetted,
    states,
    execution,
    service: (changes: Partial<OAuthDeps> = {}) => createOAuthService(execution(changes)),
    /** What lies in the property, whatever is read of it; not noted. */
    stored() {
      const text = properties.values.get(KEYS.connection);
      return text === undefined ? undefined : decodeValue(CONNECTION, text);
    },
    sharedValue,
    /** The store as an execution writes it that is killed between property and cache. */
    killedBeforeCache: () =>
      createSharedValue(
        { properties, cache: { ...cache, put: () => undefined } },
        KEYS.connection,
        CONNECTION,
      ),
    /** What was asked of the network, without its bodies. */
    calls: () => net.requests.map(({ method, url }) => `${method} ${url}`),
    forms: () => net.requests.map(({ form }) => form),
  };
}

export type Bench = ReturnType<typeof createBench>;

/** Presses Connect, and returns the nonce that the callback has to bring back. */
export function beginConnect(bench: Bench, choice: object = { environment: 'production' }): string {
  bench.service().getAuthorizationUrl(choice);
  return bench.states.at(-1)?.args.nonce ?? '';
}
