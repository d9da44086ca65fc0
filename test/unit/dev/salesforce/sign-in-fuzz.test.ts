/** Odd requests to all that is not the data API: each is answered, none with a failure of the simulator's own. */

import fc from 'fast-check';
import { createSigner } from './signed-assertion';
import { ADMIN, CALLBACK, consumer, createWorld, MY_DOMAIN } from './world';

const CLIENT = ['client_id', 'client_secret', 'token'];
const AUTHORIZE = [
  'client_id',
  'redirect_uri',
  'response_type',
  'scope',
  'code_challenge',
  'prompt',
  'state',
];
const GRANT = ['assertion', 'code', 'code_verifier', 'refresh_token', 'username', 'password'];
/** What is asked, with the fields that are read there. */
const PATHS: Record<string, string[]> = {
  '/': ['username', 'pw', 'startURL'],
  '/id/x/y': ['format', 'version', 'oauth_token'],
  '/id/%E0%A4/%': ['oauth_token'],
  '/services/oauth2/authorize': AUTHORIZE,
  '/services/oauth2/introspect': CLIENT,
  '/services/oauth2/revoke': ['token', 'callback'],
  '/services/oauth2/token': ['grant_type', 'redirect_uri', ...CLIENT, ...GRANT],
  '/services/oauth2/userinfo': ['oauth_token'],
  '/setup/secur/RemoteAccessAuthorizationPage.apexp': ['request', 'decision', 'csrf'],
};

test('500 of them', async () => {
  const world = createWorld();
  const { client_id, client_secret } = consumer(world);
  world.salesforce.org('production').set({
    passwordFlow: 'on',
    clientCredentials: { runAs: ADMIN.username },
    jwtBearer: { certificate: createSigner().certificate },
  });
  const known = [
    ...[client_id, client_secret, CALLBACK, ADMIN.username, ADMIN.password, 'code', 'api', 'login'],
    ...['authorization_code', 'refresh_token', 'client_credentials', 'password', 'e30.e30.e30', 'W10.e30.'],
    ...['urn:ietf:params:oauth:grant-type:jwt-bearer', '//[', '//', '/\\', '/services/oauth2/authorize', '%'],
  ];
  const value = fc.oneof(fc.constantFrom(...known), fc.string(), fc.string({ unit: 'binary' }));
  const asked = fc.constantFrom(...Object.keys(PATHS)).chain((path) =>
    fc.record({
      path: fc.constant(path),
      fields: fc.array(fc.tuple(fc.constantFrom(...PATHS[path]!), value), { minLength: 1, maxLength: 8 }),
    }),
  );
  const request = fc.record({
    asked,
    method: fc.constantFrom('GET', 'POST', 'POST', 'PUT'),
    authorization: fc.constantFrom('', 'Basic', 'Basic !', 'Basic Og==', 'Basic YTpiOmM=', 'Bearer x'),
  });
  const property = fc.asyncProperty(request, async ({ asked: { path, fields }, method, authorization }) => {
    const form = new URLSearchParams(fields);
    const isGet = method === 'GET';
    const url = `${MY_DOMAIN}${path}${isGet ? `?${form}` : ''}`;
    const response = await world.fetch(url, {
      method,
      headers: { authorization },
      body: isGet ? null : form,
    });
    return response.status < 500;
  });
  await fc.assert(property, { numRuns: 500, seed: 4 });
});
