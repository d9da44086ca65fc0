/** The client credentials flow: whom it stands for, and each way in which it is refused. */

import type { OrgControls } from '../../../../dev/salesforce/controls';
import { ADMIN, api, consumer, createWorld, MY_DOMAIN, post, SERVICE, type World } from './world';

let world: World;
beforeEach(() => (world = createWorld()));

const set = (controls: Partial<OrgControls>) => world.salesforce.org('production').set(controls);
const ask = (changed: Record<string, string> = {}, host = MY_DOMAIN) =>
  post(world, `${host}/services/oauth2/token`, {
    grant_type: 'client_credentials',
    ...consumer(world),
    ...changed,
  });

test('it runs as the user that the app names, without a refresh token', async () => {
  set({ clientCredentials: { runAs: ADMIN.username } });
  const { status, json } = await ask();
  expect(status).toBe(200);
  expect(json).toMatchObject({ scope: 'api', instance_url: MY_DOMAIN, token_type: 'Bearer' });
  expect(json).not.toHaveProperty('refresh_token');
  const soql = `/query?q=SELECT+Id+FROM+User+WHERE+Username='${ADMIN.username}'`;
  const rows = (await (await api(world, json['access_token']!, soql)).json()) as {
    records: { Id: string }[];
  };
  expect(json['id']).toContain(rows.records[0]!.Id);
});

test('key and secret may stand in the header', async () => {
  set({ clientCredentials: { runAs: SERVICE.username } });
  const { client_id, client_secret } = consumer(world);
  const response = await world.fetch(`${MY_DOMAIN}/services/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
    headers: {
      authorization: `Basic ${Buffer.from(`${client_id}:${client_secret}`).toString('base64')}`,
    },
  });
  expect(response.status).toBe(200);
});

const RUNS = { clientCredentials: { runAs: SERVICE.username } };

test.each<[string, Partial<OrgControls>, Record<string, string>, string, string]>([
  ['off', {}, {}, 'unauthorized_client', 'flow not enabled for the app'],
  [
    'nobody',
    { clientCredentials: { runAs: null } },
    {},
    'invalid_grant',
    'no client credentials user enabled',
  ],
  ['inactive', { ...RUNS, serviceUserActive: false }, {}, 'invalid_grant', 'inactive user'],
  ['wrong secret', RUNS, { client_secret: 'x' }, 'invalid_client', 'invalid client credentials'],
  ['wrong key', RUNS, { client_id: 'x' }, 'invalid_client_id', 'client identifier invalid'],
])('%s is refused', async (_, controls, changed, error, description) => {
  set(controls);
  expect(await ask(changed)).toMatchObject({
    status: 400,
    json: { error, error_description: description },
  });
});

test('a login host does not have it', async () => {
  set(RUNS);
  expect((await ask({}, 'https://login.salesforce.com')).json).toMatchObject({
    error: 'invalid_grant',
    error_description: 'request not supported on this domain',
  });
});

test.each([{ runAs: 7 }, { runAs: null, more: 1 }, 'on', null])('%j cannot be set', (clientCredentials) => {
  expect(() => set({ clientCredentials } as unknown as Partial<OrgControls>)).toThrow('clientCredentials');
});
